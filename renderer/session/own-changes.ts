import * as Y from 'yjs'
import { claimsUnseenClock, reusesClientClock } from '../../shared/crdt/own-clock'
import { type FieldChange, getFieldChanges } from '../../shared/document'
import type { UnsharedChanges } from './unshared-changes'

/**
 * Tracks which of this page's changes may exist nowhere else yet, and whether somebody else uses this page's client id.
 */
export type OwnChanges = {
  fieldChanges: () => FieldChange[]
  /** What the next page has to know if this one closes now: this page's changes, and those that earlier pages left. */
  unshared: () => UnsharedChanges[]
  /** Drops the changes of pages that turn out to be open, since those pages take care of them. */
  forget: (clientIds: readonly number[]) => void
  /** To be called when the meeting's host has everything. */
  settle: () => void
  /** To be called when others may have received everything up to now, and may therefore delete it. */
  markSeen: () => void
  /** To be asked before an update is applied. */
  isForeign: (update: Uint8Array) => boolean
  /** To be asked before a state vector is answered. */
  isForeignVector: (vector: Uint8Array) => boolean
  close: () => void
}

/**
 * `isSharing`: whether what is typed now leaves this page at once, to its host or to other pages. `earlier`: what
 * pages left in this browser when they were closed before they could share it.
 */
export const createOwnChanges = (
  doc: Y.Doc,
  isSharing: () => boolean,
  earlier: readonly UnsharedChanges[] = [],
): OwnChanges => {
  let changed = new Map<string, FieldChange>()
  // Yjs changes a document's client id if it is in use elsewhere; the changes were made under this one.
  const clientId = doc.clientID
  let seenClock = 0
  let left = [...earlier]
  const markSeen = (): void => {
    seenClock = Y.getState(doc.store, clientId)
    left = left.map((one) => ({ ...one, seenClock: Math.max(one.seenClock, Y.getState(doc.store, one.clientId)) }))
  }
  const onTransaction = (transaction: Y.Transaction): void => {
    if (!transaction.local) return
    for (const change of getFieldChanges(transaction)) changed.set(JSON.stringify(change), change)
    // Changes made without a connection are only sent by the next exchange of states.
    if (isSharing() && seenClock >= (transaction.beforeState.get(clientId) ?? 0))
      seenClock = Y.getState(doc.store, clientId)
  }
  doc.on('afterTransaction', onTransaction)
  const ids = (): Pick<UnsharedChanges, 'clientId' | 'seenClock'>[] => [{ clientId, seenClock }, ...left]
  return {
    fieldChanges: () => [...left.flatMap(({ touches }) => touches), ...changed.values()],
    unshared: () => [...(changed.size > 0 ? [{ clientId, seenClock, touches: [...changed.values()] }] : []), ...left],
    forget: (clientIds) => {
      left = left.filter((one) => !clientIds.includes(one.clientId))
    },
    settle: () => {
      changed = new Map()
      left = []
    },
    markSeen,
    isForeign: (update) => ids().some((one) => reusesClientClock(update, doc, one.clientId, one.seenClock)),
    isForeignVector: (vector) => ids().some((one) => claimsUnseenClock(vector, one.clientId, one.seenClock)),
    close: () => doc.off('afterTransaction', onTransaction),
  }
}
