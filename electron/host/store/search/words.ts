/** Longer words are compared by their beginning: what nobody types must not fill the index. */
const MAX_WORD_CHARS = 48

/** A word of a text as it is compared, and where it stands in the text. */
export type Word = { folded: string; start: number; length: number }

/** The words of a text, compared without case and accents. */
export function* splitWords(text: string): Generator<Word, void> {
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    yield { folded: fold(word).slice(0, MAX_WORD_CHARS), start: index, length: word.length }
  }
}

const fold = (word: string): string => {
  const lower = word.toLowerCase()
  return /^[a-z0-9]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '')
}

/** Of the letters of a word, this share may be wrong. */
const TYPO_SHARE = 0.15

const CLOSENESS = { same: 1, start: 0.5, typo: 0.2 }

/** How well a word of a query matches one of a text: 1 is the same word, 0 is no match. */
export const rateCloseness = (asked: string, word: string): number => {
  if (word.startsWith(asked)) return asked.length === word.length ? CLOSENESS.same : CLOSENESS.start
  const maxTypos = Math.round(asked.length * TYPO_SHARE)
  return maxTypos > 0 && isWithin(maxTypos, asked, word) ? CLOSENESS.typo : 0
}

/** Whether so many insertions, deletions, replacements or swaps of neighbors turn one word into the other. */
const isWithin = (maxTypos: number, a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > maxTypos) return false
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
