import type { Examples } from '../../../language'
import type { SituationId } from '../../../situations'
import type { Match, SentenceContext } from '../rules/context'

/** A stretch of words, by index: from the word at `from` to the one before `to`. */
export type Stretch = { from: number; to: number }

/** One situation that the words of a sentence may show. A test checks it against its examples. */
export type SituationPattern = {
  id: SituationId
  find: (context: SentenceContext, matches: readonly Match[]) => Stretch[]
  examples: Examples
}
