import type { Examples } from '../../../../language'
import type { Subject } from '../../grammar/agents'
import type { Clause } from '../../grammar/clause'
import { at } from '../../grammar/word'
import { nearNegations } from '../../words/grammar'
import type { SentenceContext, Theme } from '../context'

/** A fault found in a clause: the index after its last word, and what it is about. */
export type Fault = { to: number; theme: Theme; from?: number }

/** One way in which a clause puts its subject at fault, with sentences that show what it finds and what it leaves alone. */
export type FaultRule = {
  name: string
  find: (clause: Clause, context: SentenceContext) => Fault | undefined
  examples: Examples
}

/** Said of ourselves: "we", "I". */
export const isUs = (subject: Subject): boolean => subject.kind === 'we' || subject.kind === 'i'

/** True when the clause says that it was not done, by its verb or by its subject. */
export const denies = (clause: Clause): boolean =>
  (clause.negated || clause.adverbs.some((word) => nearNegations.has(word))) !== clause.subject.negative

/** True when something that may be an object follows the verb. */
export const hasObject = (clause: Clause): boolean => {
  const next = at(clause.words, clause.end)
  return ['determiner', 'noun', 'name', 'opaque', 'pronoun', 'adjective', 'number'].includes(next.tag)
}
