import { isSomebody } from './grammar/agents'
import type { Clause } from './grammar/clause'
import { at } from './grammar/word'
import { byMistake, indexOfWord, isHypothetical, type Match, type SentenceContext, type Theme } from './rules/context'
import { changes, otherDeeds, takesAway } from './words/consequences'
import { dutyVerbs } from './words/duties'
import { bringsIn } from './words/faults'
import { describingLinks, reasonLinks } from './words/grammar'

/** What people do to a system by hand. With a machine as the subject, none of these counts. */
const deeds: ReadonlySet<string> = new Set([...bringsIn, ...changes, ...takesAway, ...otherDeeds])

/** "an engineer ran the script", "we did not test it": somebody did something or left it undone, stated without reproach. */
const isDeed = (clause: Clause): boolean => {
  const { subject, words, main } = clause
  if (clause.kind !== 'finite' || clause.passive || clause.modal !== undefined || describingLinks.has(clause.link))
    return false
  if (!isSomebody(subject) || subject.negative || isHypothetical(clause)) return false
  if (clause.negated) return dutyVerbs.has(clause.base) && (clause.perfect || at(words, clause.start).word === 'did')
  const { form } = at(words, main)
  return deeds.has(clause.base) && (clause.perfect || form === 'past' || form === 'ed')
}

/** "it was removed by mistake": the person is meant, though not named. */
const isSlip = ({ words, base, passive, negated, end, until }: Clause): boolean =>
  passive && !negated && deeds.has(base) && indexOfWord(words, end, until + 1, (_word, i) => byMistake(words, i)) >= 0

/** "because the pipeline was blocked": the sentence continues with the reason behind the deed. */
const explains = (clause: Clause): boolean =>
  reasonLinks.has(clause.link) && clause.kind === 'finite' && clause.subject.kind === 'system'

/** Themes that judge nobody in particular, or ask something of people for the future. */
const impersonal: ReadonlySet<Theme> = new Set<Theme>([
  'preventable',
  'obvious',
  'care',
  'remind',
  'train',
  'discipline',
])

/** True if a sentence says what somebody did or failed to do, or gives human error as the cause. */
export const tellsOfPeople = ({ clauses, isMention }: SentenceContext, matches: readonly Match[]): boolean => {
  if (matches.some(({ theme }) => !impersonal.has(theme))) return true
  const last = clauses.findLastIndex((clause) => (isDeed(clause) || isSlip(clause)) && !isMention(clause.main))
  return last >= 0 && !clauses.slice(last + 1).some(explains)
}
