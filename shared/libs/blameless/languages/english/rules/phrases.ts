import { at, type Word } from '../grammar/word'
import { clitics, runTogether } from '../words/closed'

/** A phrase: its words in order; `*` stands for up to four words. */
type Phrase = readonly string[]

const splitContraction = (word: string): string[] => {
  const together = runTogether.get(word)
  if (together) return [...together]
  if (word.endsWith("n't")) return [word === "can't" ? 'can' : word === "won't" ? 'will' : word.slice(0, -3), 'not']
  const mark = word.lastIndexOf("'")
  const second = mark > 0 ? clitics.get(word.slice(mark)) : undefined
  return second ? [word.slice(0, mark), second] : [word]
}

/** Phrases by their first word, so that looking one up costs the same however many there are. */
export const indexPhrases = (phrases: readonly string[]): ReadonlyMap<string, readonly Phrase[]> => {
  const index = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    const parts = phrase.split(' ').flatMap(splitContraction)
    const [first = ''] = parts
    const rest = parts.slice(1)
    const at = index.get(first)
    if (at) at.push(rest)
    else index.set(first, [rest])
  }
  return index
}

const MAX_WILDCARD_WORDS = 4

const matches = (words: readonly Word[], from: number, to: number, phrase: Phrase, p: number): number => {
  const part = phrase[p]
  if (part === undefined) return from
  if (part === '*') {
    for (let skip = 1; skip <= MAX_WILDCARD_WORDS && from + skip <= to; skip += 1) {
      const { tag, form } = at(words, from + skip - 1)
      if (tag === 'punctuation' || (tag === 'verb' && form !== 'ing') || tag === 'modal') return -1
      const end = matches(words, from + skip, to, phrase, p + 1)
      if (end >= 0) return end
    }
    return -1
  }
  if (from >= to) return -1
  const word = at(words, from)
  if (word.tag === 'adverb' && word.word !== part && p === 0) return matches(words, from + 1, to, phrase, p)
  return word.word === part || (word.base === part && word.tag === 'noun')
    ? matches(words, from + 1, to, phrase, p + 1)
    : -1
}

/** The end of the longest of the phrases under `key` that goes on at `from` and ends before `to`; -1 when none does. */
export const phraseEnd = (
  index: ReadonlyMap<string, readonly Phrase[]>,
  key: string,
  words: readonly Word[],
  from: number,
  to: number,
): number => {
  let longest = -1
  for (const phrase of index.get(key) ?? []) longest = Math.max(longest, matches(words, from, to, phrase, 0))
  return longest
}
