import { agentOf } from '../grammar/agents'
import { at, type Word } from '../grammar/word'
import {
  attributionWords,
  causalWords,
  causeMarks,
  causeNouns,
  guardingWords,
  humanAdjectives,
  identifyingVerbs,
  leadingVerbs,
  slipNouns,
} from '../words/human-error'
import {
  type EnglishRule,
  indexOfWord,
  inPresent,
  isHypothetical,
  isNegatedBefore,
  type Match,
  type SentenceContext,
} from './context'

/** The noun of "human error", also in "human and process error". */
const slipAfter = (words: readonly Word[], i: number): number =>
  at(words, i + 1).tag === 'conjunction' ? i + 3 : i + 1

/** "a technician mistake", "broker's error": a role right before the noun. */
const isRole = (words: readonly Word[], i: number): boolean =>
  at(words, i).tag === 'noun' && at(words, i).word === at(words, i).base && agentOf(words, i, i).kind === 'person'

const isSlip = (words: readonly Word[], i: number): boolean => {
  const owner = at(words, i)
  const noun = at(words, slipAfter(words, i))
  if (!slipNouns.has(noun.base)) return false
  if (!humanAdjectives.has(owner.base) && !humanAdjectives.has(owner.word) && !isRole(words, i)) return false
  if (noun.base === 'failure' && owner.word !== 'human') return false
  if (noun.base === 'factor' && (owner.word !== 'human' || noun.word !== 'factor')) return false
  const next = at(words, slipAfter(words, i) + 1)
  return !(next.tag === 'noun' || next.tag === 'opaque' || next.tag === 'number' || next.form === 'ing')
}

const isGivenAsCause = (context: SentenceContext, i: number): boolean => {
  const { words, clauses } = context
  const after = slipAfter(words, i)
  const own = clauses.find(
    (clause) =>
      clause.subject.head === after &&
      clause.kind === 'finite' &&
      indexOfWord(words, after + 1, clause.start, ({ word }) => word === ',' || word === ';') < 0,
  )
  if (own && !own.shared) {
    const main = at(words, own.main)
    if (own.negated || isHypothetical(own)) return false
    if (main.word === 'is' || main.word === 'are')
      return indexOfWord(words, own.end, own.end + 4, (word) => causeNouns.has(word.word)) >= 0
    return own.passive ? identifyingVerbs.has(own.base) : main.form !== 'base' && main.form !== 's'
  }
  const effect = clauses.find(
    (clause) =>
      clause.start > i &&
      clause.start <= i + 9 &&
      leadingVerbs.has(clause.base) &&
      !clause.negated &&
      !isHypothetical(clause),
  )
  if (effect && !inPresent(effect)) return true
  const named = indexOfWord(
    words,
    after,
    after + 9,
    (word, at0) => ['reason', 'cause', 'culprit'].includes(word.word) && at(words, at0 - 2).word !== 'not',
  )
  if (i === 0 && named >= 0) return true
  if (at(words, i - 1).word === '(') return true
  const before = indexOfWord(
    words,
    i - 7,
    i,
    (word) => causalWords.has(word.word) || (causeMarks.has(word.word) && i < 8),
  )
  if (before >= 0) return true
  const next = at(words, after + 1)
  if (i === 0 && next.tag === 'punctuation' && next.word !== ',') return true
  return words.length <= 5 || (i < 3 && !clauses.some((clause) => clause.kind === 'finite'))
}

const generic = new Set([...humanAdjectives, 'employee', 'person', 'operator'])

/** "it came down to an employee's slip", "stemmed from an error on the part of our staff": somebody of no name, given as the cause. */
const ofSomebody = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const noun = at(words, i)
  if (noun.tag !== 'noun' || !['error', 'mistake', 'slip'].includes(noun.base)) return undefined
  if (indexOfWord(words, i - 9, i, (word) => attributionWords.has(word.base)) < 0 || isNegatedBefore(words, i, 6))
    return undefined
  const isOwned = at(words, i - 1).tag === 'possessive' && generic.has(at(words, i - 2).base)
  if (isOwned) return { kind: 'human-error', theme: 'human-error', from: i - 2, to: i + 1 }
  const next = at(words, i + 1)
  if (next.word !== 'by' && next.word !== 'on' && next.word !== 'of') return undefined
  const who = indexOfWord(words, i + 2, i + 7, (word) => generic.has(word.base) && word.tag === 'noun')
  return who >= 0 ? { kind: 'human-error', theme: 'human-error', from: i, to: who + 1 } : undefined
}

const find = (context: SentenceContext): Match[] => {
  const { words } = context
  const found: Match[] = []
  for (let i = 0; i < words.length; i += 1) {
    const somebody = context.isMention(i) ? undefined : ofSomebody(context, i)
    if (somebody) found.push(somebody)
    if (!isSlip(words, i) || context.isMention(i) || isNegatedBefore(words, i, 6)) continue
    if (indexOfWord(words, i - 5, i, (word) => guardingWords.has(word.base) || guardingWords.has(word.word)) >= 0)
      continue
    if (indexOfWord(words, i - 2, i, (word) => word.word === 'as') >= 0) continue
    const modal = context.clauses.find((clause) => clause.start < i && clause.until >= i && clause.modal !== undefined)
    if (modal && isHypothetical(modal)) continue
    if (isGivenAsCause(context, i))
      found.push({ kind: 'human-error', theme: 'human-error', from: i, to: slipAfter(words, i) + 1 })
  }
  return found
}

/** Finds human, operator or user error given as the cause. */
export const humanError: EnglishRule = {
  name: 'human-error',
  find,
  examples: {
    flagged: [
      'The outage was caused by human error.',
      'Root cause: operator error.',
      "It came down to an employee's mistake.",
    ],
    notFlagged: [
      'The tool should tolerate human error.',
      'We do not ask who made an error.',
      'The error rate of the operator pod rose.',
    ],
  },
}
