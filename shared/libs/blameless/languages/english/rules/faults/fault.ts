import type { Examples } from '../../../../language'
import type { Subject } from '../../grammar/agents'
import type { Clause } from '../../grammar/clause'
import { at } from '../../grammar/word'
import { nearNegations } from '../../words/grammar'
import type { SentenceContext, Theme } from '../context'

/** A fault found in a clause; `to` is the index after its last word. */
export type Fault = { to: number; theme: Theme; from?: number }

/** One way in which a clause puts its subject at fault. A test checks it against its examples. */
export type FaultRule = {
  name: string
  find: (clause: Clause, context: SentenceContext) => Fault | undefined
  examples: Examples
}

/** True for "we" and "I". */
export const isFirstPerson = (subject: Subject): boolean => subject.kind === 'we' || subject.kind === 'i'

/** True if the verb or the subject negates the clause, but not both. */
export const isToldAsNotDone = (clause: Clause): boolean =>
  (clause.negated || clause.adverbs.some((word) => nearNegations.has(word))) !== clause.subject.negative

/** True if one of the adverbs in or right before the verb group is in the list. */
export const hasAdverb = ({ words, start, adverbs }: Clause, list: ReadonlySet<string>): boolean =>
  adverbs.some((word) => list.has(word)) || list.has(at(words, start - 1).word)

/** True if a word that may open an object follows the verb. */
export const hasObject = (clause: Clause): boolean => {
  const next = at(clause.words, clause.end)
  return ['determiner', 'noun', 'name', 'opaque', 'pronoun', 'adjective', 'number'].includes(next.tag)
}
