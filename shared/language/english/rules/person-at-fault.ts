import { isSomebody, isThirdParty, type Subject } from '../grammar/agents'
import type { Clause } from '../grammar/clause'
import { at } from '../grammar/word'
import { lookingVerbs } from '../words/duties'
import { onlyPeople, strictlyHuman } from '../words/faults'
import { alwaysJudging } from '../words/judgements'
import { type Context, inPresent, isHypothetical, type Raw } from './context'
import { byHarm, byReason } from './faults/by-consequence'
import { byIdiom } from './faults/by-idiom'
import { byDefiance, byManner, byObject, byOmission, byResidue } from './faults/by-manner'
import { byNeglect } from './faults/by-neglect'
import { againstSigns, byMixUp, bySlowness, insteadOfDuty, onLive, toldNobody, tooSoon } from './faults/by-persistence'
import { byVerb } from './faults/by-verb'
import { denies, type Fault, isUs } from './faults/fault'

const generalTruth = (clause: Clause): boolean =>
  clause.subject.generic && inPresent(clause) && !clause.adverbs.includes('always')

const canBeAtFault = (subject: Subject): boolean =>
  isSomebody(subject) || subject.kind === 'company' || subject.kind === 'perhaps' || subject.kind === 'nobody-said'

/** "would not listen": told as a refusal, and not as a possibility. */
const isRefusal = (clause: Clause): boolean =>
  clause.modal === 'would' && clause.negated && !clause.perfect && clause.link !== 'if'

const told = (clause: Clause, context: Context): boolean => {
  if (clause.kind === 'infinitive' && !clause.shared) return false
  if ((isHypothetical(clause) && !isRefusal(clause)) || context.isMention(clause.main)) return false
  if (isUs(clause.subject) && clause.inner) return false
  if (clause.subject.kind === 'nobody-said')
    return clause.kind === 'finite' && clause.start <= 1 && !inPresent(clause) && clause.modal === undefined
  return !generalTruth(clause)
}

const faultOf = (clause: Clause, context: Context): Fault | undefined => {
  if (!clause.passive && !denies(clause)) {
    const fault =
      byVerb(clause) ??
      byIdiom(clause) ??
      byManner(clause) ??
      byObject(clause) ??
      byOmission(clause) ??
      byResidue(clause) ??
      byDefiance(clause) ??
      againstSigns(clause) ??
      byMixUp(clause) ??
      insteadOfDuty(clause) ??
      onLive(clause) ??
      toldNobody(clause) ??
      tooSoon(clause) ??
      bySlowness(clause) ??
      byReason(clause, context) ??
      byHarm(clause, context)
    if (fault) return fault
  }
  return clause.passive ? undefined : byNeglect(clause, context)
}

/** "saw that the flag was global and went on without checking": who can have done it, when a thing cannot. */
const byWhom = (clause: Clause, context: Context): Clause => {
  if (!clause.shared || clause.subject.kind !== 'system' || clause.kind !== 'finite') return clause
  const people = context.clauses.find(
    (other) => other.start < clause.start && other.kind === 'finite' && isThirdParty(other.subject),
  )
  if (people?.link !== '') return clause
  const asPeople = { ...clause, subject: people.subject }
  const looks = clause.negated && !clause.passive && lookingVerbs.has(clause.base)
  return onlyPeople.has(clause.base) || looks || byOmission(asPeople) ? asPeople : clause
}

/** "the controllers misjudged the load": only a person can, whatever the noun. */
const asPerson = (clause: Clause): Clause =>
  clause.subject.kind === 'system' &&
  strictlyHuman.has(clause.base) &&
  at(clause.words, clause.subject.head).tag === 'noun' &&
  !clause.negated &&
  !clause.passive
    ? { ...clause, subject: { ...clause.subject, kind: 'person' } }
    : clause

/** Finds people and teams that are the subject of a fault. */
export const personAtFault = (context: Context): Raw[] => {
  const found: Raw[] = []
  for (const read of context.clauses) {
    const clause = asPerson(byWhom(read, context))
    if (!canBeAtFault(clause.subject) || clause.modal === 'should' || !told(clause, context)) continue
    const fault = faultOf(clause, context)
    if (!fault) continue
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
