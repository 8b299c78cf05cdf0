import { chinese } from './chinese'
import { english } from './english'
import { fold, foldPattern } from './fold'
import { french } from './french'
import { german } from './german'
import { japanese } from './japanese'
import type { Language } from './language'
import { portuguese } from './portuguese'
import { spanish } from './spanish'

export { fold, foldPattern, isUnspaced } from './fold'
export type { ActionColumn, ActionState, ColumnTitle, EventWord, Language, SectionTitle } from './language'

/** Every language that is read; all at once, since records mix them. */
export const languages: readonly Language[] = [english, german, french, spanish, portuguese, japanese, chinese]

/** The source of a pattern for whatever a part of the languages matches, in folded text; it matches nothing if none has that part. */
export const anyOf = (select: (language: Language) => RegExp | undefined): string =>
  either(languages.map(select).filter((pattern) => pattern !== undefined))

/** The source of a pattern for any of some patterns. */
export const either = (patterns: readonly RegExp[]): string =>
  patterns.length === 0 ? '(?!)' : `(?:${patterns.map(foldPattern).join('|')})`

/** The expression of a form that a language has for dates or clocks, for one offset of a folded text. */
export const toStickyPattern = (form: RegExp): RegExp => new RegExp(`(?:${foldPattern(form)})`, 'iy')

/** The expressions for whatever the languages have under some keys, in folded text; in the order of the keys. */
export const patternsOf = <Key extends string>(
  keys: readonly Key[],
  select: (language: Language, key: Key) => RegExp | undefined,
): { key: Key; pattern: RegExp }[] =>
  keys.map((key) => ({ key, pattern: new RegExp(`(?:${anyOf((language) => select(language, key))})`, 'i') }))

/** The end of a word, or of a part of a text whose script does not separate words. */
export const WORD_END = '(?!(?<=\\w)\\w)'

/** What follows a word before the next one: nothing, if the script does not separate words. */
export const WORD_GAP = '(?:\\s+|(?<!\\w))'

/** The start of a word, in the same sense. */
export const WORD_START = '(?<!\\w(?=\\w))'

const functionWords = languages.flatMap((language) => {
  const words = language.times.unfinished
  return words ? [{ language, pattern: new RegExp(`\\b(?:${foldPattern(words)})\\b`, 'gi') }] : []
})

/** The language that most of the small words of a text are of; undefined if it has hardly any. */
export const guessLanguage = (text: string): Language | undefined => {
  const folded = fold(text)
  const counts = functionWords.map(({ language, pattern }) => ({ language, count: folded.match(pattern)?.length ?? 0 }))
  const best = counts.reduce((most, next) => (next.count > most.count ? next : most))
  return best.count >= 2 ? best.language : undefined
}
