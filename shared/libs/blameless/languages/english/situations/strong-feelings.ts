import { isSomebody } from '../grammar/agents'
import { at } from '../grammar/word'
import { indexOfWord, isNegatedBefore } from '../rules/context'
import { copulas } from '../words/grammar'
import { feelingPhrases, strongFeelings } from '../words/situations'
import { findPhrases } from './find-phrases'
import type { SituationPattern } from './situation'

const phrases = findPhrases(feelingPhrases, { negationReach: 2 })

/** Finds what somebody of us feels strongly; what users felt is impact. */
export const strongFeelingsShown: SituationPattern = {
  id: 'strong-feelings',
  find: (context, matches) => {
    const { words, clauses } = context
    const statements = clauses.flatMap(({ subject, base, kind, end, until, start }) => {
      if (kind !== 'finite' || !isSomebody(subject)) return []
      // "I was scared" reads like a passive.
      const felt = at(words, end - 1).word
      if (strongFeelings.has(felt)) return isNegatedBefore(words, end - 1, 3) ? [] : [{ from: start, to: end }]
      if (!copulas.has(base)) return []
      const found = indexOfWord(
        words,
        end,
        Math.max(until, end + 3),
        (word) => strongFeelings.has(word.word) || strongFeelings.has(word.base),
      )
      return found < 0 || isNegatedBefore(words, found, 3) ? [] : [{ from: start, to: found + 1 }]
    })
    return [...statements, ...phrases(context, matches)]
  },
  examples: {
    flagged: [
      'I am furious about this.',
      'We are fed up with these pages.',
      'I felt terrible all weekend.',
      'I was scared to touch it.',
    ],
    notFlagged: ['Customers were angry.', 'The pool was exhausted.', 'The health check was tired out by retries.'],
  },
}
