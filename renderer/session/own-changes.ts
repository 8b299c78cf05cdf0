import * as Y from 'yjs'
import { type Touch, touchesOf } from '../../shared/meeting'
import { claimsClockOf, usesClockOf } from '../../shared/sync/own-clock'

/** What this page's person did that may be nowhere else yet, and whether somebody else writes in this page's name. */
export type OwnChanges = {
  touches: () => Touch[]
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

/** `isHandedOn`: whether what is typed now leaves this page at once, to its host or to other pages. */
export const followOwnChanges = (doc: Y.Doc, isHandedOn: () => boolean): OwnChanges => {
  let touched = new Map<string, Touch>()
  let seenClock = 0
  // Yjs gives a document another id once it finds its own in use; this is the one that the words were typed under.
  const clientId = doc.clientID
  const markSeen = (): void => {
    seenClock = Y.getState(doc.store, clientId)
  }
  const record = (transaction: Y.Transaction): void => {
    if (!transaction.local) return
    for (const touch of touchesOf(transaction)) touched.set(JSON.stringify(touch), touch)
    // What was typed without a connection is handed on by the next exchange of states, and not before.
    if (isHandedOn() && seenClock >= (transaction.beforeState.get(clientId) ?? 0)) markSeen()
  }
  doc.on('afterTransaction', record)
  return {
    touches: () => [...touched.values()],
    settle: () => {
      touched = new Map()
    },
    markSeen,
    isForeign: (update) => usesClockOf(update, doc, clientId, seenClock),
    isForeignVector: (vector) => claimsClockOf(vector, clientId, seenClock),
    close: () => doc.off('afterTransaction', record),
  }
}
