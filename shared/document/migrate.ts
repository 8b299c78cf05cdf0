import type * as Y from 'yjs'
import { countFormerAnswers } from '../meeting/ballots'
import { ballots } from '../stages'

/**
 * Takes over what no document holds any more from the updates that it was opened with. True if there was something:
 * then what they came from, a file or a journal, has to be written again to lose it.
 */
export const migrate = (doc: Y.Doc, updates: readonly Uint8Array[]): boolean =>
  countFormerAnswers(doc, updates, ballots)
