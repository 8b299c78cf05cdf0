import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'

/** The deleted positions of each client, as Yjs represents them. */
export type DeleteSet = ReturnType<typeof Y.createDeleteSet>

/** Everything deleted in a document, in merged ranges. */
export const getDeleteSet = (doc: Y.Doc): DeleteSet => Y.createDeleteSetFromStructStore(doc.store)

/** A delete set as bytes, the same for equal sets on every peer: Yjs' snapshot format with an empty state vector. */
export const encodeDeletes = (deletes: DeleteSet): Uint8Array => Y.encodeSnapshot(Y.createSnapshot(deletes, new Map()))

/** The `deletes` of the wire message `stored?`. */
export const deletesToText = (deletes: DeleteSet): string => toBase64(encodeDeletes(deletes))

/** More than a page deletes before all of it is confirmed to be on disk. Each range is looked up in the document. */
const MAX_RANGES = 20_000

/** Reads the `deletes` of the wire message `stored?`, overlapping ranges merged; undefined for anything else. */
export const deletesFromText = (text: string): DeleteSet | undefined => {
  try {
    const deletes = Y.mergeDeleteSets([Y.decodeSnapshot(fromBase64(text)).ds])
    const ranges = [...deletes.clients.values()].reduce((sum, of) => sum + of.length, 0)
    return ranges <= MAX_RANGES ? deletes : undefined
  } catch {
    return undefined
  }
}

/** Whether a document has a client's changes up to `clock`, and all of these deletions. Parked structs don't count. */
export const hasApplied = (doc: Y.Doc, clientId: number, clock: number, deletes: DeleteSet): boolean =>
  Y.getState(doc.store, clientId) >= clock && hasDeleted(doc, deletes)

const hasDeleted = (doc: Y.Doc, deletes: DeleteSet): boolean => {
  for (const [client, ranges] of deletes.clients) {
    const structs = doc.store.clients.get(client)
    for (const { clock, len } of ranges) {
      if (!structs || Y.getState(doc.store, client) < clock + len) return false
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at]
        if (!struct || struct.id.clock >= clock + len) break
        if (!struct.deleted) return false
      }
    }
  }
  return true
}
