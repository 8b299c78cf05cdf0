import * as Y from 'yjs'
import { fault, gateLimits, type UpdateFault } from '../sync/gate'
import { toMeeting } from './json'
import { summarise } from './summary'

/** A document's state and what somebody wants to change in it. */
export type Trial = { base: Uint8Array; update: Uint8Array }

/**
 * Does with a copy all that will be done with the document: merge, read, save, open again. For a worker, which is ended
 * if it takes too long.
 */
export const tryUpdate = ({ base, update }: Trial): UpdateFault | undefined => {
  try {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, base)
    Y.applyUpdate(doc, update)
    const state = Y.encodeStateAsUpdate(doc)
    if (state.length > gateLimits.MAX_DOCUMENT_BYTES) return fault('document-full')
    const again = new Y.Doc()
    Y.applyUpdate(again, state)
    summarise(again)
    JSON.stringify(toMeeting(again))
    return undefined
  } catch {
    return fault('unreadable')
  }
}
