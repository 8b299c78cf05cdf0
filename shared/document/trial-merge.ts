import * as Y from 'yjs'
import { fault, getConflictCount, type UpdateFault, updateLimits } from '../crdt/update-guard'
import { toMeeting } from './json'
import { summarize } from './summary'

/** A document's state and an update to it. */
export type Trial = { base: Uint8Array; update: Uint8Array }

const hasMetTooMany = (doc: Y.Doc, conflictsBefore: number): boolean =>
  getConflictCount(doc) > updateLimits.MAX_CONFLICTS &&
  getConflictCount(doc) - conflictsBefore > updateLimits.FREE_CONFLICTS

/**
 * Does everything to a copy that will be done to the document: merge, read, save, open again. Run it in a worker that
 * is terminated if it takes too long.
 */
export const tryUpdate = ({ base, update }: Trial): UpdateFault | undefined => {
  try {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, base)
    const conflictsBefore = getConflictCount(doc)
    Y.applyUpdate(doc, update)
    if (hasMetTooMany(doc, conflictsBefore)) return fault('too-costly')
    const state = Y.encodeStateAsUpdate(doc)
    if (state.length > updateLimits.MAX_DOCUMENT_BYTES) return fault('document-full')
    const reopened = new Y.Doc()
    Y.applyUpdate(reopened, state)
    if (hasMetTooMany(reopened, conflictsBefore)) return fault('too-costly')
    summarize(reopened)
    JSON.stringify(toMeeting(reopened))
    return undefined
  } catch {
    return fault('unreadable')
  }
}
