import { isThirdParty } from '../../grammar/agents'
import type { Clause } from '../../grammar/clause'
import { at, type Word } from '../../grammar/word'
import {
  beginningVerbs,
  changes,
  explains,
  goesWrong,
  goneWrong,
  harmVerbs,
  lossVerbs,
  takesDownVerbs,
} from '../../words/consequences'
import { bringsIn, harms } from '../../words/faults'
import { indexOfWord, type SentenceContext } from '../context'
import { type Fault, type FaultRule, hasObject } from './fault'

const apart = new Set(['down', 'offline', 'out'])

/** "took down", "took the site down": the words after the verb say that it is gone. */
const isTakenDown = (clause: Clause): boolean =>
  takesDownVerbs.has(clause.base) &&
  indexOfWord(clause.words, clause.end, clause.end + 5, (word) => apart.has(word.word)) >= 0

const isHarm = (word: Word): boolean => harms.has(word.base) && word.tag === 'noun'

/** True if the clause says that a thing does harm: "broke checkout", "caused an outage", "took down the site". */
export const doesHarm = (clause: Clause): boolean => {
  const { base, words, end } = clause
  if (clause.passive || clause.negated || clause.modal !== undefined) return false
  if (harmVerbs.has(base)) return hasObject(clause)
  if (base === 'cause' || base === 'trigger') return indexOfWord(words, end, end + 5, isHarm) >= 0
  return base !== 'go' && isTakenDown(clause)
}

const wentWrong = (clause: Clause): boolean => {
  const { base, subject, words, end } = clause
  if (subject.kind !== 'system' || clause.negated || clause.modal !== undefined) return false
  if (base === 'be' || base === 'go')
    return isTakenDown(clause) || indexOfWord(words, end, end + 3, (word) => goneWrong.has(word.word)) >= 0
  return clause.passive ? lossVerbs.has(base) : goesWrong.has(base)
}

/** "the site went down because someone unplugged the switch": a person's act is the reason given for a harm. */
const byReason = (clause: Clause, context: SentenceContext): Fault | undefined => {
  const { subject, words, base } = clause
  if ((clause.link !== 'because' && clause.link !== 'when') || subject.negative || clause.negated) return undefined
  if (!isThirdParty(subject) && !(subject.kind === 'perhaps' && at(words, subject.head).capital)) return undefined
  const form = at(words, clause.main).form
  if ((form !== 'ed' && form !== 'past' && !clause.perfect) || clause.continuous || explains.has(base)) return undefined
  const next = at(words, clause.end)
  if (!hasObject(clause) && next.tag !== 'preposition' && next.tag !== 'adverb') return undefined
  const main = context.clauses.findLast((other) => other.end <= subject.start && other.kind === 'finite')
  if (!main) return undefined
  const isBegun = beginningVerbs.has(main.base) && harms.has(at(words, main.subject.head).base)
  return (clause.link === 'because' ? wentWrong(main) : isBegun) ? { to: clause.end, theme: 'broke' } : undefined
}

/** "deployed a change that took down payments": what a person brought in did the harm. */
const byHarm = (clause: Clause, context: SentenceContext): Fault | undefined => {
  const { subject, base, words } = clause
  if (!isThirdParty(subject) || subject.negative || clause.negated || clause.modal !== undefined) return undefined
  if (!bringsIn.has(base) && !changes.has(base)) return undefined
  const next = context.clauses.find((other) => other.start >= clause.end && other.kind === 'finite')
  if (!next || next.start - clause.end > 9 || (next.link !== 'that' && next.link !== 'which')) return undefined
  if (next.subject.kind !== 'system' || next.subject.start < clause.end || !doesHarm(next)) return undefined
  return { to: Math.min(words.length, next.end), theme: 'broke' }
}

/** Faults by what came of a deed. */
export const byConsequence: FaultRule = {
  name: 'by-consequence',
  find: (clause, context) => byReason(clause, context) ?? byHarm(clause, context),
  examples: {
    flagged: [
      'The site went down because someone unplugged the switch.',
      'The developer deployed a change that took down payments.',
    ],
    notFlagged: [
      'The site went down because the switch lost power.',
      'The developer deployed a change that passed all checks.',
    ],
  },
}
