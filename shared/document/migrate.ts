import type * as Y from 'yjs'
import { countFormerAnswers } from '../meeting/ballots'
import { ballots } from '../stages'

/**
 * Migrates what documents no longer store, from the updates that this one was opened with. Returns whether there was
 * any: then the file or journal that the updates came from has to be rewritten without it.
 */
export const migrate = (doc: Y.Doc, updates: readonly Uint8Array[]): boolean =>
  countFormerAnswers(doc, updates, ballots)
