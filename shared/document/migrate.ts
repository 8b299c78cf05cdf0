import type * as Y from 'yjs'
import { countFormerAnswers } from '../meeting/ballots'
import { ballots } from '../stages'

/**
 * Carries over what documents no longer hold, from the updates that this one was opened with. Returns whether there was
 * anything: then the file or journal that they came from has to be rewritten without it.
 */
export const migrate = (doc: Y.Doc, updates: readonly Uint8Array[]): boolean =>
  countFormerAnswers(doc, updates, ballots)
