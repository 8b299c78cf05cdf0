import type { Token } from '../../../text/tokens'
import { clitics, runTogether, tools } from '../words/closed'
import { adverbPairs, doubleChecks, otherPairStarts } from '../words/grammar'
import { ambiguousNames } from '../words/names'
import { entryOf } from './lexicon'
import { disambiguateTags } from './tag'
import type { Sentence, Tag, Word } from './word'

/** Longer sentences are split here, which keeps the time linear in the length of the text. */
const MAX_SENTENCE_WORDS = 160

/** The names of people, split into words in lower case. */
type People = ReadonlySet<string>

/** Splits the names that the check was given into words. */
export const peopleFrom = (names: readonly string[]): People => {
  const all = new Set<string>()
  for (const name of names)
    for (const part of name.toLowerCase().split(/[^\p{L}\p{M}\p{N}'’-]+/u))
      if (part.length > 1) all.add(part.replace(/’/g, "'"))
  return all
}

const isCapital = (text: string): boolean => {
  const first = text.charAt(0)
  return first !== first.toLowerCase()
}

/** Splits a contraction into its two words; `at` is where the second one starts. */
const splitContraction = (lower: string): { at: number; first: string; second: string } | undefined => {
  const together = runTogether.get(lower)
  if (together) return { at: Math.max(1, lower.length - 2), first: together[0], second: together[1] }
  const mark = lower.lastIndexOf("'")
  if (mark <= 0) return undefined
  if (lower.endsWith("n't") && lower.length > 3) {
    const stem = lower.slice(0, -3)
    const first = stem === 'wo' ? 'will' : stem === 'ca' ? 'can' : stem === 'sha' ? 'shall' : stem
    return { at: lower.length - 3, first, second: 'not' }
  }
  const second = clitics.get(lower.slice(mark))
  if (second) return { at: mark, first: lower.slice(0, mark), second }
  return lower.endsWith("s'") ? { at: mark, first: lower.slice(0, mark), second: "'s" } : undefined
}

const createWord = (word: string, tag: Tag, start: number, end: number): Word => ({
  word,
  tag,
  base: word,
  start,
  end,
  capital: false,
  known: true,
})

const readWord = (lower: string, raw: string, start: number, end: number, people: People): Word => {
  const capital = isCapital(raw)
  if (lower === "'s") return createWord(lower, 'possessive', start, end)
  if (lower === "'d") return createWord(lower, 'modal', start, end)
  if (raw === 'IT' || raw === 'US') return { ...createWord(lower, 'noun', start, end), capital }
  if (people.has(lower) && (capital || !ambiguousNames.has(lower)))
    return { ...createWord(lower, 'name', start, end), capital }
  const entry = entryOf(lower)
  const isTool =
    capital &&
    (tools.has(lower) || (raw.length > 1 && raw !== raw.toUpperCase() && raw.slice(1) !== raw.slice(1).toLowerCase()))
  const known = entry.known || isTool
  const tag = entry.tag === 'name' && isTool ? 'noun' : entry.tag
  return { word: entry.word, tag, base: entry.base, form: entry.form, start, end, capital, known }
}

const wordsOfToken = (text: string, token: Token, people: People): Word[] => {
  const { start, end } = token
  if (token.kind === 'number') return [createWord('#', 'number', start, end)]
  if (token.kind === 'opaque') return [createWord('¤', 'opaque', start, end)]
  if (token.kind === 'handle')
    return [{ ...createWord(text.slice(start, end).toLowerCase(), 'name', start, end), capital: true }]
  const raw = text.slice(start, Math.min(end, start + 60))
  if (token.kind === 'punct') return [createWord(raw, 'punctuation', start, end)]
  const lower = raw.toLowerCase().replace(/’/g, "'")
  if (lower.length !== raw.length) return [createWord('¤', 'opaque', start, end)]
  const halves = splitContraction(lower)
  if (!halves) return [readWord(lower, raw, start, end, people)]
  const middle = start + halves.at
  return [readWord(halves.first, raw, start, middle, people), readWord(halves.second, "'", middle, end, people)]
}

const pairStarts = new Set([...[...adverbPairs].map((pair) => pair.split(' ')[0] ?? ''), ...otherPairStarts])

/** Joins compounds that are written as two words: "no one", "on call" as a person. */
const joinCompounds = (words: Word[]): Word[] => {
  const out: Word[] = []
  for (const word of words) {
    const before = out.at(-1)
    const pair = before && pairStarts.has(before.word) ? `${before.word} ${word.word}` : ''
    if (before && (word.word === "'" || word.word === '’') && word.start === before.end && isPlural(before))
      out.push(createWord("'s", 'possessive', word.start, word.end))
    else if (before?.word === '/' && word.word === 'o' && out.at(-2)?.word === 'w') {
      out.pop()
      out[out.length - 1] = createWord('without', 'preposition', before.start - 1, word.end)
    } else if (before && pair === 'no one')
      out[out.length - 1] = { ...createWord('no-one', 'pronoun', before.start, word.end), capital: before.capital }
    else if (before && pair === 'on call' && isArticle(out.at(-2)))
      out[out.length - 1] = { ...createWord('on-call', 'noun', before.start, word.end) }
    else if (before && adverbPairs.has(pair)) out[out.length - 1] = createWord(pair, 'adverb', before.start, word.end)
    else if (before?.word === 'fat' && word.word === 'finger' && word.tag !== 'verb')
      out[out.length - 1] = createWord('fat-finger', 'noun', before.start, word.end)
    else if (
      before?.word === 'fat' &&
      word.base === 'finger' &&
      word.form !== 'base' &&
      word.form !== 's' &&
      word.tag === 'verb'
    )
      out[out.length - 1] = {
        ...word,
        start: before.start,
        word: 'fat-fingered',
        base: 'fat-finger',
        tag: 'verb',
        form: 'ed',
      }
    else if (before?.word === 'let' && word.tag === 'possessive')
      out[out.length - 1] = {
        ...createWord('let', 'verb', before.start, word.end),
        form: 'base',
        capital: before.capital,
      }
    else if (before && doubleChecks.has(pair))
      out[out.length - 1] = {
        ...word,
        start: before.start,
        word: 'double-check',
        base: 'double-check',
        tag: 'verb',
        form: word.form,
      }
    else out.push(word)
  }
  return out
}

/** "the operators' mistake": an apostrophe right after a plural. */
const isPlural = (word: Word): boolean => word.tag === 'noun' && word.word.endsWith('s')

const isArticle = (word: Word | undefined): boolean =>
  word === undefined || word.tag === 'determiner' || word.tag === 'adjective' || word.tag === 'conjunction'

const createSentence = (words: Word[], asks: boolean): Sentence => {
  const whole = joinCompounds(words)
  disambiguateTags(whole)
  return { words: whole, asks }
}

/** Reads tokens into tagged sentences, one at a time. */
export function* readSentences(text: string, tokens: readonly Token[], people: People): Generator<Sentence> {
  let words: Word[] = []
  for (const token of tokens) {
    const isBreak = token.kind === 'break'
    if (!isBreak) words.push(...wordsOfToken(text, token, people))
    if (words.length === 0 || !(isBreak || words.length >= MAX_SENTENCE_WORDS)) continue
    yield createSentence(words, isBreak && text.charAt(token.start) === '?')
    words = []
  }
  if (words.length > 0) yield createSentence(words, false)
}
