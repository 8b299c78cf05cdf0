import { at } from '../grammar/word'
import { indexOfWord, type SentenceContext } from '../rules/context'
import { beliefVerbs, guessAdverbs, guessPhrases } from '../words/situations'
import { findPhrases } from './by-phrase'
import type { SituationPattern, Stretch } from './situation'

const phrases = findPhrases(guessPhrases, { negationReach: 2 })

/** "we thought it was probably the cache": what was believed then, which is no guess of today. */
const isReported = ({ words }: SentenceContext, i: number): boolean =>
  indexOfWord(words, 0, i, (word) => beliefVerbs.has(word.base) && word.form !== 'base' && word.form !== 's') >= 0

/** "it was probably the deploy", "probably because": a guess about what happened, put as a fact. */
const byAdverb = (context: SentenceContext): Stretch[] => {
  const { words, clauses, isMention, sentence } = context
  if (sentence.asks) return []
  return words.flatMap(({ word }, i) => {
    if (!guessAdverbs.has(word) || isMention(i) || isReported(context, i)) return []
    const next = at(words, i + 1)
    const isOfReason = next.word === 'because' || next.word === 'due'
    const clause = clauses.find(
      ({ kind, start, end, modal, subject }) =>
        kind === 'finite' && modal === undefined && (subject.start > i ? subject.start : start) <= i + 4 && end >= i,
    )
    const first = clause && at(words, clause.start)
    const isPast =
      first && (first.word === 'was' || first.word === 'were' || first.form === 'past' || first.form === 'ed')
    const isDegree = ['more', 'most', 'less'].includes(at(words, i - 1).word)
    return (isPast || isOfReason) && !isDegree ? [{ from: i, to: i + 1 }] : []
  })
}

/** Finds guesses about what happened that are put as facts. */
export const speculation: SituationPattern = {
  id: 'speculation',
  find: (context, matches) => [
    ...(isReported(context, context.words.length) ? [] : phrases(context, matches)),
    ...byAdverb(context),
  ],
  examples: {
    flagged: [
      'It was probably the cache.',
      'It must have been the deploy.',
      'The pod restarted, presumably because of memory.',
      'I guess the certificate expired.',
    ],
    notFlagged: [
      'We thought it was probably the cache.',
      'The log shows a restart at 14:31.',
      'This will probably take a week.',
      'A retry is more likely to succeed.',
    ],
  },
}
