import { isSomebody } from '../grammar/agents'
import { at } from '../grammar/word'
import { indexOfWord } from '../rules/context'
import { capacityNouns, capacityPhrases, capacityVerbs } from '../words/situations'
import { findPhrases } from './find-phrases'
import type { SituationPattern } from './situation'

/** How far behind its verb what is lacking may stand, in words. */
const REACH = 5

const phrases = findPhrases(capacityPhrases)

/** Finds that nobody has the time, or the means, to fix it. */
export const noCapacity: SituationPattern = {
  id: 'no-capacity',
  find: (context, matches) => {
    const lacking = context.clauses.flatMap(({ words, subject, base, kind, negated, start, end }) => {
      if (kind !== 'finite' || !isSomebody(subject) || !capacityVerbs.has(base)) return []
      const what = indexOfWord(words, end, end + REACH, (word) => capacityNouns.has(word.base))
      if (what < 0) return []
      const isDenied = negated || subject.negative || ['no', 'little'].includes(at(words, what - 1).word)
      return isDenied ? [{ from: start, to: what + 1 }] : []
    })
    return [...lacking, ...phrases(context, matches)]
  },
  examples: {
    flagged: [
      'We do not have time for this, the roadmap is full.',
      'Nobody has capacity for this in Q3.',
      'We will never have the time to build that.',
      'These actions never get done.',
    ],
    notFlagged: ['The cluster has no capacity left.', 'The disk is full.', 'We had time to fail over.'],
  },
}
