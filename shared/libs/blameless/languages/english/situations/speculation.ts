import type { Clause } from '../grammar/clause'
import { at, type Word } from '../grammar/word'
import { indexOfWord, type SentenceContext } from '../rules/context'
import { beliefVerbs, guessAdverbs, guessPhrases, presentBeliefs, seemingVerbs } from '../words/situations'
import { findPhrases } from './find-phrases'
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
      ({ kind, start, until, modal, subject }) =>
        kind === 'finite' && modal === undefined && (subject.start > i ? subject.start : start) <= i + 4 && until >= i,
    )
    const first = clause && at(words, clause.start)
    const isPast = first && (first.word === 'was' || first.word === 'were' || isPastForm(first))
    // "Probably a memory leak.": without a verb, the guess is all there is.
    const isAlone = i === 0 && words.length > 2 && !clauses.some(({ kind }) => kind === 'finite')
    const isDegree = ['more', 'less'].includes(at(words, i - 1).word)
    return (isPast || isOfReason || isAlone) && !isDegree ? [{ from: i, to: i + 1 }] : []
  })
}

const isPastClause = ({ words, kind, modal, start }: Clause): boolean => {
  const first = at(words, start)
  return kind === 'finite' && modal === undefined && (['was', 'were', 'had'].includes(first.word) || isPastForm(first))
}

const isPastForm = ({ form }: Word): boolean => form === 'past' || form === 'ed'

/** "I think it was the migration", "it seems the lock was held": what is believed today about what happened. */
const byBelief = (context: SentenceContext): Stretch[] => {
  const { words, clauses, isMention, sentence } = context
  if (sentence.asks) return []
  return clauses.flatMap((clause) => {
    const { base, kind, modal, negated, main, subject, start, end } = clause
    const isOurs = (subject.kind === 'i' || subject.kind === 'we') && presentBeliefs.has(base)
    const isSeeming = subject.kind !== 'i' && subject.kind !== 'we' && seemingVerbs.has(base)
    const isToday = kind === 'finite' && modal === undefined && !negated && !isPastForm(at(words, main))
    if (!(isOurs || isSeeming) || !isToday || isMention(main) || at(words, start).word === 'did') return []
    return clauses.some((later) => later.start >= end && isPastClause(later)) ? [{ from: start, to: end }] : []
  })
}

/** "Must be DNS.": a guess that leaves out what it is about. */
const byMust = ({ words, sentence }: SentenceContext): Stretch[] =>
  !sentence.asks && at(words, 0).word === 'must' && ['be', 'have'].includes(at(words, 1).word)
    ? [{ from: 0, to: 2 }]
    : []

/** Finds guesses about what happened that are put as facts. */
export const speculation: SituationPattern = {
  id: 'speculation',
  find: (context, matches) => [
    ...(isReported(context, context.words.length) ? [] : phrases(context, matches)),
    ...byAdverb(context),
    ...byBelief(context),
    ...byMust(context),
  ],
  examples: {
    flagged: [
      'It was probably the cache.',
      'It must have been the deploy.',
      'The pod restarted, presumably because of memory.',
      'I guess the certificate expired.',
      'I think it was the migration.',
      'It seems the lock was never released.',
      'Must be DNS.',
      'It was most likely the new firmware.',
    ],
    notFlagged: [
      'We thought that it was the cache.',
      'The log shows a restart at 14:31.',
      'This will probably take a week.',
      'A retry is more likely to succeed.',
      'I think we should add an alert.',
      'Must be done by Friday?',
      'It looked like the disk was full.',
    ],
  },
}
