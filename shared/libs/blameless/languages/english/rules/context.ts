import type { Match as MatchOf, Rule } from '../../../language'
import type { Clause } from '../grammar/clause'
import { at, type Sentence, type Word } from '../grammar/word'
import { conditionalLinks, denials, presentAuxiliaries, unrealModals } from '../words/grammar'
import {
  attitudeGerunds,
  attitudeVerbs,
  avoidanceVerbs,
  claimOpeners,
  reportingGerunds,
  unfairToSay,
  wordingNouns,
} from '../words/mentions'

/** What the reasons and the questions are chosen by. */
export const themes = [
  'fault',
  'forgot',
  'missed',
  'skipped',
  'untold',
  'wrong-one',
  'slip',
  'broke',
  'blame',
  'undone',
  'slow',
  'human-error',
  'should',
  'could',
  'if-only',
  'supposed',
  'why-not',
  'judged-person',
  'judged-work',
  'preventable',
  'obvious',
  'care',
  'remind',
  'train',
  'discipline',
] as const

export type Theme = (typeof themes)[number]

/** A match of an English rule. */
export type Match = MatchOf<Theme>

/** What every rule gets to see of a sentence. */
export type SentenceContext = {
  sentence: Sentence
  words: readonly Word[]
  clauses: readonly Clause[]
  /** True for words that mention blame instead of laying it: "we do not ask who …", "avoid …". */
  isMention: (index: number) => boolean
  /** The text of the words from one index to before another, as written. */
  written: (from: number, to: number) => string
}

/** What `match` finds in each clause that does more than mention blame. */
export const matchClauses = (
  { clauses, isMention }: SentenceContext,
  match: (clause: Clause) => Match | undefined,
): Match[] => {
  const found: Match[] = []
  for (const clause of clauses) {
    const matched = match(clause)
    if (matched && !isMention(clause.main)) found.push(matched)
  }
  return found
}

/** What `match` finds from each word that does more than mention blame. */
export const matchWords = (
  { words, isMention }: SentenceContext,
  match: (word: Word, index: number) => Match | undefined,
): Match[] => {
  const found: Match[] = []
  for (let i = 0; i < words.length; i += 1) {
    const matched = match(at(words, i), i)
    if (matched && !isMention(i)) found.push(matched)
  }
  return found
}

/** A rule for English. */
export type EnglishRule = Rule<SentenceContext, Theme>

const opensAttitude = (words: readonly Word[], i: number): boolean => {
  for (let j = i; j < i + 4; j += 1)
    if (attitudeVerbs.has(at(words, j).base) || attitudeGerunds.has(at(words, j).word)) return true
  return false
}

/** "avoid words such as …", "avoid the term": what is avoided is wording. */
const namesWords = (words: readonly Word[], from: number): boolean => {
  for (let i = from; i < from + 5; i += 1)
    if (wordingNouns.has(at(words, i).base) || at(words, i).tag === 'opaque') return true
  return false
}

const startsMention = (words: readonly Word[], i: number): boolean => {
  const word = at(words, i)
  const next = at(words, i + 1)
  if ((word.word === 'instead' && next.word === 'of') || (word.word === 'rather' && next.word === 'than')) return true
  if (word.word === 'not' && (claimOpeners.has(next.word) || next.tag === 'wh')) return true
  if (avoidanceVerbs.has(word.base) && i < 4 && word.form !== 'ed')
    return opensAttitude(words, i + 1) || namesWords(words, i + 1)
  const unfair = next.word === 'to' && unfairToSay.has(word.word)
  return unfair && opensAttitude(words, i + 2)
}

/** "no reason to believe", "no sign that". */
const isUnfounded = (clause: Clause): boolean =>
  clause.kind === 'infinitive' && at(clause.words, clause.start - 3).word === 'no'

const isDenied = (clause: Clause): boolean =>
  (clause.negated || clause.subject.negative || isUnfounded(clause)) &&
  attitudeVerbs.has(clause.base) &&
  clause.kind !== 'gerund'

const mentionEnd = (words: readonly Word[], from: number, pair: boolean): number => {
  for (let i = from; i < words.length; i += 1) {
    const word = at(words, i).word
    if (word === ',' && at(words, i + 1).word === 'and') return i
    if (word === 'but' || word === ';' || (pair && word === ',')) return i
  }
  return words.length
}

/** Finds the passages in which the sentence talks about blame instead of laying it. */
export const mentionsIn = (words: readonly Word[], clauses: readonly Clause[]): ((index: number) => boolean) => {
  const stretches: [number, number][] = []
  for (let i = 0; i < words.length; i += 1) if (startsMention(words, i)) stretches.push([i, mentionEnd(words, i, true)])
  if (reportingGerunds.has(at(words, 0).word) && clauses.some(({ kind }) => kind === 'finite'))
    stretches.push([1, words.length])
  for (const clause of clauses) if (isDenied(clause)) stretches.push([clause.end, mentionEnd(words, clause.end, false)])
  if (stretches.length === 0) return () => false
  return (index) => stretches.some(([from, to]) => index >= from && index < to)
}

/** True for a clause in the present tense. */
export const inPresent = (clause: Clause): boolean => {
  const first = at(clause.words, clause.start)
  return first.form === 'base' || first.form === 's' || presentAuxiliaries.has(first.word)
}

/** True if the clause is possible, future, conditional or habitual: it does not say that anybody did it. */
export const isHypothetical = (clause: Clause): boolean => {
  if (clause.modal !== undefined && unrealModals.has(clause.modal)) return !clause.perfect
  if (clause.link === 'lest' || (clause.link === 'if' && clause.subject.generic && !clause.perfect)) return true
  const before = at(clause.words, clause.subject.start - 1)
  if (clause.link === 'if' && at(clause.words, clause.subject.start - 2).word === 'even') return true
  const inCase =
    before.word === 'case' || (before.word === 'that' && at(clause.words, clause.subject.start - 2).word === 'case')
  return (
    inPresent(clause) &&
    (conditionalLinks.has(clause.link) ||
      inCase ||
      (clause.link === 'that' && at(clause.words, clause.subject.start - 2).word === 'so'))
  )
}

/** Index of the first word from `from` to before `to` that passes the test; -1 if none does. */
export const indexOfWord = (
  words: readonly Word[],
  from: number,
  to: number,
  test: (word: Word, index: number) => boolean,
): number => {
  for (let i = Math.max(0, from); i < to && i < words.length; i += 1) if (test(at(words, i), i)) return i
  return -1
}

/** True if one of the `reach` words before `index` in the same clause is a negation. */
export const isNegatedBefore = (words: readonly Word[], index: number, reach: number): boolean => {
  for (let i = index - 1; i >= 0 && i >= index - reach; i -= 1) {
    const word = at(words, i)
    if (word.tag === 'punctuation' && word.word !== '-' && word.word !== '/') return false
    if (word.tag === 'negation' || denials.has(word.word)) return true
  }
  return false
}

/** "by mistake", "in error", "by accident". */
export const byMistake = (words: readonly Word[], i: number): boolean =>
  (at(words, i).word === 'by' && ['mistake', 'accident', 'error'].includes(at(words, i + 1).base)) ||
  (at(words, i).word === 'in' && at(words, i + 1).word === 'error')
