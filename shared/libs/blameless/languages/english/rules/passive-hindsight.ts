import type { Clause } from '../grammar/clause'
import { at } from '../grammar/word'
import {
  askedPeopleVerbs,
  checkingStages,
  escapingLinks,
  escapingVerbs,
  letThroughVerbs,
  overseenVerbs,
  turnedDown,
} from '../words/hindsight'
import { handledWell, handlingVerbs } from '../words/judgements'
import { type EnglishRule, indexOfWord, type Match, matchClauses } from './context'
import { judgmentMatch } from './measured'
import { phraseAfter } from './whom'

/** "by the linter", "in CI", "at build time": a system is named that should have done it. */
const namesSystem = (clause: Clause): boolean => {
  const { words, end } = clause
  const by = indexOfWord(words, end, end + 6, ({ word }) => word === 'by')
  if (by >= 0 && phraseAfter(words, by + 1)?.subject.kind === 'system') return true
  const within = indexOfWord(words, end, end + 4, ({ word }) => word === 'in' || word === 'at' || word === 'during')
  return within >= 0 && indexOfWord(words, within, within + 4, ({ word }) => checkingStages.has(word)) >= 0
}

/** "should have been treated as leaked", "Legal should have been consulted": whoever did not is told so. */
const shouldHaveBeen = (clause: Clause): Match | undefined => {
  const { base, subject, modal } = clause
  if (!clause.passive || !clause.perfect || (modal !== 'should' && modal !== 'ought') || clause.link === 'inverted')
    return undefined
  const isOurs = subject.kind === 'we' || subject.kind === 'i'
  if (isOurs || !(overseenVerbs.has(base) || (askedPeopleVerbs.has(base) && subject.kind !== 'system')))
    return undefined
  if (clause.negated !== turnedDown.has(base) || clause.adverbs.includes('automatically') || namesSystem(clause))
    return undefined
  if (base === 'take' && !at(clause.words, clause.end).word.startsWith('serious')) return undefined
  const from = clause.shared || subject.start < 0 ? clause.start : Math.min(subject.start, clause.start)
  return { kind: 'counterfactual', theme: 'should', from, to: clause.end }
}

/** "should never have got past the review", "should never have been merged": what people let through. */
const shouldNeverHave = (clause: Clause): Match | undefined => {
  const { words, base, end, subject, modal } = clause
  if (!clause.perfect || !clause.negated || modal !== 'should' || clause.inner) return undefined
  const isLetThrough = clause.passive
    ? letThroughVerbs.has(base)
    : base === 'happen' || (escapingVerbs.has(base) && escapingLinks.has(at(words, end).word))
  if (!isLetThrough || (!clause.passive && subject.kind !== 'system') || namesSystem(clause)) return undefined
  const from = clause.shared || subject.start < 0 ? clause.start : Math.min(subject.start, clause.start)
  return { kind: 'counterfactual', theme: 'should', from, to: clause.end }
}

/** "was not handled as well as it could have been", "could have been handled better". */
const notAsWell = (clause: Clause): Match | undefined => {
  const { words, end } = clause
  if (!clause.passive || !handlingVerbs.has(clause.base)) return undefined
  const manner = indexOfWord(words, end, end + 3, ({ word }) => handledWell.has(word))
  if (manner < 0) return undefined
  const measured =
    clause.negated &&
    at(words, manner - 1).word === 'as' &&
    indexOfWord(words, manner + 1, manner + 6, ({ word }) => word === 'could' || word === 'should') >= 0
  const better = clause.perfect && (clause.modal === 'could' || clause.modal === 'should') && !clause.negated
  return measured || better ? judgmentMatch(clause.start, manner + 1, 'judged-work') : undefined
}

/** Finds hindsight in the passive, which names nobody and means somebody. */
export const passiveHindsight: EnglishRule = {
  name: 'passive-hindsight',
  find: (context) =>
    matchClauses(context, (clause) => shouldHaveBeen(clause) ?? shouldNeverHave(clause) ?? notAsWell(clause)),
  examples: {
    flagged: [
      'The token should have been treated as leaked from the start.',
      'Legal should have been consulted.',
      'The handover was not handled as well as it could have been.',
      'The launch could have been handled much better.',
    ],
    notFlagged: [
      'The node should have been drained automatically.',
      'The on-call should have been paged.',
      'The typo should have been caught by the linter.',
      'The request was not handled as fast as the budget allows.',
    ],
  },
}
