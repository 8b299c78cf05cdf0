import type { Clause } from '../grammar/clause'
import { at, type Word } from '../grammar/word'
import {
  absoluteAdverbs,
  alsoTechnicalVirtues,
  askedAttitudes,
  askingVerbs,
  attention,
  attentionVerbs,
  attentive,
  automaticSenders,
  careful,
  carefully,
  circulatingVerbs,
  concreteOrders,
  courseNouns,
  courseVerbs,
  groupLinks,
  harderAdverbs,
  hastyVerbs,
  instructionVerbs,
  intensified,
  letterNouns,
  more,
  occasionWords,
  otherVirtues,
  raisingVerbs,
  repeatedTraining,
  sendingVerbs,
  stressingVerbs,
  trainingVerbs,
} from '../words/care'
import { everyoneNouns } from '../words/people'
import {
  type EnglishRule,
  indexOfWord,
  inPresent,
  isNegatedBefore,
  type Match,
  matchClauses,
  matchWords,
  type SentenceContext,
} from './context'
import { careMatch, clauseAt, isPeople, isRemedy, startOf } from './remedy'
import { phraseAfter } from './whom'

const virtuesAsked = new Set([...attention, ...otherVirtues])

const moreOf = new Set([...more, ...intensified])

/** "more discipline in following the process", "improve diligence during review": a remedy with no verb of its own, or an order. */
const nominal = (context: SentenceContext, i: number): Match | undefined => {
  const { words, clauses } = context
  const word = at(words, i)
  if (i === 0 || i > 4 || word.tag !== 'noun' || !virtuesAsked.has(word.word)) return undefined
  const next = at(words, i + 1)
  if (next.tag === 'noun' || next.tag === 'opaque') return undefined
  const [first] = clauses
  const ordered = first?.start === 0 && raisingVerbs.has(first.base) && at(words, 0).form === 'base'
  const asked = moreOf.has(at(words, 0).word) || (moreOf.has(at(words, 1).word) && at(words, 0).tag !== 'determiner')
  if (!ordered && !(asked && !clauses.some(({ kind, start }) => kind === 'finite' && start > i))) return undefined
  if (alsoTechnicalVirtues.has(word.word) && !namesPeople(context, i)) return undefined
  return isNegatedBefore(words, i, 3) ? undefined : careMatch(0, i + 1)
}

const namesPeople = (context: SentenceContext, i: number): boolean => {
  const { words } = context
  const link = indexOfWord(words, i + 1, i + 6, (word) => groupLinks.has(word.word))
  const phrase = link >= 0 ? phraseAfter(words, link + 1) : undefined
  return phrase !== undefined && isPeople(phrase.subject)
}

/** "additional training for whoever runs it", "operators should receive more training". */
const training = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  if (
    !(
      at(words, i).word === 'retraining' ||
      (at(words, i).word === 'training' && repeatedTraining.has(at(words, i - 1).word))
    ) ||
    at(words, i + 1).tag === 'noun'
  )
    return undefined
  if (['for', 'to', 'of'].includes(at(words, i + 1).word)) {
    const phrase = phraseAfter(words, i + 2)
    const clause = clauseAt(context, i - 1)
    const isPlan = !clause || (isRemedy(clause) && clause.kind !== 'gerund')
    return phrase && isPeople(phrase.subject) && isPlan ? careMatch(i - 1, phrase.end, 'train') : undefined
  }
  const clause = clauseAt(context, i)
  return clause && trainingVerbs.has(clause.base) && isPeople(clause.subject) && isRemedy(clause)
    ? careMatch(startOf(clause), i + 1, 'train')
    : undefined
}

/** "all drivers to do the e-learning again", "everyone retakes the course". */
const course = (clause: Clause): Match | undefined => {
  const { words, subject, base, end } = clause
  const sent = base === 'send' && isRemedy(clause) ? phraseAfter(words, end) : undefined
  if (sent && isPeople(sent.subject) && at(words, sent.end).tag === 'to') {
    const to = indexOfWord(words, sent.end, sent.end + 6, ({ word }) => courseNouns.has(word))
    return to >= 0 ? careMatch(clause.start, to + 1, 'train') : undefined
  }
  if (!courseVerbs.has(base) || clause.negated || clause.passive || clause.perfect) return undefined
  const noun = indexOfWord(words, end, end + 6, ({ word }) => courseNouns.has(word))
  if (noun < 0) return undefined
  const named = subject.kind === 'nobody-said' ? phraseAfter(words, 0)?.subject : subject
  const isPlan = clause.kind === 'infinitive' || clause.modal !== undefined || inPresent(clause)
  return named && isPlan && isPeople(named) && named.kind !== 'we' && named.kind !== 'i'
    ? careMatch(startOf(clause), noun + 1, 'train')
    : undefined
}

/** "secretaries to check twice", "inspectors to look harder": a note whose people come before "to". */
const peopleTo = (clause: Clause): Match | undefined => {
  const { words, base, end } = clause
  if (clause.kind !== 'infinitive' || clause.passive || clause.negated || clause.start > 8) return undefined
  const mark = indexOfWord(words, 1, 4, ({ word }) => word === ':')
  const phrase = phraseAfter(words, mark + 1)
  if (!phrase || phrase.end + 1 !== clause.start || !(isPeople(phrase.subject) || phrase.subject.kind === 'user'))
    return undefined
  if (!phrase.subject.generic && phrase.subject.kind !== 'team') return undefined
  const asks =
    attentionVerbs.has(base) ||
    indexOfWord(words, end, end + 4, ({ word }) => careful.has(word) || carefully.has(word)) >= 0
  return asks ? careMatch(Math.max(0, mark + 1), end) : undefined
}

/** "everyone must read the runbook first", "the on-call should always keep an eye on it". */
const askedToAttend = (clause: Clause): Match | undefined => {
  const { words, subject, base, end } = clause
  if (
    clause.perfect ||
    clause.passive ||
    (clause.negated && !hastyVerbs.has(base)) ||
    clause.inner ||
    clause.link === 'so' ||
    clause.link === 'that' ||
    clause.link === 'if'
  )
    return undefined
  if ((subject.kind !== 'person' && subject.kind !== 'team') || subject.negative) return undefined
  const modal = ['must', 'shall', 'should'].includes(clause.modal ?? '') || clause.modal === 'ought'
  const to =
    ['need', 'have'].includes(base) && at(words, end).tag === 'to' && (inPresent(clause) || clause.modal === 'will')
  if (!modal && !to) return undefined
  const verb = to ? end + 1 : clause.main
  if (clause.negated) return modal ? careMatch(startOf(clause), end) : undefined
  const eyes =
    at(words, verb).base === 'keep' && indexOfWord(words, verb + 1, verb + 4, (word) => word.base === 'eye') >= 0
  const makesSure =
    at(words, verb).base === 'ensure' || (at(words, verb).base === 'make' && at(words, verb + 1).word === 'sure')
  if (!attentionVerbs.has(at(words, verb).base) && !eyes && !makesSure) return undefined
  const head = at(words, subject.head)
  const isBarePlural =
    subject.start === subject.head &&
    head.tag === 'noun' &&
    (head.word !== head.base || subject.kind === 'team' || ['crew', 'staff', 'personnel'].includes(head.word))
  const always = clause.adverbs.some((word) => absoluteAdverbs.has(word))
  const harder = indexOfWord(words, verb + 1, verb + 4, (word) => harderAdverbs.has(word.word)) >= 0
  if (!always && !harder && !everyoneNouns.has(at(words, subject.head).word) && !isBarePlural) return undefined
  return careMatch(startOf(clause), verb + 1)
}

/** "all staff to be retrained": a note that gives no finite verb. */
const toBeTold = (clause: Clause): Match | undefined => {
  const { words, base } = clause
  if (clause.kind !== 'infinitive' || !clause.passive || clause.negated) return undefined
  if (!instructionVerbs.has(base)) return undefined
  const phrase = phraseAfter(words, 0)
  const isNote =
    phrase &&
    isPeople(phrase.subject) &&
    phrase.end + 2 >= clause.start &&
    indexOfWord(words, phrase.end, clause.start, (word) => word.tag === 'to') >= 0
  return isNote ? careMatch(0, clause.end, 'train') : undefined
}

/** "reviewers are asked to look harder", "we need people to take ownership". */
const askedPassively = (clause: Clause): Match | undefined => {
  const { words, subject, base, end } = clause
  if (clause.passive && askingVerbs.has(base) && isPeople(subject) && !clause.negated && at(words, end).tag === 'to') {
    const ahead = (inPresent(clause) || clause.modal !== undefined) && !clause.perfect
    const course = indexOfWord(words, end + 1, end + 7, ({ word }) => courseNouns.has(word))
    if (course >= 0 && (inPresent(clause) || clause.modal !== undefined))
      return careMatch(startOf(clause), course + 1, 'train')
    const asked = indexOfWord(
      words,
      end + 1,
      end + 4,
      (word) => attentive.has(word.base) || careful.has(word.word) || word.word === 'pay',
    )
    return ahead && asked >= 0 && subject.kind !== 'we' ? careMatch(startOf(clause), asked + 1, 'remind') : undefined
  }
  if (!['need', 'want', 'expect'].includes(base) || clause.passive || clause.negated || !isRemedy(clause))
    return undefined
  const phrase = phraseAfter(words, end)
  if (!phrase || !isPeople(phrase.subject) || at(words, phrase.end).tag !== 'to') return undefined
  const asked = indexOfWord(
    words,
    phrase.end + 1,
    phrase.end + 5,
    (word) => careful.has(word.word) || askedAttitudes.has(word.word),
  )
  return asked >= 0 ? careMatch(clause.start, asked + 1) : undefined
}

/** "look before you leap": an appeal, where "please check the ticket" is a step. */
const isBeforeYou = (words: readonly Word[], from: number): boolean =>
  indexOfWord(words, from, from + 8, ({ word }, i) => word === 'before' && at(words, i + 1).word === 'you') >= 0

/** "please read the docs before you deploy". */
const please = (context: SentenceContext): Match[] => {
  const { words, clauses } = context
  const at0 = indexOfWord(words, 0, 3, (word) => word.word === 'please' || word.word === 'pls')
  const clause = clauses.find((one) => one.start >= at0 && one.start <= at0 + 3)
  if (at0 < 0 || !clause || clause.subject.kind !== 'nobody-said' || at(words, clause.main).form !== 'base') return []
  return attentionVerbs.has(clause.base) && (!concreteOrders.has(clause.base) || isBeforeYou(words, clause.end))
    ? [careMatch(at0, clause.end)]
    : []
}

/** "send a reminder to all engineers", "send a mail to the department stressing that …". */
const letter = (clause: Clause): Match | undefined => {
  const { words, base, end } = clause
  if (!sendingVerbs.has(base) || clause.passive || clause.negated || !isRemedy(clause)) return undefined
  const noun = indexOfWord(words, end, end + 4, (word) => letterNouns.has(word.word))
  if (noun < 0 || at(words, noun + 1).tag !== 'to') return undefined
  const phrase = phraseAfter(words, noun + 2)
  if (!phrase || (phrase.subject.kind !== 'person' && phrase.subject.kind !== 'team')) return undefined
  if (indexOfWord(words, phrase.end, phrase.end + 4, (word) => occasionWords.has(word.word)) >= 0) return undefined
  const stresses = indexOfWord(words, phrase.end, phrase.end + 3, (word) => stressingVerbs.has(word.base)) >= 0
  return stresses || (at(words, noun).word === 'reminder' && at(words, clause.start).form === 'base')
    ? careMatch(clause.start, phrase.end, 'remind')
    : undefined
}

/** "a stern reminder went out to all operators". */
const remindedOf = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  if (at(words, i).word !== 'reminder' || isNegatedBefore(words, i, 3)) return undefined
  const to = indexOfWord(words, i + 1, i + 6, (word) => word.word === 'to')
  const phrase = to < 0 ? undefined : phraseAfter(words, to + 1)
  const sent = indexOfWord(words, i + 1, to, (word) => circulatingVerbs.has(word.base)) >= 0
  const by = indexOfWord(words, i + 1, words.length, (word) => automaticSenders.has(word.word))
  const isPeoples = phrase && (phrase.subject.kind === 'person' || phrase.subject.kind === 'team')
  return sent && isPeoples && by < 0 ? careMatch(i, phrase.end, 'remind') : undefined
}

/** "… by being more careful". */
const byBeing = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  if (at(words, i).word !== 'by' || at(words, i + 1).word !== 'being') return undefined
  const found = indexOfWord(words, i + 2, i + 4, (word) => careful.has(word.word))
  return found >= 0 ? careMatch(i, found + 1) : undefined
}

const find = (context: SentenceContext): Match[] => [
  ...please(context),
  ...matchClauses(
    context,
    (clause) =>
      course(clause) ??
      peopleTo(clause) ??
      askedToAttend(clause) ??
      askedPassively(clause) ??
      toBeTold(clause) ??
      letter(clause),
  ),
  ...matchWords(context, (word, i) =>
    word.tag === 'noun' || word.word === 'by' || word.word === 'training' || word.word === 'retraining'
      ? (nominal(context, i) ?? training(context, i) ?? remindedOf(context, i) ?? byBeing(context, i))
      : undefined,
  ),
]

/** Finds remedies that ask people for virtue, training or attention in a noun, an order or a duty. */
export const askedOfPeople: EnglishRule = {
  name: 'asked-of-people',
  find,
  examples: {
    flagged: [
      'Everyone must read the runbook first.',
      'More discipline in following the process.',
      'Additional training for the operators.',
      'Please read the docs before you deploy.',
      'Send a reminder to all engineers.',
    ],
    notFlagged: [
      'The bot sends a reminder to the team when a certificate expires.',
      'Please restart the pod.',
      'The script must check the exit code.',
      'Training data was missing.',
    ],
  },
}
