import { isSomebody } from '../grammar/agents'
import { indexOfWord, isNegatedBefore } from '../rules/context'
import { copulas } from '../words/grammar'
import { feelingPhrases, strongFeelings } from '../words/situations'
import { findPhrases } from './by-phrase'
import type { SituationPattern } from './situation'

const phrases = findPhrases(feelingPhrases, { negationReach: 2 })

/** Finds what somebody of us feels strongly; what users felt is impact. */
export const strongFeelingsShown: SituationPattern = {
  id: 'strong-feelings',
  find: (context, matches) => {
    const { words, clauses } = context
    const told = clauses.flatMap(({ subject, base, kind, end, until, start }) => {
      if (kind !== 'finite' || !isSomebody(subject) || !copulas.has(base)) return []
      const at = indexOfWord(words, end, Math.max(until, end + 3), (word) => strongFeelings.has(word.word))
      return at < 0 || isNegatedBefore(words, at, 3) ? [] : [{ from: start, to: at + 1 }]
    })
    return [...told, ...phrases(context, matches)]
  },
  examples: {
    flagged: ['I am furious about this.', 'We are fed up with these pages.', 'I felt terrible all weekend.'],
    notFlagged: ['Customers were angry.', 'The pool was exhausted.', 'The health check was tired out by retries.'],
  },
}
