import { at } from '../grammar/word'
import { indexOfWord, type SentenceContext } from '../rules/context'
import { incidentNouns, ordinals, preventingVerbs, recurrenceWords, repeatPhrases } from '../words/situations'
import { findPhrases } from './find-phrases'
import type { SituationPattern, Stretch } from './situation'

/** "to stop this from happening again": about the future. */
const isPrevented = ({ words }: SentenceContext, { from }: Stretch): boolean =>
  indexOfWord(words, from - 8, from, (word) => preventingVerbs.has(word.base)) >= 0

const phrases = findPhrases(repeatPhrases, { negationReach: 2, isExcepted: isPrevented })

/** "the third outage of this kind", "the second incident this month". */
const byOrdinal = ({ words, isMention }: SentenceContext): Stretch[] =>
  words.flatMap(({ word }, i) => {
    if (!ordinals.has(word) || !incidentNouns.has(at(words, i + 1).base) || isMention(i)) return []
    const to = indexOfWord(words, i + 2, i + 7, ({ base }) => recurrenceWords.has(base))
    return to < 0 ? [] : [{ from: i, to: to + 1 }]
  })

/** Finds that something like it has happened before. */
export const repeatIncident: SituationPattern = {
  id: 'repeat-incident',
  find: (context, matches) => [...phrases(context, matches), ...byOrdinal(context)],
  examples: {
    flagged: [
      'The same thing happened last month.',
      'This keeps happening.',
      'We have seen this before.',
      'This is the third outage of this kind.',
    ],
    notFlagged: [
      'We restarted the pod again.',
      'The lock stops this from having happened before a release.',
      'The second outage began at 14:31.',
    ],
  },
}
