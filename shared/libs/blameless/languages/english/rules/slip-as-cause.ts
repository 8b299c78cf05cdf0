import { at, type Word } from '../grammar/word'
import {
  causedBy,
  causeLabels,
  causeMarks,
  causingVerbs,
  humanSlips,
  lapsingVirtues,
  slipQualities,
  supervisionWords,
} from '../words/human-error'
import {
  type EnglishRule,
  indexOfWord,
  isHypothetical,
  isNegatedBefore,
  type Match,
  matchWords,
  type SentenceContext,
} from './context'
import { isBlamable, phraseAfter } from './whom'

const isSlip = ({ word, base }: Word): boolean => humanSlips.has(word) || humanSlips.has(base)

/** "cause: oversight", "contributing - lapse of concentration": what stands before the mark labels a cause. */
const isLabeled = (words: readonly Word[], i: number): boolean => {
  if (at(words, i - 1).word === '(' && words.some((word, j) => j > i && (word.tag === 'be' || word.tag === 'have')))
    return false
  const mark = indexOfWord(words, Math.max(1, i - 6), i, ({ word }) => causeMarks.has(word) || word === '(')
  return mark >= 0 && mark < 5 && indexOfWord(words, 0, mark, (word) => causeLabels.has(word.word)) >= 0
}

/** "an oversight led to this loss": the slip is the subject of a verb of causing. */
const causes = ({ words, clauses }: SentenceContext, i: number): boolean => {
  const own = clauses.find((clause) => clause.kind === 'finite' && clause.start > i && clause.subject.head >= 0)
  if (!own || own.shared || own.negated || isHypothetical(own)) return false
  const isSubject = own.subject.head === i || (own.subject.start <= i && own.start - i < 9)
  const isPast = !['base', 's'].includes(at(words, own.main).form ?? '')
  return isSubject && !own.passive && isPast && causingVerbs.has(own.base)
}

/** "was a simple slip", "it was an oversight". */
const isComplement = (words: readonly Word[], i: number): boolean => {
  const be = indexOfWord(words, i - 4, i, (word) => word.tag === 'be')
  return (
    be >= 0 &&
    ['was', 'were', 'been'].includes(at(words, be).word) &&
    indexOfWord(words, be + 1, i, ({ tag }) => !['determiner', 'adjective', 'adverb', 'noun'].includes(tag)) < 0
  )
}

/** "misunderstanding of the order by the trader": whose slip it was is said. */
const isSomebodys = (words: readonly Word[], i: number): boolean => {
  const by = indexOfWord(words, i + 1, i + 8, ({ word }) => word === 'by')
  const phrase = by < 0 ? undefined : phraseAfter(words, by + 1)
  return phrase !== undefined && isBlamable(phrase.subject)
}

/** "a lapse of attention", "a simple slip", "an oversight": not the lapse of a contract or the oversight of a board. */
const isOfPeople = (words: readonly Word[], i: number): boolean => {
  const noun = at(words, i)
  const next = at(words, i + 1)
  if (
    !isSlip(noun) ||
    (noun.tag === 'verb' && noun.form !== 'base' && next.word !== 'of') ||
    next.tag === 'noun' ||
    next.tag === 'opaque'
  )
    return false
  const before = at(words, i - 1)
  if (noun.base === 'oversight')
    return (
      indexOfWord(words, i - 3, i, (word) => supervisionWords.has(word.word)) < 0 &&
      (before.tag !== 'noun' || slipQualities.has(before.word))
    )
  if (!['lapse', 'loss', 'slip'].includes(noun.base)) return true
  if (indexOfWord(words, i + 1, i + 4, (word) => lapsingVirtues.has(word.word)) >= 0) return true
  return noun.base !== 'loss' && (slipQualities.has(before.word) || isSomebodys(words, i) || isLabeled(words, i))
}

const isGivenAsCause = (context: SentenceContext, i: number): boolean => {
  const { words, clauses } = context
  if (isComplement(words, i) || isSomebodys(words, i)) return true
  if (isLabeled(words, i) || causes(context, i) || ['by', 'through'].includes(at(words, i - 1).word)) return true
  if (at(words, i - 1).word === '(') return false
  const link = indexOfWord(words, i - 6, i, (word) => causedBy.has(word.word) || causedBy.has(word.base))
  if (link < 0) return false
  const governing = clauses.findLast((clause) => clause.start <= link)
  return !(governing && (governing.negated || isHypothetical(governing)))
}

const find = (context: SentenceContext): Match[] =>
  matchWords(context, (word, i) =>
    isSlip(word) && isOfPeople(context.words, i) && !isNegatedBefore(context.words, i, 6) && isGivenAsCause(context, i)
      ? { kind: 'human-error', theme: 'human-error', from: i, to: i + 1 }
      : undefined,
  )

/** Finds a slip, an oversight or a lapse given as the cause, with or without a name. */
export const slipAsCause: EnglishRule = {
  name: 'slip-as-cause',
  find,
  examples: {
    flagged: [
      'Two oversights led to this outage.',
      'Cause: oversight.',
      'Contributing: lapse of attention during the handover.',
      'The wrong rate went out because of a misunderstanding.',
    ],
    notFlagged: [
      'The oversight board met in May.',
      'The lapse of the certificate caused the outage.',
      'Due to a lack of oversight tools, nobody could see the queue.',
      'A confirmation step guards against an oversight.',
    ],
  },
}
