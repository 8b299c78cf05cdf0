import { foldText } from '../../../../shared/meeting/fold-text'

/** Longer words are compared by their beginning, so that they don't fill the index. */
const MAX_WORD_CHARS = 48

/** A word of a text in its folded form, with its position in the text. */
export type Word = { folded: string; start: number; length: number }

const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a text, compared without case and accents. */
export function* splitWords(text: string): Generator<Word, void> {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    yield { folded: fold(word.toLowerCase()), start: index, length: word.length }
  }
}

/** The distinct words of a text: ten times as fast as `splitWords`, for whole libraries. */
export const splitDistinctWords = (text: string): Set<string> => {
  const lower = text.toLowerCase()
  const isAscii = !/[^\0-\x7f]/.test(lower)
  const words = new Set(lower.match(isAscii ? /[a-z0-9]+/g : WORD))
  return new Set([...words].map(fold))
}

const fold = (lower: string): string => {
  const plain = /^[a-z0-9]*$/.test(lower) ? lower : foldText(lower)
  return plain.slice(0, MAX_WORD_CHARS)
}

/** The share of a word's letters that may be wrong. */
const TYPO_SHARE = 0.15

const MATCH_SCORES = { same: 20, start: 10, typo: 4 }

/** A word of a query, prepared for comparing. */
export type QueryTerm = { word: string; letters: number; maxTypos: number }

/** The different words of a query. */
export const parseQuery = (query: string): QueryTerm[] =>
  [...splitDistinctWords(query)].map((word) => {
    return { word, letters: letterBits(word), maxTypos: Math.round(word.length * TYPO_SHARE) }
  })

/**
 * A bit for each letter of a word, where some letters share one: words whose bits differ a lot need not be compared.
 */
export const letterBits = (word: string): number => {
  let letters = 0
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/** How well a word matches a term of the query, from 20 for the same word down to 0 for no match. */
export const scoreMatch = (term: QueryTerm, word: string, letters = letterBits(word)): number => {
  if (word.startsWith(term.word)) return term.word.length === word.length ? MATCH_SCORES.same : MATCH_SCORES.start
  if (Math.abs(term.word.length - word.length) > term.maxTypos) return 0
  // A letter that was replaced by another changes two bits.
  if (countBits(term.letters ^ letters) > 2 * term.maxTypos) return 0
  return isWithin(term.maxTypos, term.word, word) ? MATCH_SCORES.typo : 0
}

const countBits = (bits: number): number => {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}

/**
 * Whether at most `maxTypos` insertions, deletions, replacements or swaps of neighbors turn one word into the other.
 */
const isWithin = (maxTypos: number, a: string, b: string): boolean => {
  if (maxTypos === 0) return a === b
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const cost = Math.min(
        at(previous, column - 1) + (isSame ? 0 : 1),
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        isSwapped ? at(beforePrevious, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
      current.push(cost)
      least = Math.min(least, cost)
    }
    if (least > maxTypos) return false
    beforePrevious = previous
    previous = current
  }
  return at(previous, b.length) <= maxTypos
}

const at = (costs: readonly number[], column: number): number => costs[column] ?? Number.POSITIVE_INFINITY
