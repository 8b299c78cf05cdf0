import type { Clause } from '../grammar/clause'
import { at, type Word } from '../grammar/word'
import {
  effortNouns,
  happeningVerbs,
  hindsightPhrases,
  humanActs,
  smallness,
  systemChecks,
} from '../words/small-efforts'
import { type EnglishRule, indexOfWord, type Match, matchClauses, matchWords, type SentenceContext } from './context'
import { judgmentMatch } from './measured'
import { indexPhrases, phraseEnd } from './phrases'

const phrases = indexPhrases(hindsightPhrases)

const hindsightMatch = (from: number, to: number): Match => ({ kind: 'counterfactual', theme: 'could', from, to })

/** "…, but the log was rotated": why it was not so easy. */
const hasBut = (words: readonly Word[], from: number): boolean =>
  indexOfWord(words, from, words.length, ({ word }) => word === 'but' || word === 'if') >= 0

const isUnreal = (clause: Clause): boolean =>
  clause.perfect &&
  (!clause.negated || happeningVerbs.has(clause.base)) &&
  !clause.passive &&
  ['would', 'could', 'might', 'may', "'d"].includes(clause.modal ?? '')

/** "one call would have spared us", "with a bit more curiosity she would have found it". */
const littleWould = (clause: Clause): Match | undefined => {
  const { words, start } = clause
  if (!isUnreal(clause)) return undefined
  const from = Math.max(0, start - 14)
  const noun = indexOfWord(
    words,
    from,
    start,
    ({ word }, i) => effortNouns.has(word) && !['noun', 'opaque'].includes(at(words, i + 1).tag),
  )
  const before = at(words, noun - 1)
  const isOfSystem =
    (before.tag === 'noun' && !smallness.has(before.word) && before.word !== 'phone') || systemChecks.has(before.word)
  if (noun < 0 || isOfSystem || hasBut(words, clause.end)) return undefined
  const small = indexOfWord(
    words,
    Math.max(from, noun - 4),
    noun,
    ({ word, tag }) => smallness.has(word) || tag === 'number',
  )
  const isOpening = small >= 0 && (small <= 2 || [',', 'with', ':', ';', '.'].includes(at(words, small - 1).word))
  return isOpening ? hindsightMatch(small, clause.end) : undefined
}

/** "opening a single envelope would have been enough". */
const actWould = (clause: Clause, { clauses, words }: SentenceContext): Match | undefined => {
  const [first] = clauses
  if (!isUnreal(clause) || first?.kind !== 'gerund' || first.start > 1 || first === clause) return undefined
  const isSubject = indexOfWord(words, first.end, clause.start, ({ word }) => word === ',') < 0
  return isSubject && humanActs.has(first.base) && !hasBut(words, clause.end) && clause.modal !== 'may'
    ? hindsightMatch(first.start, clause.end)
    : undefined
}

/** "it needn't have happened". */
const needNotHave = ({ words }: SentenceContext, i: number): Match | undefined => {
  const isNeed = at(words, i).word === 'need' && at(words, i + 1).tag === 'negation'
  if (!isNeed || at(words, i + 2).tag !== 'have') return undefined
  return happeningVerbs.has(at(words, i + 3).base) ? judgmentMatch(i, i + 4, 'preventable') : undefined
}

const byPhrase = ({ words }: SentenceContext, i: number): Match | undefined => {
  const end = phraseEnd(phrases, at(words, i).word, words, i + 1, words.length)
  return end >= 0 ? hindsightMatch(i, end) : undefined
}

/** Finds what a small effort would have changed, in hindsight. */
export const smallEffort: EnglishRule = {
  name: 'small-effort',
  find: (context) => [
    ...matchClauses(context, (clause) => littleWould(clause) ?? actWould(clause, context)),
    ...matchWords(context, (_, i) => needNotHave(context, i) ?? byPhrase(context, i)),
  ],
  examples: {
    flagged: [
      'One phone call would have spared us the night.',
      'With a bit more curiosity she would have found it.',
      'Opening a single envelope would have been enough.',
      "The data loss needn't have happened.",
      'Would it have killed anyone to ask?',
    ],
    notFlagged: [
      'A health check would have caught it.',
      'An alert on the queue would have shown it an hour earlier.',
      'The call would have failed anyway.',
      'Adding a limit would have kept the queue short.',
    ],
  },
}
