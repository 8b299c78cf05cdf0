import * as Y from 'yjs'
import { fault, gateLimits, rivalsMet, type UpdateFault } from '../crdt/update-guard'
import { toMeeting } from './json'
import { summarize } from './summary'

/** A document's state and an update to it. */
export type Trial = { base: Uint8Array; update: Uint8Array }

const hasMetTooMany = (doc: Y.Doc, metBefore: number): boolean =>
  rivalsMet(doc) > gateLimits.MAX_RIVALS && rivalsMet(doc) - metBefore > gateLimits.FREE_RIVALS

/**
 * Does to a copy everything that will be done to the document: merge, read, save, open again. Run it in a worker, which
 * is terminated if it takes too long.
 */
export const tryUpdate = ({ base, update }: Trial): UpdateFault | undefined => {
  try {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, base)
    const metBefore = rivalsMet(doc)
    Y.applyUpdate(doc, update)
    if (hasMetTooMany(doc, metBefore)) return fault('too-costly')
    const state = Y.encodeStateAsUpdate(doc)
    if (state.length > gateLimits.MAX_DOCUMENT_BYTES) return fault('document-full')
    const again = new Y.Doc()
    Y.applyUpdate(again, state)
    if (hasMetTooMany(again, metBefore)) return fault('too-costly')
    summarize(again)
    JSON.stringify(toMeeting(again))
    return undefined
  } catch {
    return fault('unreadable')
  }
}
