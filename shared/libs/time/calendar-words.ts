import { either, type Language, languages } from '../languages'
import { matchAt } from './token'

/** One of twelve months or seven weekdays in any language, by its number. */
type Words = {
  /** The source of a pattern for all of them. */
  source: string
  /** The number, from 0, of a word that the pattern matched as a group; what follows the word may matter. */
  indexOf: (match: RegExpExecArray, group: number) => number
}

const createWords = (lists: readonly (readonly RegExp[])[]): Words => {
  const patterns = Array.from({ length: lists[0]?.length ?? 0 }, (_, i) =>
    either(lists.flatMap((list) => list[i] ?? [])),
  )
  // A digit may follow a month at once: `March3, 2024`.
  const exact = patterns.map((source) => new RegExp(`${source}(?!(?<=\\w)[^\\W\\d])`, 'iy'))
  return {
    source: `(?:${patterns.join('|')})`,
    indexOf: (match, group) => {
      const word = match[group] ?? ''
      const offset = match.index + match[0].indexOf(word)
      return exact.findIndex((pattern) => matchAt(pattern, match.input, offset)?.[0].length === word.length)
    },
  }
}

const isMonthFirst = ({ dates }: Language): boolean => dates.isMonthFirst === true

/** The months of all languages. */
export const months = createWords(languages.flatMap(({ dates }) => (dates.months ? [dates.months] : [])))

/** The months of languages that write the month before the day. */
export const leadingMonths = createWords(
  languages.filter(isMonthFirst).flatMap(({ dates }) => (dates.months ? [dates.months] : [])),
)

/** The weekdays of all languages, from Sunday. */
export const weekdays = createWords(languages.map(({ dates }) => dates.weekdays))
