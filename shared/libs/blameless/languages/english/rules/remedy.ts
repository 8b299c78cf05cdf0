import type { Subject } from '../grammar/agents'
import type { Clause } from '../grammar/clause'
import { at } from '../grammar/word'
import { needVerbs } from '../words/care'
import { inPresent, type Match, type SentenceContext } from './context'

/** A match of this kind. */
export const careMatch = (from: number, to: number, theme: Match['theme'] = 'care'): Match => ({
  kind: 'be-more-careful',
  theme,
  from,
  to,
})

/** True for anybody who can be asked to be careful. */
export const isPeople = (subject: Subject): boolean =>
  ['person', 'team', 'we', 'i', 'you', 'company', 'perhaps'].includes(subject.kind)

/** True for an order, a plan or a need; never for what somebody did. */
export const isRemedy = (clause: Clause): boolean => {
  const { subject, words } = clause
  if (subject.kind === 'system' || subject.kind === 'user') return false
  if (clause.perfect && clause.modal === undefined) return false
  if (clause.kind === 'infinitive') return true
  if (clause.modal !== undefined) return !clause.perfect
  if (subject.kind === 'nobody-said')
    return (
      at(words, clause.start).form === 'base' ||
      ['be', 'do'].includes(at(words, clause.start).word) ||
      (clause.negated && at(words, clause.main).form === 'base')
    )
  const first = at(words, clause.start)
  if (['everyone', 'everybody'].includes(at(words, subject.head).word) && first.form === 'base') return true
  return inPresent(clause) && needVerbs.has(clause.base) && clause.link !== 'because'
}

/** The clause that the word at `i` belongs to. */
export const clauseAt = (context: SentenceContext, i: number): Clause | undefined =>
  context.clauses.findLast((clause) => clause.start <= i && (clause.until >= i || clause.end > i))

/** The clause that governs it: that of "tell" in "tell them to check". */
export const governingClause = (context: SentenceContext, i: number): Clause | undefined => {
  const own = clauseAt(context, i)
  if (!own || own.kind === 'finite') return own
  return context.clauses.findLast((clause) => clause.start < own.start && clause.kind === 'finite') ?? own
}

/** Where a clause starts with its subject. */
export const startOf = (clause: Clause): number =>
  clause.subject.start >= 0 && !clause.shared ? Math.min(clause.subject.start, clause.start) : clause.start
