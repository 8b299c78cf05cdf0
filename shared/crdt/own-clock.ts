import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { updateLimits } from './update-guard'
import { includesBytes } from './update-guard/find-bytes'
import { readUpdate } from './update-guard/read-update'

/**
 * Whether an update may name a client: far less work than reading a large one. The last byte of an id may be written in
 * several ways, so it does not count.
 */
const mayName = (update: Uint8Array, client: number): boolean => {
  const id = encoding.encode((encoder) => encoding.writeVarUint(encoder, client))
  return includesBytes(update, id.subarray(0, -1))
}

/**
 * Whether an update uses a client's clock although it cannot come from that client: for positions that only this page
 * has seen (from `seenClock` on), or with collected items where this page still has text. A page whose id somebody else
 * uses would lose what was typed on it, since Yjs accepts each position only once.
 */
export const reusesClientClock = (update: Uint8Array, doc: Y.Doc, client: number, seenClock: number): boolean => {
  if (!mayName(update, client)) return false
  let parsed: ReturnType<typeof readUpdate>
  try {
    parsed = readUpdate(update, updateLimits.MAX_DOCUMENT_ITEMS)
  } catch {
    // An unreadable update is not merged either.
    return false
  }
  const isForeign = ({ kind, clock, length }: { kind: string; clock: number; length: number }): boolean =>
    kind !== 'gap' &&
    (clock + length > seenClock ||
      ((kind === 'collected' || kind === 'deleted') && isAlive(doc, client, clock, length)))
  return (
    (parsed.clients.get(client) ?? []).some(isForeign) ||
    parsed.deletes.some((range) => range.client === client && range.clock + range.length > seenClock)
  )
}

/** Whether a state vector contains positions of a client that nobody but this page has seen. */
export const claimsUnseenClock = (stateVector: Uint8Array, client: number, seenClock: number): boolean =>
  (Y.decodeStateVector(stateVector).get(client) ?? 0) > seenClock

const isAlive = (doc: Y.Doc, client: number, clock: number, length: number): boolean => {
  const structs = doc.store.clients.get(client) ?? []
  if (Y.getState(doc.store, client) <= clock) return false
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= clock + length) return false
    if (!struct.deleted) return true
  }
  return false
}
