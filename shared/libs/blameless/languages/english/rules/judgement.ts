import { agentOf, isSomebody, isThirdParty } from '../grammar/agents'
import type { Clause } from '../grammar/clause'
import { at, type Word } from '../grammar/word'
import { harms } from '../words/faults'
import { copulas, degreeWords, othersPossessives, placePrepositions } from '../words/grammar'
import {
  allegations,
  alwaysJudging,
  choiceNouns,
  deedAdjectives,
  deedIntensifiers,
  deedPronouns,
  handAdjectives,
  humanVirtues,
  humanWork,
  judgingOfPeople,
  judgingOfWork,
  judgingPhrases,
  measures,
  mildOfOurselves,
  mildOfPeople,
  mildOfWork,
  onlyInExcess,
  otherJudgingStarts,
  preventableHarms,
  preventionLinks,
  sourceLinks,
  technicalWork,
  virtues,
} from '../words/judgements'
import {
  type EnglishRule,
  indexOfWord,
  inPresent,
  isHypothetical,
  isNegatedBefore,
  type Match,
  matchClauses,
  matchWords,
  type SentenceContext,
} from './context'
import { exclaimed, judgmentMatch, measuredAgainst, ofWhom, typicalOf, withBetterPeople } from './measured'
import { indexPhrases, phraseEnd } from './phrases'
import { phraseAfter } from './whom'

const phraseIndex = indexPhrases(judgingPhrases)

/** "they don't care": of others it judges, of a program or of ourselves it says what does not matter. */
const isSaidOfOthers = (context: SentenceContext, i: number): boolean => {
  const clause = context.clauses.find((one) => one.start <= i && one.end > i)
  return (
    clause !== undefined && isThirdParty(clause.subject) && clause.subject.kind !== 'you' && !clause.subject.negative
  )
}

const byPhrase = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const end = phraseEnd(phraseIndex, at(words, i).word, words, i + 1, words.length)
  if (end < 0 || isNegatedBefore(words, i, 3)) return undefined
  const last = at(words, end - 1).word
  if ((last === 'care' || last === 'bothered') && !isSaidOfOthers(context, i)) return undefined
  const theme =
    indexOfWord(words, i, end, (word) => word.word === 'obvious' || word.word === 'clear' || word.word === 'plain') >= 0
      ? 'obvious'
      : /^(?:avoid|prevent)/.test(last)
        ? 'preventable'
        : 'judged-person'
  return judgmentMatch(i, end, theme)
}

/** "lazy loading", "careless whisper mode": before such a noun a judging word is a term. */
const isTerm = (words: readonly Word[], i: number): boolean =>
  at(words, i + 1).form === 'ing' || at(words, i + 1).tag === 'opaque'

/** "a careless reading of it gives a wrong total": a general statement about anybody. */
const isGeneral = (context: SentenceContext, i: number): boolean => {
  const clause = context.clauses.find(({ subject, start }) => subject.start === i - 1 && start > i)
  return (
    ['a', 'an'].includes(at(context.words, i - 1).word) &&
    clause !== undefined &&
    inPresent(clause) &&
    !clause.perfect &&
    !clause.continuous &&
    clause.base !== 'be'
  )
}

const byWord = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const word = at(words, i)
  if (!alwaysJudging.has(word.word) && !alwaysJudging.has(word.base)) return undefined
  if (isNegatedBefore(words, i, 5) || isTerm(words, i) || allegations.has(at(words, i - 1).base)) return undefined
  if (word.word === 'idiot' && at(words, i + 1).word === '-') return undefined
  const next = at(words, i + 1)
  if (isGeneral(context, i) || ['harmless', 'impossible'].includes(next.word)) return undefined
  const to = next.tag === 'noun' ? i + 2 : i + 1
  return judgmentMatch(i, to, word.tag === 'adjective' && next.tag === 'noun' ? 'judged-work' : 'judged-person')
}

/** "that was sloppy": the deed is judged, and its doer with it. */
const ofTheDeed = (clause: Clause): Match | undefined => {
  const { words, subject } = clause
  const head = at(words, subject.head)
  const owned = othersPossessives.has(at(words, subject.start).word)
  if (!deedPronouns.has(head.word) && !humanWork.has(head.base) && !owned) return undefined
  let i = clause.end
  while (at(words, i).tag === 'adverb' || deedIntensifiers.has(at(words, i).word)) i += 1
  const next = at(words, i + 1)
  const isDeed = deedAdjectives.has(at(words, i).word)
  if (!isDeed || (next.tag === 'noun' && next.word !== 'thing' && !humanWork.has(next.base))) return undefined
  return judgmentMatch(clause.start, next.tag === 'noun' ? i + 2 : i + 1, 'judged-work')
}

/** "the team was sloppy", "they are hopeless at …". */
const ofSubject = (clause: Clause): Match | undefined => {
  const { words, subject } = clause
  if (!copulas.has(clause.base) || clause.negated || subject.negative || clause.passive || isHypothetical(clause))
    return undefined
  if (!isSomebody(subject) && subject.kind !== 'company') return ofTheDeed(clause)
  const isAnybody = subject.start === subject.head && ['people', 'humans'].includes(at(words, subject.head).word)
  if (isAnybody && inPresent(clause)) return undefined
  const own = subject.kind === 'we' || subject.kind === 'i'
  let i = clause.end
  while (['adverb', 'determiner', 'preposition'].includes(at(words, i).tag) || degreeWords.has(at(words, i).word)) {
    if (placePrepositions.has(at(words, i).word)) return undefined
    i += 1
  }
  const word = at(words, i)
  const excessive = at(words, i - 1).word === 'too' && onlyInExcess.has(word.word)
  if (!judgingOfPeople.has(word.word) && !excessive) return undefined
  if ((own || subject.kind === 'company') && at(words, i - 1).word !== 'too' && mildOfOurselves.has(word.word))
    return undefined
  if (
    at(words, i + 1).tag === 'noun' &&
    !humanWork.has(at(words, i + 1).base) &&
    agentOf(words, i + 1, i + 1).kind === 'system'
  )
    return undefined
  return judgmentMatch(clause.shared ? clause.start : Math.max(0, subject.start), i + 1, 'judged-person')
}

/** "sloppy work", "a lazy team", "poor communication by the vendor". */
const ofNoun = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const word = at(words, i)
  const judges = judgingOfPeople.has(word.word) || judgingOfWork.has(word.word)
  if (!judges || isNegatedBefore(words, i, 4)) return undefined
  let head = i + 1
  while (at(words, head).tag === 'noun' && at(words, head + 1).tag === 'noun' && head < i + 3) head += 1
  const noun = at(words, head)
  const next = at(words, head + 1)
  if (noun.tag === 'preposition' || next.tag === 'noun' || next.tag === 'opaque') return undefined
  const who = agentOf(words, i + 1, head)
  const person = (who.kind === 'person' || who.kind === 'team') && noun.tag !== 'pronoun' && noun.tag !== 'name'
  if (person && !mildOfPeople.has(word.word)) return judgmentMatch(i, head + 1, 'judged-person')
  if (!humanWork.has(noun.base) && !humanWork.has(noun.word))
    return handAdjectives.has(word.word) && isOwned(words, i) ? judgmentMatch(i, head + 1, 'judged-work') : undefined
  const owned = isOwned(words, i) || isBySomebody(words, head + 1)
  if (technicalWork.has(noun.base) && !handAdjectives.has(word.word) && !owned) return undefined
  if (noun.base === 'call' && (['late', 'slow'].includes(word.word) || next.tag === 'to')) return undefined
  if (mildOfWork.has(word.word) && !choiceNouns.has(noun.base) && !owned) return undefined
  if (noun.base === 'assumption' || noun.base === 'error' || noun.base === 'guess')
    return owned ? judgmentMatch(i, head + 1, 'judged-work') : undefined
  return judgmentMatch(i, head + 1, 'judged-work')
}

const isOwned = (words: readonly Word[], i: number): boolean => {
  const before = at(words, i - 1)
  if (before.tag === 'possessive') return ['person', 'team', 'company'].includes(agentOf(words, i - 2, i - 2).kind)
  return othersPossessives.has(before.word)
}

const isBySomebody = (words: readonly Word[], i: number): boolean => {
  const link = at(words, i).word
  if (!sourceLinks.has(link)) return false
  const phrase = phraseAfter(words, i + 1)
  return phrase !== undefined && (isThirdParty(phrase.subject) || phrase.subject.kind === 'company')
}

const lack = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  if (at(words, i).word !== 'lack' || at(words, i + 1).word !== 'of' || isNegatedBefore(words, i, 3)) return undefined
  let noun = i + 2
  while (['adjective', 'determiner', 'adverb'].includes(at(words, noun).tag) && noun < i + 5) noun += 1
  const word = at(words, noun)
  if (!virtues.has(word.base)) return undefined
  return humanVirtues.has(word.base) || isOwned(words, i) || isBySomebody(words, noun + 1)
    ? judgmentMatch(i, noun + 1, 'judged-person')
    : undefined
}

/** "this was preventable", "an avoidable outage". */
const preventable = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const word = at(words, i).word
  if (word !== 'preventable' && word !== 'avoidable') return undefined
  const next = at(words, i + 1)
  const condition =
    next.word === 'if' ? context.clauses.find(({ link, start }) => link === 'if' && start > i) : undefined
  const isUpToThem = condition !== undefined && isThirdParty(condition.subject)
  if (isNegatedBefore(words, i, 4) || (preventionLinks.has(next.word) && !isUpToThem)) return undefined
  if (next.tag === 'noun')
    return harms.has(next.base) || preventableHarms.has(next.base) ? judgmentMatch(i, i + 2, 'preventable') : undefined
  const clause = context.clauses.find((one) => one.end <= i && one.until >= i)
  if (clause && (isHypothetical(clause) || clause.link === 'if' || clause.link === 'whether')) return undefined
  const from = clause && clause.subject.start >= 0 && !clause.shared ? clause.subject.start : i
  return judgmentMatch(Math.min(from, i), i + 1, 'preventable')
}

/** True for a word that one of the rules below starts from. */
const mayJudge = ({ word, base }: Word): boolean =>
  phraseIndex.has(word) ||
  alwaysJudging.has(word) ||
  alwaysJudging.has(base) ||
  judgingOfPeople.has(word) ||
  judgingOfWork.has(word) ||
  measures.has(word) ||
  otherJudgingStarts.has(word)

const find = (context: SentenceContext): Match[] => [
  ...matchClauses(context, ofSubject),
  ...matchWords(context, (word, i) =>
    mayJudge(word)
      ? (byPhrase(context, i) ??
        byWord(context, i) ??
        measuredAgainst(context, i) ??
        ofWhom(context, i) ??
        typicalOf(context, i) ??
        withBetterPeople(context, i) ??
        exclaimed(context, i) ??
        lack(context, i) ??
        preventable(context, i) ??
        ofNoun(context, i))
      : undefined,
  ),
]

/** Finds words that judge people or what they did. */
export const judgement: EnglishRule = {
  name: 'judgement',
  find,
  examples: {
    flagged: [
      'The team was careless.',
      'That was sloppy work.',
      'This was preventable.',
      'Any competent engineer would have noticed.',
      'There was a lack of discipline.',
    ],
    notFlagged: [
      'The disk was slow.',
      'Lazy loading hid the error.',
      'The lack of an alert hid it for an hour.',
      'The outage was not preventable with one region.',
    ],
  },
}
