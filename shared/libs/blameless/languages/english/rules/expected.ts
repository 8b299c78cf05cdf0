import { isSomebody, isThirdParty } from '../grammar/agents'
import type { Clause } from '../grammar/clause'
import { at, type Word } from '../grammar/word'
import { decidingVerbs } from '../words/deeds'
import { duties } from '../words/faults'
import { othersPossessives, personPronouns } from '../words/grammar'
import {
  amazedQuestions,
  hindsightOpeners,
  inquiries,
  lookNouns,
  obligationNouns,
  realizingVerbs,
  simpleActs,
  smallAdjectives,
  taskNouns,
  wiseAdjectives,
} from '../words/hindsight'
import { type EnglishRule, indexOfWord, type Match, matchClauses, matchWords, type SentenceContext } from './context'
import { indexPhrases, phraseEnd } from './phrases'
import { phraseAfter } from './whom'

const expectationMatch = (theme: Match['theme'], from: number, to: number): Match => ({
  kind: 'counterfactual',
  theme,
  from,
  to,
})

/** "a quick look would have told her that". */
const quickLook = (clause: Clause): Match | undefined => {
  const { words, subject } = clause
  if (clause.modal !== 'would' || !clause.perfect || clause.negated || clause.passive || subject.start < 0)
    return undefined
  const noun = indexOfWord(words, subject.start, clause.start, (word) => lookNouns.has(word.word))
  if (noun < 0 || indexOfWord(words, subject.start, noun, (word) => smallAdjectives.has(word.word)) < 0)
    return undefined
  const next = at(words, noun + 1)
  return next.tag === 'noun' ? undefined : expectationMatch('could', subject.start, clause.end)
}

/** "should have rolled back at nine": nobody is said, and it is no thing that could. */
const bareShould = (clause: Clause): Match | undefined => {
  if (clause.modal !== 'should' || !clause.perfect || clause.passive || clause.inner) return undefined
  if (clause.subject.kind !== 'nobody-said' || clause.start > 1) return undefined
  return (duties.has(clause.base) && !['finish', 'complete'].includes(clause.base)) ||
    simpleActs.has(clause.base) ||
    (clause.base === 'roll' && at(clause.words, clause.end).word === 'back')
    ? expectationMatch('should', clause.start, clause.end)
    : undefined
}

/** "it would have been wise of the DBA to", "would have been the sensible thing for the desk to do". */
const wouldHaveBeenWise = (clause: Clause): Match | undefined => {
  const { words, end, base } = clause
  if (base !== 'be' || !clause.perfect || clause.negated || !['would', "'d"].includes(clause.modal ?? ''))
    return undefined
  const wise = indexOfWord(words, end, end + 4, ({ word }) => wiseAdjectives.has(word))
  const link = wise < 0 ? -1 : indexOfWord(words, wise + 1, wise + 4, ({ word }) => word === 'of' || word === 'for')
  const phrase = link < 0 ? undefined : phraseAfter(words, link + 1)
  return phrase && (isSomebody(phrase.subject) || phrase.subject.kind === 'company')
    ? expectationMatch('could', clause.start, phrase.end)
    : undefined
}

/** "it would have taken them two minutes to check". */
const wouldHaveTaken = (clause: Clause): Match | undefined => {
  const { words, end } = clause
  if (clause.base !== 'take' || clause.modal !== 'would' || !clause.perfect || clause.negated) return undefined
  const whom = at(words, end)
  const phrase = phraseAfter(words, end)
  const isThem = personPronouns.has(whom.word)
  if (!phrase || !(isThem || isThirdParty(phrase.subject))) return undefined
  const to = indexOfWord(words, end + 1, phrase.end + 5, (word) => word.tag === 'to')
  return to >= 0 && at(words, to + 1).tag === 'verb' ? expectationMatch('could', clause.start, to + 2) : undefined
}

/** "it took the on-call far too long to join". */
const tookLong = (clause: Clause): Match | undefined => {
  const { words, base, end } = clause
  if (base !== 'take' || clause.negated || clause.modal !== undefined || at(words, clause.subject.head).word !== 'it')
    return undefined
  const phrase = phraseAfter(words, end)
  const isThem = ['them', 'him', 'her'].includes(at(words, end).word)
  if (!phrase || !(isThem || isThirdParty(phrase.subject) || phrase.subject.kind === 'company')) return undefined
  const long = indexOfWord(
    words,
    end + 1,
    phrase.end + 5,
    ({ word }, i) =>
      word === 'forever' || word === 'ages' || (word === 'long' && ['too', 'so'].includes(at(words, i - 1).word)),
  )
  return long >= 0
    ? { kind: 'person-at-fault', theme: 'slow', from: Math.max(0, clause.subject.start), to: long + 1 }
    : undefined
}

/** "who approved this?". */
const whoDid = (clause: Clause, context: SentenceContext): Match | undefined => {
  const { words, base, end, subject } = clause
  if (
    !context.sentence.asks ||
    at(words, 0).word !== 'who' ||
    clause.start !== (at(words, 1).tag === 'adverb' ? 2 : 1) ||
    subject.head !== 0
  )
    return undefined
  const did = decidingVerbs.has(base)
  return did && ['this', 'that', 'it'].includes(at(words, end).word)
    ? { kind: 'person-at-fault', theme: 'blame', from: 0, to: end + 1 }
    : undefined
}

/** "somebody must have known": what is only clear afterwards is held against people. */
const mustHaveKnown = (clause: Clause): Match | undefined =>
  clause.modal === 'must' &&
  clause.perfect &&
  !clause.negated &&
  isThirdParty(clause.subject) &&
  realizingVerbs.has(clause.base)
    ? expectationMatch('should', Math.max(0, clause.subject.start), clause.end)
    : undefined

/** "we expected the vendor to tell us", "I'd have expected a senior engineer to catch that". */
const expectedOf = (clause: Clause): Match | undefined => {
  const { words, end } = clause
  const past = at(words, clause.main).form === 'ed'
  if (clause.base !== 'expect' || !past || clause.passive || clause.negated) return undefined
  const phrase = phraseAfter(words, end)
  if (
    !phrase ||
    !(isThirdParty(phrase.subject) || phrase.subject.kind === 'company') ||
    at(words, phrase.end).tag !== 'to'
  )
    return undefined
  return inquiries.has(at(words, phrase.end + 1).base)
    ? expectationMatch('supposed', clause.start, phrase.end + 2)
    : undefined
}

/** "had a duty to check", "had every chance to roll back". */
const hadADuty = (clause: Clause): Match | undefined => {
  const { words, end, subject, base } = clause
  if (
    base !== 'have' ||
    !isThirdParty(subject) ||
    clause.negated ||
    subject.negative ||
    at(words, clause.start).word !== 'had'
  )
    return undefined
  const noun = indexOfWord(words, end, end + 4, (word) => obligationNouns.has(word.word))
  if (noun < 0 || at(words, noun + 1).tag !== 'to') return undefined
  if (
    ['opportunity', 'chance'].includes(at(words, noun).word) &&
    !['every', 'ample', 'plenty'].includes(at(words, noun - 1).word)
  )
    return undefined
  return expectationMatch('supposed', Math.max(0, subject.start), noun + 3)
}

/** "it was up to the DBA to check", "all he had to do was read the prompt". */
const upTo = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  if (at(words, i).word === 'was' && at(words, i + 1).word === 'up' && at(words, i + 2).word === 'to') {
    const phrase = phraseAfter(words, i + 3)
    return phrase && isThirdParty(phrase.subject) && at(words, phrase.end).tag === 'to'
      ? expectationMatch('supposed', i, phrase.end + 2)
      : undefined
  }
  if (at(words, i).word !== 'all') return undefined
  const phrase = phraseAfter(words, i + 1)
  if (!phrase || !isThirdParty(phrase.subject) || at(words, phrase.end).word !== 'had') return undefined
  return at(words, phrase.end + 1).tag === 'to' && at(words, phrase.end + 2).word === 'do'
    ? expectationMatch('should', i, phrase.end + 3)
    : undefined
}

const isOwner = (word: Word): boolean => word.tag === 'possessive' || othersPossessives.has(word.word)

/** "it was the captain's job to check". */
const jobTo = (context: SentenceContext): Match[] => {
  const found: Match[] = []
  for (let i = 1; i < context.words.length; i += 1) {
    const word = at(context.words, i)
    if (!taskNouns.has(word.word) || at(context.words, i + 1).tag !== 'to') continue
    const past = indexOfWord(context.words, i - 7, i, (before) => before.word === 'was')
    if (past < 0 || !isOwner(at(context.words, i - 1)) || context.isMention(i)) continue
    found.push(expectationMatch('supposed', past, i + 3))
  }
  return found
}

const amazement = indexPhrases(amazedQuestions)

/** "what was he thinking", "why on earth did he …". */
const amazed = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const asks = at(words, i).word
  const isStrong = ['on earth', 'the hell', 'the heck'].includes(at(words, i + 1).word)
  if (asks === 'what' && !isStrong) {
    const end = phraseEnd(amazement, at(words, i + 1).word, words, i + 2, words.length)
    return end >= 0 ? expectationMatch('why-not', i, end) : undefined
  }
  if (asks !== 'why' && asks !== 'how' && asks !== 'what') return undefined
  if (asks === 'how' && at(words, i + 1).word === 'come') {
    const undone = context.clauses.find((one) => one.start > i + 1 && one.kind === 'finite')
    const denied = undone && (undone.negated || undone.subject.negative)
    return denied && isThirdParty(undone.subject) ? expectationMatch('why-not', i, undone.end) : undefined
  }
  if (!isStrong) return undefined
  const clause = context.clauses.find((one) => one.start > i && one.inner)
  return clause && isSomebody(clause.subject) ? expectationMatch('why-not', i, clause.end) : undefined
}

const find = (context: SentenceContext): Match[] => [
  ...jobTo(context),
  ...matchClauses(
    context,
    (clause) =>
      quickLook(clause) ??
      bareShould(clause) ??
      wouldHaveBeenWise(clause) ??
      wouldHaveTaken(clause) ??
      tookLong(clause) ??
      whoDid(clause, context) ??
      mustHaveKnown(clause) ??
      expectedOf(clause) ??
      hadADuty(clause),
  ),
  ...matchWords(context, (word, i) =>
    hindsightOpeners.has(word.word) ? (upTo(context, i) ?? amazed(context, i)) : undefined,
  ),
]

/** Finds what people are measured against afterwards in other ways than by "should have". */
export const expectedOfPeople: EnglishRule = {
  name: 'expected',
  find,
  examples: {
    flagged: [
      'A quick look at the graph would have shown it.',
      'The DBA had a duty to check the backup.',
      'It was up to the reviewer to check the lockfile.',
      'It was her job to check the graph.',
      'What were they thinking?',
      'Who approved this change?',
    ],
    notFlagged: [
      'The alert had a chance to fire before the restart.',
      'Who was on call that night?',
      'A health check would have shown it.',
    ],
  },
}
