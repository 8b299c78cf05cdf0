import { chinese, chineseDocuments } from './chinese'
import { english, englishDocuments } from './english'
import { fold, foldPattern } from './fold'
import { french, frenchDocuments } from './french'
import { german, germanDocuments } from './german'
import { japanese, japaneseDocuments } from './japanese'
import type { DocumentWords, Language } from './language'
import { portuguese, portugueseDocuments } from './portuguese'
import { spanish, spanishDocuments } from './spanish'

export { fold, foldPattern, isUnspaced } from './fold'
export type {
  ActionColumn,
  ActionState,
  ColumnTitle,
  DocumentWords,
  EventWord,
  HeadingTitle,
  Language,
  SectionTitle,
  TimePart,
} from './language'
export { timeParts } from './language'

/** Every language that is read; all at once, since records mix them. */
export const languages: readonly Language[] = [english, german, french, spanish, portuguese, japanese, chinese]

/** The words of the same languages that only whole documents need: who reads a typed time does not carry them. */
export const documentWords: readonly DocumentWords[] = [
  englishDocuments,
  germanDocuments,
  frenchDocuments,
  spanishDocuments,
  portugueseDocuments,
  japaneseDocuments,
  chineseDocuments,
]

/** The source of a pattern for any of some patterns, in folded text; it matches nothing if there are none. */
export const either = (patterns: readonly (RegExp | undefined)[]): string => {
  const sources = patterns.flatMap((pattern) => (pattern ? [foldPattern(pattern)] : []))
  return sources.length === 0 ? '(?!)' : `(?:${sources.join('|')})`
}

/** The expression of a form that a language has for dates or clocks, for one offset of a folded text. */
export const toStickyPattern = (form: RegExp): RegExp => new RegExp(`(?:${foldPattern(form)})`, 'iy')

/** The expressions for what any of the languages has under some keys, in folded text; in the order of the keys. */
export const patternsOf = <Words, Key extends string>(
  words: readonly Words[],
  keys: readonly Key[],
  select: (words: Words, key: Key) => RegExp | undefined,
): { key: Key; pattern: RegExp }[] =>
  keys.map((key) => ({ key, pattern: new RegExp(`(?:${either(words.map((each) => select(each, key)))})`, 'i') }))

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
