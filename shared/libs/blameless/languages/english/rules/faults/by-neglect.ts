import { agentOf, isThirdParty } from '../../grammar/agents'
import type { Clause } from '../../grammar/clause'
import { isKnownVerb } from '../../grammar/forms'
import { at } from '../../grammar/word'
import { reportingVerbs } from '../../words/blamed-noun'
import { duties, faultNouns, perceptions } from '../../words/faults'
import { reasonLinks } from '../../words/grammar'
import {
  approvalNouns,
  asExpected,
  changingVerbs,
  circumstanceWords,
  companyDuties,
  dutyByObject,
  neutralUndone,
  neverNeutral,
  noticingVerbs,
  precautionNouns,
  responseVerbs,
  tellingVerbs,
  uncertainDuties,
  wrongnessWords,
} from '../../words/neglect'
import { indexOfWord, inPresent, type SentenceContext, type Theme } from '../context'
import { type Fault, type FaultRule, hasAdverb, isFirstPerson, isToldAsNotDone } from './fault'

/** A cause other than a person is given: the sentence explains rather than reproaches. */
export const isExplained = (clause: Clause, context: SentenceContext): boolean => {
  const { words } = context
  const why = indexOfWord(
    words,
    clause.end,
    words.length,
    (word, i) =>
      reasonLinks.has(word.word) &&
      at(words, i + 1).word !== 'a' &&
      !(word.word === 'as' && asExpected.has(at(words, i + 1).word)) &&
      !(word.word === 'since' && !hasVerbAfter(context, i)),
  )
  if (why < 0)
    return (
      indexOfWord(words, clause.end, words.length, (word, i) => word.word === 'due' && at(words, i + 1).tag === 'to') >=
      0
    )
  if (at(words, why).word === 'so') return false
  if (at(words, why + 1).word === 'of') return agentOf(words, why + 2, why + 2).kind === 'system'
  const reason = context.clauses.find((other) => other.start > why && other.kind === 'finite')
  if (!reason) return false
  if (!isThirdParty(reason.subject) || reason.passive) return true
  return reason.base === 'be' ? circumstanceWords.has(at(words, reason.end).word) : perceptions.has(reason.base)
}

const hasVerbAfter = (context: SentenceContext, i: number): boolean =>
  context.clauses.some((other) => other.start > i && other.start < i + 8)

const ever: ReadonlySet<string> = new Set(['ever'])

const insistsOnNever = (clause: Clause): boolean =>
  clause.adverbs.includes('never') ||
  (clause.subject.negative && hasAdverb(clause, ever)) ||
  indexOfWord(clause.words, clause.start - 2, clause.end, (word) => word.word === 'never') >= 0

/** "a gap nobody had drawn": the clause describes the noun right before it. */
const isReduced = (clause: Clause): boolean =>
  clause.link === '' &&
  !clause.shared &&
  clause.subject.start > 0 &&
  at(clause.words, clause.subject.start - 1).tag === 'noun'

/** "did not change anything": says something in somebody's favor. */
const changesNothing = (clause: Clause): boolean =>
  changingVerbs.has(clause.base) && at(clause.words, clause.end).word.startsWith('any')

/** "the customer says that nobody has answered": somebody only reports what was not done. */
const isReported = (clause: Clause, context: SentenceContext): boolean => {
  const before = context.clauses.findLast(({ end, kind }) => end <= clause.subject.start && kind === 'finite')
  if (!before || !reportingVerbs.has(before.base) || before.negated) return false
  const speaks = isThirdParty(before.subject) || before.subject.kind === 'user' || before.subject.kind === 'i'
  const follows = clause.link === 'that' || clause.subject.start - before.end < 3
  return speaks && follows && clause.subject.start - before.end < 5
}

const find = (clause: Clause, context: SentenceContext): Fault | undefined => {
  if (isReported(clause, context)) return undefined
  const { subject, base, words } = clause
  const mayOwe =
    isThirdParty(subject) ||
    subject.kind === 'company' ||
    subject.kind === 'perhaps' ||
    (subject.kind === 'nobody-said' && base === 'bother')
  const undone =
    isThirdParty(subject) &&
    (isKnownVerb(base) || (clause.perfect && at(words, clause.main).form === 'ed')) &&
    !neverNeutral.has(base) &&
    !perceptions.has(base) &&
    !neutralUndone.has(base)
  const bothers = base === 'bother' && (isFirstPerson(subject) || mayOwe)
  const gotRound = base === 'get' && ['round', 'around'].includes(at(words, clause.end).word)
  const never =
    isThirdParty(subject) && insistsOnNever(clause) && !neverNeutral.has(base) && (!perceptions.has(base) || gotRound)
  const takesNoSteps =
    base === 'take' &&
    (subject.kind === 'company' || subject.kind === 'perhaps') &&
    indexOfWord(words, clause.end, clause.end + 4, (word) => precautionNouns.has(word.word)) >= 0
  const owesAsFirm =
    takesNoSteps ||
    (subject.kind === 'company' && companyDuties.has(base)) ||
    (subject.kind === 'perhaps' && uncertainDuties.has(base))
  if (!bothers && !never && !undone && !owesAsFirm && !(mayOwe && duties.has(base))) return undefined
  if (subject.negative && isReduced(clause) && !duties.has(base)) return undefined
  if (base === 'stop' && at(words, clause.end).form === 'ing') return undefined
  if (changesNothing(clause) || (clause.kind === 'gerund' && !clause.negated)) return undefined
  if ((subject.kind === 'company' || subject.kind === 'perhaps') && !owesAsFirm) return undefined
  if (!isToldAsNotDone(clause) || (clause.modal !== undefined && clause.modal !== 'would')) return undefined
  if (indexOfWord(words, clause.start, clause.until + 1, (word) => word.word === 'yet') >= 0) return undefined
  const insists = insistsOnNever(clause)
  if (inPresent(clause) && !clause.perfect && !insists && !['bother', 'care', 'listen'].includes(base)) return undefined
  if (clause.modal === 'would' && (clause.perfect || !responseVerbs.has(base))) return undefined
  if (subject.kind === 'you' && inPresent(clause) && !clause.perfect) return undefined
  if (gotRound) return { to: clause.end + 1, theme: 'undone' }
  if (dutyByObject.has(base) && !(base === 'run' && insists) && !doesDuty(clause)) return undefined
  if (base !== 'bother' && base !== 'care' && isExplained(clause, context)) return undefined
  return { to: clause.end, theme: dutyTheme(base) }
}

/** "didn't do anything", "didn't take a snapshot"; but not "didn't make it to the call". */
const doesDuty = (clause: Clause): boolean => {
  const { words, end, base } = clause
  const object = at(words, end)
  if (object.word === 'it' || object.tag === 'preposition') return false
  if (object.word === 'anything' && wrongnessWords.has(at(words, end + 1).word)) return false
  if (indexOfWord(words, end, end + 4, (word) => faultNouns.has(word.word)) >= 0) return false
  if (base === 'get') return indexOfWord(words, end, end + 4, (word) => approvalNouns.has(word.word)) >= 0
  return true
}

const dutyTheme = (base: string): Theme => {
  if (noticingVerbs.has(base)) return 'missed'
  if (tellingVerbs.has(base)) return 'untold'
  return 'undone'
}

/** A duty left undone: "didn't check", "nobody looked", "never told us". */
export const byNeglect: FaultRule = {
  name: 'by-neglect',
  find,
  examples: {
    flagged: ["The team didn't check the graph.", 'Nobody looked at the diff.', 'The vendor never told us.'],
    notFlagged: ["The alert didn't fire.", 'The team did not know the limit.', "The engineer didn't have access."],
  },
}
