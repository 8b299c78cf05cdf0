import * as Y from 'yjs'
import { claimsClockOf, usesClockOf } from '../../shared/crdt/own-clock'
import { type Touch, touchesOf } from '../../shared/document'
import type { Leftover } from './leftovers'

/** What this page's person did that may be nowhere else yet, and whether somebody else writes in this page's name. */
export type OwnChanges = {
  touches: () => Touch[]
  /** What would be lost sight of if the page closed now: its own, and what earlier pages left. */
  leftovers: () => Leftover[]
  /** Pages that turn out to be open look after their own changes. */
  forget: (clientIds: readonly number[]) => void
  /** Everything is with the meeting's host. */
  settle: () => void
  /** Others may have seen all that was typed until now: from here on they may also delete it. */
  markSeen: () => void
  /** To be asked before an update is taken in. */
  isForeign: (update: Uint8Array) => boolean
  /** To be asked before a state vector is answered. */
  isForeignVector: (vector: Uint8Array) => boolean
  close: () => void
}

/**
 * `isHandedOn`: whether what is typed now leaves this page at once, to its host or to other pages.
 * `earlier`: what pages that were closed before they could share it left in this browser.
 */
export const createOwnChanges = (
  doc: Y.Doc,
  isHandedOn: () => boolean,
  earlier: readonly Leftover[] = [],
): OwnChanges => {
  let touched = new Map<string, Touch>()
  // Yjs gives a document another id once it finds its own in use; this is the one that the words were typed under.
  const clientId = doc.clientID
  let seenClock = 0
  let left = [...earlier]
  const markSeen = (): void => {
    seenClock = Y.getState(doc.store, clientId)
    left = left.map((one) => ({ ...one, seenClock: Math.max(one.seenClock, Y.getState(doc.store, one.clientId)) }))
  }
  const record = (transaction: Y.Transaction): void => {
    if (!transaction.local) return
    for (const touch of touchesOf(transaction)) touched.set(JSON.stringify(touch), touch)
    // What was typed without a connection is handed on by the next exchange of states, and not before.
    if (isHandedOn() && seenClock >= (transaction.beforeState.get(clientId) ?? 0))
      seenClock = Y.getState(doc.store, clientId)
  }
  doc.on('afterTransaction', record)
  const ids = (): Pick<Leftover, 'clientId' | 'seenClock'>[] => [{ clientId, seenClock }, ...left]
  return {
    touches: () => [...left.flatMap(({ touches }) => touches), ...touched.values()],
    leftovers: () => [...(touched.size > 0 ? [{ clientId, seenClock, touches: [...touched.values()] }] : []), ...left],
    forget: (clientIds) => {
      left = left.filter((one) => !clientIds.includes(one.clientId))
    },
    settle: () => {
      touched = new Map()
      left = []
    },
    markSeen,
    isForeign: (update) => ids().some((one) => usesClockOf(update, doc, one.clientId, one.seenClock)),
    isForeignVector: (vector) => ids().some((one) => claimsClockOf(vector, one.clientId, one.seenClock)),
    close: () => doc.off('afterTransaction', record),
  }
}
