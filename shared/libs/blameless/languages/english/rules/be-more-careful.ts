import type { Clause } from '../grammar/clause'
import { at, type Word } from '../grammar/word'
import {
  absoluteAdverbs,
  assuringVerbs,
  attention,
  attentionNeeds,
  attentive,
  careful,
  carefully,
  carePhrases,
  givesOrNeeds,
  givingVerbs,
  more,
  promisingVerbs,
} from '../words/care'
import { conditionalLinks } from '../words/grammar'
import {
  type EnglishRule,
  indexOfWord,
  inPresent,
  isNegatedBefore,
  type Match,
  matchWords,
  type SentenceContext,
} from './context'
import { indexPhrases, phraseEnd } from './phrases'
import { careMatch, clauseAt, governingClause, isPeople, isRemedy, startOf } from './remedy'
import { phraseAfter } from './whom'
import { reminder, workOnPeople } from './work-on-people'

const phraseIndex = indexPhrases(carePhrases)

/** "asking people to be careful does not …": the asking is what the sentence is about. */
const isSubjectGerund = (context: SentenceContext): boolean => {
  const [first] = context.clauses
  const statement = context.clauses.find((clause) => clause.kind === 'finite')
  if (first?.kind !== 'gerund' || first.start !== 0 || !statement || at(context.words, 1).word === 'forward')
    return false
  return indexOfWord(context.words, 0, statement.start, (word) => word.word === ',') < 0
}

/** True if people are asked, or nobody is named and no system does it. */
const asksPeople = (context: SentenceContext, i: number): boolean => {
  const own = clauseAt(context, i)
  if (!own) return true
  if (!isRemedy(own)) return false
  const main = governingClause(context, i)
  if (isSubjectGerund(context) || own.subject.negative || main?.subject.negative) return false
  if (!main || main === own) return own.subject.kind !== 'system' || at(context.words, own.subject.head).word === 'all'
  if (promisingVerbs.has(main.base) && own.kind === 'infinitive' && isPeople(main.subject)) return !main.negated
  return (
    (isPeople(main.subject) || main.subject.kind === 'nobody-said') &&
    (main.modal !== undefined || inPresent(main) || main.subject.kind === 'nobody-said') &&
    !main.perfect
  )
}

const byPhrase = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const end = phraseEnd(phraseIndex, at(words, i).base, words, i + 1, words.length)
  if (end < 0) return undefined
  const first = at(words, i)
  if (first.form === 'ed' || first.form === 'past' || first.form === 's') return undefined
  if (at(words, i).word === 'refresher' || at(words, i).word === 'awareness')
    return isNegatedBefore(words, i, 4) ? undefined : careMatch(i, end, 'train')
  if (isNegatedBefore(words, i, 4) && first.word !== 'think') return undefined
  return asksPeople(context, i) ? careMatch(i, end) : undefined
}

const beCareful = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  if (!careful.has(at(words, i).word)) return undefined
  const clause = clauseAt(context, i)
  if (clause?.base !== 'be' || clause.negated || !asksPeople(context, i)) return undefined
  if (at(words, i).word === 'alert' && at(words, i - 1).tag === 'determiner') return undefined
  if (at(words, i + 1).tag === 'noun' && at(words, i).word !== 'more') return undefined
  const isAll = ['all', 'everyone'].includes(at(words, clause.subject.head).word)
  if (!isPeople(clause.subject) && clause.subject.kind !== 'nobody-said' && !isAll) return undefined
  return careMatch(startOf(clause), i + 1)
}

/** "pay closer attention", "take more care", "more vigilance is needed". */
const giveAttention = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const word = at(words, i)
  if (!attention.has(word.word) || word.tag !== 'noun') return undefined
  const gives = (before: Word): boolean => before.tag === 'verb' && givingVerbs.has(before.base)
  let verb = i - 1
  while (verb >= i - 5 && !gives(at(words, verb))) verb -= 1
  if (verb < i - 5) verb = -1
  const growing = indexOfWord(words, i - 2, i, (before) => more.has(before.word)) >= 0
  if (verb >= 0) {
    const base = at(words, verb).base
    if (base !== 'pay' && !(base === 'take' && word.word === 'care') && !growing) return undefined
    if (base === 'take' && word.word === 'care' && at(words, i + 1).word === 'of') return undefined
    if (givesOrNeeds.has(base) && !(growing && namesPeople(words, i))) return undefined
    return asksPeople(context, verb) && !isNegatedBefore(words, verb, 2) ? careMatch(verb, i + 1) : undefined
  }
  const clause = context.clauses.find((one) => one.subject.head === i || (one.subject.start <= i && one.start > i))
  if (!clause || !growing) return undefined
  const needed = attentionNeeds.has(clause.base) && (clause.modal !== undefined || inPresent(clause))
  return needed && !clause.perfect && !clause.negated ? careMatch(i - 1, clause.end) : undefined
}

const namesPeople = (words: readonly Word[], i: number): boolean => {
  const link = indexOfWord(words, i + 1, i + 4, (word) => word.word === 'from' || word.word === 'by')
  const phrase = link >= 0 ? phraseAfter(words, link + 1) : undefined
  return phrase !== undefined && isPeople(phrase.subject)
}

const moreCarefully = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const word = at(words, i)
  if (!carefully.has(word.word)) return undefined
  const grows = more.has(at(words, i - 1).word)
  const clause = clauseAt(context, i)
  if (!clause || (!grows && word.word !== 'properly' && word.word !== 'carefully') || !asksPeople(context, i))
    return undefined
  const main = governingClause(context, i)
  if (!grows && !attentive.has(clause.base)) return undefined
  if (
    main &&
    !isPeople(main.subject) &&
    !(main.subject.kind === 'nobody-said' && (grows || attentive.has(clause.base)))
  )
    return undefined
  return careMatch(startOf(clause), i + 1)
}

/** "to use a hook, remember to …", "remember to … when you …": how something is used, and not what people should do. */
const isInstruction = ({ words, clauses }: SentenceContext, i: number): boolean =>
  clauses.some(({ subject, link }) => subject.kind === 'you' && conditionalLinks.has(link)) ||
  (words[0]?.word === 'if' && words[1]?.word === 'you') ||
  clauses.some(({ kind, start, end }) => kind === 'infinitive' && start < 5 && end <= i) ||
  words.some((word) => word.tag === 'opaque')

/** "remember to …", "don't forget to …", "make sure people …", "we will double-check every command". */
const keepInMind = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const word = at(words, i)
  if (!assuringVerbs.has(word.base)) return undefined
  const clause = context.clauses.find((one) => one.main === i)
  if (!clause) return undefined
  if (word.base === 'make' && at(words, i + 1).word === 'sure') return makeSure(context, clause, i)
  if (word.base === 'ensure') return makeSure(context, clause, i - 1)
  if (!asksPeople(context, i) || (word.base === 'remember' && isInstruction(context, i))) return undefined
  const main = governingClause(context, i) ?? clause
  if (main.link === 'that' || main.link === 'so' || main.link === 'if') return undefined
  if (word.base === 'forget' && clause.negated && (clause.subject.kind === 'nobody-said' || clause.modal !== undefined))
    return careMatch(clause.start, i + 1)
  if (
    word.base === 'remember' &&
    at(words, i + 1).tag === 'to' &&
    !clause.negated &&
    (clause.subject.kind === 'nobody-said' || clause.modal !== undefined || clause.kind === 'infinitive') &&
    clause.kind === 'finite'
  )
    return careMatch(clause.start, i + 1)
  if (['double-check', 'doublecheck', 'triple-check'].includes(word.base) && !clause.negated && word.form === 'base')
    return clause.kind === 'infinitive' && main === clause ? undefined : careMatch(startOf(clause), i + 1)
  return undefined
}

const makeSure = (context: SentenceContext, clause: Clause, i: number): Match | undefined => {
  if (!isRemedy(clause) || clause.negated) return undefined
  const { words } = context
  const from = at(words, i + 2).word === 'that' ? i + 3 : i + 2
  const phrase = phraseAfter(words, from)
  const isYou = phrase?.subject.kind === 'you' && words.some(({ word }) => absoluteAdverbs.has(word) || word === 'next')
  if (!phrase || !(phrase.subject.kind === 'person' || phrase.subject.kind === 'team' || isYou)) return undefined
  const asked = indexOfWord(
    words,
    phrase.end,
    phrase.end + 3,
    (word) => attentive.has(word.base) && word.tag === 'verb',
  )
  return asked >= 0 ? careMatch(clause.start, asked + 1) : undefined
}

const find = (context: SentenceContext): Match[] =>
  matchWords(
    context,
    (_, i) =>
      beCareful(context, i) ??
      giveAttention(context, i) ??
      workOnPeople(context, i) ??
      keepInMind(context, i) ??
      moreCarefully(context, i) ??
      reminder(context, i) ??
      byPhrase(context, i),
  )

/** Finds remedies that are aimed at people's attention. */
export const beMoreCareful: EnglishRule = {
  name: 'be-more-careful',
  find,
  examples: {
    flagged: [
      'We should be more careful.',
      'Pay closer attention to the graphs.',
      'Remind the team to read the runbook.',
      'Retrain the operators.',
      'Make sure to double check the host name.',
    ],
    notFlagged: [
      'The tool asks for the host name before a delete.',
      'The reviewer was careful.',
      'Remind me with an alert when the disk is full.',
      'Add a check of the host name.',
    ],
  },
}
