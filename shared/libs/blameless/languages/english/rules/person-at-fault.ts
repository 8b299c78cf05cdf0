import { isSomebody, isThirdParty, type Subject } from '../grammar/agents'
import type { Clause } from '../grammar/clause'
import { at } from '../grammar/word'
import { lookingVerbs } from '../words/duties'
import { alsoSystems, onlyPeople, strictlyHuman } from '../words/faults'
import { habitAdverbs } from '../words/habits'
import { alwaysJudging } from '../words/judgements'
import { type EnglishRule, inPresent, isHypothetical, type Match, type SentenceContext } from './context'
import { byConsequence } from './faults/by-consequence'
import { byHabitOrLeaving } from './faults/by-habit'
import { byIdiom } from './faults/by-idiom'
import { byManner, byOmission } from './faults/by-manner'
import { byNeglect, isExplained } from './faults/by-neglect'
import { byPersistence } from './faults/by-persistence'
import { byVerb } from './faults/by-verb'
import { type Fault, type FaultRule, hasAdverb, isFirstPerson, isToldAsNotDone } from './faults/fault'

const generalTruth = (clause: Clause): boolean =>
  clause.subject.generic && inPresent(clause) && clause.base !== 'keep' && !hasAdverb(clause, habitAdverbs)

const canBeAtFault = (subject: Subject): boolean =>
  isSomebody(subject) || subject.kind === 'company' || subject.kind === 'perhaps' || subject.kind === 'nobody-said'

/** "would not listen": told as a refusal, and not as a possibility. */
const isRefusal = (clause: Clause): boolean =>
  clause.modal === 'would' && clause.negated && !clause.perfect && clause.link !== 'if'

/** "they will hide mistakes, cover up details": the modal of the clause before goes for this one too. */
const sharesModal = (clause: Clause, { clauses, words }: SentenceContext): boolean => {
  if (!clause.shared || clause.modal !== undefined || at(words, clause.start).form !== 'base') return false
  const before = clauses.findLast(({ kind, end }) => kind === 'finite' && end <= clause.start)
  return before?.modal !== undefined
}

const isStatedAsFact = (clause: Clause, context: SentenceContext): boolean => {
  if (clause.kind === 'infinitive' && !clause.shared) return false
  if (sharesModal(clause, context)) return false
  if ((isHypothetical(clause) && !isRefusal(clause)) || context.isMention(clause.main)) return false
  if (isFirstPerson(clause.subject) && clause.inner) return false
  const head = clause.subject.head
  if (at(clause.words, head).word === 'whoever' && at(clause.words, head - 1).word === ',') return false
  if (clause.subject.kind === 'nobody-said')
    return clause.kind === 'finite' && clause.start <= 1 && !inPresent(clause) && clause.modal === undefined
  return !generalTruth(clause)
}

/** In order of precedence. Only the last one applies to what was not done. */
export const faultRules: readonly FaultRule[] = [
  byVerb,
  byHabitOrLeaving,
  byIdiom,
  byManner,
  byPersistence,
  byConsequence,
  byNeglect,
]

const faultOf = (clause: Clause, context: SentenceContext): Fault | undefined => {
  if (clause.passive) return undefined
  for (const { find } of isToldAsNotDone(clause) ? [byNeglect] : faultRules) {
    const fault = find(clause, context)
    if (fault) return fault
  }
  return undefined
}

/** "saw that the flag was global and went on without checking": the person of an earlier clause, if the grammatical subject is a thing that can't have done it. */
const withActor = (clause: Clause, context: SentenceContext): Clause => {
  if (!clause.shared || clause.subject.kind !== 'system' || clause.kind !== 'finite') return clause
  const people = context.clauses.find(
    (other) => other.start < clause.start && other.kind === 'finite' && isThirdParty(other.subject),
  )
  if (people?.link !== '') return clause
  const asPeople = { ...clause, subject: people.subject }
  const looks = clause.negated && !clause.passive && lookingVerbs.has(clause.base)
  return onlyPeople.has(clause.base) || looks || byOmission(asPeople) ? asPeople : clause
}

/** "the controllers misjudged the load": with a verb that only people can be the subject of, the noun is a person. */
const withPersonSubject = (clause: Clause): Clause =>
  clause.subject.kind === 'system' &&
  (strictlyHuman.has(clause.base) || clause.base === 'bother') &&
  at(clause.words, clause.subject.head).tag === 'noun' &&
  clause.negated === (clause.base === 'bother') &&
  !clause.passive
    ? { ...clause, subject: { ...clause.subject, kind: 'person' } }
    : clause

/** What was missed, left out or done twice for a reason other than a person is no reproach. */
const mayBeExplained = ({ base }: Clause, { theme }: Fault): boolean =>
  base === 'miss' || (['skipped', 'slip'].includes(theme) && !onlyPeople.has(base) && !alsoSystems.has(base))

const find = (context: SentenceContext): Match[] => {
  const found: Match[] = []
  for (const read of context.clauses) {
    const clause = withPersonSubject(withActor(read, context))
    if (!canBeAtFault(clause.subject) || clause.modal === 'should' || !isStatedAsFact(clause, context)) continue
    const fault = faultOf(clause, context)
    if (!fault || (mayBeExplained(clause, fault) && isExplained(clause, context))) continue
    const start =
      clause.shared || clause.subject.start < 0 ? clause.start : Math.min(clause.subject.start, clause.start)
    const judges =
      fault.theme === 'slip' && !onlyPeople.has(clause.base) && alwaysJudging.has(at(clause.words, fault.to - 1).word)
    found.push({
      kind: judges ? 'judgement' : 'person-at-fault',
      theme: judges ? 'judged-work' : fault.theme,
      from: fault.from ?? start,
      to: fault.to,
    })
  }
  return found
}

/** Finds people and teams that are the subject of a fault. */
export const personAtFault: EnglishRule = {
  name: 'person-at-fault',
  find,
  examples: {
    flagged: [
      'The DBA forgot to rotate the key.',
      'We failed to verify the backup.',
      'Nobody checked the exit code.',
      'The vendor ignored our warnings.',
      'An engineer mistakenly wiped the primary.',
    ],
    notFlagged: [
      'The job failed to start.',
      'The replica missed the heartbeat.',
      'If an operator forgets a step, the tool asks again.',
      'The script ignored the exit code.',
    ],
  },
}
