import { isThirdParty } from '../grammar/agents'
import type { Clause } from '../grammar/clause'
import { at } from '../grammar/word'
import { praise } from '../words/consequences'
import { harms } from '../words/faults'
import {
  badAdverbs,
  bareStrengths,
  destroyingVerbs,
  habitNouns,
  handlingVerbs,
  hastyAdverbs,
  humanWork,
  judgingOfPeople,
  judgingOfWork,
  lackedVirtues,
  reviewedWork,
  shamingAdverbs,
  strengths,
} from '../words/judgements'
import {
  type EnglishRule,
  indexOfWord,
  isHypothetical,
  isNegatedBefore,
  type Match,
  matchClauses,
  matchWords,
  type SentenceContext,
} from './context'
import { judgmentMatch } from './measured'
import { phraseAfter } from './whom'

/** "he is not senior enough", "they were not diligent". */
const notEnough = (clause: Clause): Match | undefined => {
  const { words, subject, end } = clause
  if (clause.base !== 'be' || !clause.negated || subject.negative || isHypothetical(clause)) return undefined
  if (!isThirdParty(subject) && subject.kind !== 'company') return undefined
  const found = indexOfWord(words, end, end + 4, (word) => strengths.has(word.word))
  if (found < 0 || indexOfWord(words, end, found, (word) => word.tag === 'noun' || word.tag === 'preposition') >= 0)
    return undefined
  const enough = at(words, found + 1).word === 'enough' || at(words, found - 1).word === 'sufficiently'
  if (!enough && !bareStrengths.has(at(words, found).word)) return undefined
  return judgmentMatch(Math.max(0, Math.min(subject.start, clause.start)), found + 1)
}

/** "the team lacks the skills", "has a habit of cutting corners". */
const lacksOrTends = (clause: Clause): Match | undefined => {
  const { words, subject, base, end } = clause
  if (!isThirdParty(subject) && subject.kind !== 'company') return undefined
  if (clause.negated || subject.negative || isHypothetical(clause)) return undefined
  const from = clause.shared ? clause.start : Math.max(0, subject.start)
  if (base === 'lack') {
    const noun = indexOfWord(words, end, end + 4, (word) => lackedVirtues.has(word.word))
    return noun >= 0 ? judgmentMatch(from, noun + 1) : undefined
  }
  if (base !== 'have') return undefined
  const habit = indexOfWord(words, end, end + 4, (word) => habitNouns.has(word.word))
  return habit >= 0 && ['of', 'for', 'to'].includes(at(words, habit + 1).word)
    ? judgmentMatch(from, habit + 1)
    : undefined
}

/** "was badly handled": nobody is named, and whoever it was is judged. */
const badlyHandled = (clause: Clause): Match | undefined => {
  const manner = clause.adverbs.find((word) => badAdverbs.has(word))
  const { words, subject, base } = clause
  const chosen = base === 'make' && ['decision', 'choice', 'call'].includes(at(words, subject.head).base)
  const hasty = chosen ? indexOfWord(words, clause.start, clause.end + 2, (word) => hastyAdverbs.has(word.word)) : -1
  if (clause.passive && !clause.negated && hasty >= 0 && !isHypothetical(clause))
    return judgmentMatch(clause.start, Math.max(clause.end, hasty + 1), 'judged-work')
  if (!clause.passive || clause.negated || !manner || !handlingVerbs.has(clause.base) || isHypothetical(clause))
    return undefined
  return judgmentMatch(clause.start, clause.end, 'judged-work')
}

/** "the response was lazy", "the on-call's reaction was sluggish": what people did is judged. */
const workWas = (clause: Clause): Match | undefined => {
  const { words, subject, end } = clause
  if (clause.base !== 'be' || clause.negated || subject.kind !== 'system' || isHypothetical(clause)) return undefined
  const head = at(words, subject.head)
  if (!humanWork.has(head.base) && !reviewedWork.has(head.base)) return undefined
  let i = end
  while (at(words, i).tag === 'adverb') i += 1
  const word = at(words, i)
  const source = at(words, subject.head + 1).word
  const from = source === 'from' || source === 'by' ? phraseAfter(words, subject.head + 2) : undefined
  const isFromThem = from !== undefined && (isThirdParty(from.subject) || from.subject.kind === 'company')
  const owned = isFromThem || indexOfWord(words, subject.start, subject.head, (own) => own.tag === 'possessive') > 0
  const next = at(words, i + 1)
  if (next.tag === 'noun' || next.tag === 'opaque') return undefined
  const judges = judgingOfWork.has(word.word) && word.word !== 'sluggish' && word.word !== 'chaotic'
  return judges || (owned && (judgingOfPeople.has(word.word) || judgingOfWork.has(word.word)))
    ? judgmentMatch(clause.start, i + 1, 'judged-work')
    : undefined
}

/** "great job by the network team, taking down both uplinks": praise for doing harm, meant ironically. */
const irony = (context: SentenceContext): Match[] => {
  const { words, clauses } = context
  const first = indexOfWord(words, 0, 2, (word) => praise.has(word.word))
  if (first < 0) return []
  const harm = clauses.find(({ base, main, end, negated }) => {
    if (negated || at(words, main).form !== 'ing') return false
    if (destroyingVerbs.has(base)) return !harms.has(at(words, end).word)
    return (
      ['take', 'bring', 'knock'].includes(base) &&
      indexOfWord(words, end, end + 5, (word) => ['down', 'offline'].includes(word.word)) >= 0
    )
  })
  return harm ? [judgmentMatch(first, harm.end)] : []
}

/** "inexcusably, the backups had never been tried": a judgment of the whole sentence. */
const shame = (context: SentenceContext, i: number): Match | undefined =>
  shamingAdverbs.has(at(context.words, i).word) && !isNegatedBefore(context.words, i, 3)
    ? judgmentMatch(i, i + 1)
    : undefined

const find = (context: SentenceContext): Match[] => [
  ...irony(context),
  ...matchClauses(
    context,
    (clause) => notEnough(clause) ?? lacksOrTends(clause) ?? badlyHandled(clause) ?? workWas(clause),
  ),
  ...matchWords(context, (_, i) => shame(context, i)),
]

/** Finds judgments of what people did, of what they lack, and praise that is meant the other way. */
export const judgedDeed: EnglishRule = {
  name: 'judged-deed',
  find,
  examples: {
    flagged: [
      'The incident was badly handled.',
      'The response was shambolic.',
      'The team lacked the skills to run it.',
      'Great job by the network team, taking down both uplinks.',
    ],
    notFlagged: [
      'The cache was handled by the proxy.',
      'The team lacked access to the logs.',
      'Great work by the response team.',
    ],
  },
}
