import { z } from 'zod'
import { defineKeyedValues, type ValueOf } from '../../crdt'

/** Far longer than any drafted sentence; what is longer was not written by this app. */
const MAX_SENTENCE_LENGTH = 4_000
const sentence = z.string().max(MAX_SENTENCE_LENGTH)

/**
 * What became of sentences that were drafted from facts, by `draft/sentence`. `taken` is the sentence as it was put into
 * the text, `kept` the wording that somebody declined; each is empty if that never happened. The texts themselves are
 * people's own: nothing is read back from here.
 */
export const draftedSentences = defineKeyedValues({
  name: 'drafted',
  value: z.object({ taken: sentence, kept: sentence }),
})
export type DraftedSentences = ValueOf<typeof draftedSentences>
