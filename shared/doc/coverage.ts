import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'

/** The part of a document that somebody asks about: their own items up to `clock` (exclusive), and deletions. */
export type Written = { clientId: number; clock: number; deletes: string }

const NOTHING = new Map<number, number>()

/** A delete set as it travels: base64 of a Yjs snapshot with no state vector. */
export const encodeDeletes = (deletes: Y.Snapshot['ds']): string =>
  deletes.clients.size === 0 ? '' : toBase64(Y.encodeSnapshot(new Y.Snapshot(deletes, NOTHING)))

/** Reads what `encodeDeletes` wrote; undefined for anything else. */
export const decodeDeletes = (text: string): Y.Snapshot['ds'] | undefined => {
  if (text === '') return Y.createDeleteSet()
  try {
    return Y.decodeSnapshot(fromBase64(text)).ds
  } catch {
    return undefined
  }
}

const isRangeDeleted = (structs: (Y.Item | Y.GC)[], clock: number, length: number): boolean => {
  const last = structs.at(-1)
  if (!last || clock + length > last.id.clock + last.length) return false
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= clock + length) return true
    if (!struct.deleted) return false
  }
  return true
}

/** Whether every range of the delete set is known to the document, and deleted in it. */
export const hasDeletes = (doc: Y.Doc, deletes: Y.Snapshot['ds']): boolean =>
  [...deletes.clients].every(([client, ranges]) => {
    const structs = doc.store.clients.get(client) ?? []
    return ranges.every(({ clock, len }) => len === 0 || isRangeDeleted(structs, clock, len))
  })

/** Whether the document contains all of it. What still waits for missing parts does not count as contained. */
export const contains = (doc: Y.Doc, { clientId, clock, deletes }: Written): boolean => {
  if (Y.getState(doc.store, clientId) < clock) return false
  const set = decodeDeletes(deletes)
  return set !== undefined && hasDeletes(doc, set)
}
