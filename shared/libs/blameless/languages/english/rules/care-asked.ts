import { at, type Word } from '../grammar/word'
import { carefully } from '../words/care'
import { raisedCare, remedyLabels, remedyVerbs, risingVerbs, turningPoints, virtuesOfCare } from '../words/care-asked'
import { type EnglishRule, indexOfWord, isNegatedBefore, type Match, matchWords, type SentenceContext } from './context'
import { careMatch } from './remedy'

/** True for a plan, an order or a resolution: a label, a turning point, a modal or an order says so. */
const isPlan = ({ words, clauses }: SentenceContext): boolean => {
  const mark = indexOfWord(words, 1, 5, ({ word }) => [':', '-', '–'].includes(word))
  if (mark > 0 && indexOfWord(words, 0, mark, ({ word }) => remedyLabels.has(word)) >= 0) return true
  if (indexOfWord(words, 0, words.length, ({ word }) => turningPoints.has(word)) >= 0) return true
  return clauses.some(
    ({ modal, perfect, kind, subject, start, base, passive }) =>
      (!perfect && modal !== undefined && ['will', "'ll", 'must', 'shall', 'should'].includes(modal)) ||
      (kind === 'finite' && subject.kind === 'nobody-said' && at(words, start).form === 'base') ||
      ((passive || kind === 'finite') && remedyVerbs.has(base)) ||
      (kind === 'infinitive' && start < 6),
  )
}

const isRaised = (words: readonly Word[], i: number): boolean =>
  indexOfWord(words, i - 3, i, ({ word, base }) => raisedCare.has(word) || raisedCare.has(base)) >= 0

/** "increased attentiveness at the counter", "by working more conscientiously". */
const asked = (context: SentenceContext, i: number): Match | undefined => {
  const { words } = context
  const word = at(words, i)
  const isVirtue = virtuesOfCare.has(word.word) && at(words, i + 1).tag !== 'noun'
  if (!isVirtue && !carefully.has(word.word)) return undefined
  const mustRise = context.clauses.some(
    ({ subject, start, base, modal }) =>
      isVirtue && subject.start <= i && start > i && start - i < 6 && modal !== undefined && risingVerbs.has(base),
  )
  if (!(isRaised(words, i) || mustRise) || isNegatedBefore(words, i, 5)) return undefined
  return isPlan(context) ? careMatch(Math.max(0, i - 1), i + 1) : undefined
}

/** Finds resolutions that ask for more of a virtue, whatever verb they use. */
export const careAsked: EnglishRule = {
  name: 'care-asked',
  find: (context) =>
    matchWords(context, (word, i) =>
      virtuesOfCare.has(word.word) || carefully.has(word.word) ? asked(context, i) : undefined,
    ),
  examples: {
    flagged: [
      'Prevention: increased attentiveness at the counter.',
      'Account managers were asked to show greater care.',
      'In future, more vigilance during the swap.',
    ],
    notFlagged: [
      'The team showed great care during the swap.',
      'The page draws more attention to the region.',
      'The alert got no attention that night.',
    ],
  },
}
