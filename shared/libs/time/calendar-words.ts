import { either, type Language, languages } from '../languages'

/** One of twelve months or seven weekdays in any language, by its number. */
type Words = {
  /** The source of a pattern for all of them. */
  source: string
  /** The number of a word that the pattern matched, from 0; -1 for another. */
  indexOf: (word: string) => number
}

const createWords = (lists: readonly (readonly RegExp[])[]): Words => {
  const patterns = Array.from({ length: lists[0]?.length ?? 0 }, (_, i) =>
    either(lists.flatMap((list) => list[i] ?? [])),
  )
  const exact = patterns.map((source) => new RegExp(`^${source}$`, 'i'))
  const known = new Map<string, number>()
  return {
    source: `(?:${patterns.join('|')})`,
    indexOf: (word) => {
      let index = known.get(word)
      if (index === undefined) {
        index = exact.findIndex((pattern) => pattern.test(word))
        if (index >= 0) known.set(word, index)
      }
      return index
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
