import { sha256 } from '@noble/hashes/sha2.js'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { deletesOf, encodeDeletes } from '../../../shared/crdt/document-version'
import { gateLimits } from '../../../shared/crdt/update-guard'

/** A document's state in short: how far each client's changes are known, and a digest of what was deleted. */
export type StateOf = { vector: ReadonlyMap<number, number>; deletes: string }

/** Reads a document's state; reads again only after a change. */
export const watchState = (doc: Y.Doc): { read: () => StateOf; close: () => void } => {
  let known: StateOf | undefined
  const forget = (): void => {
    known = undefined
  }
  doc.on('update', forget)
  return {
    read: () => {
      known ??= {
        vector: Y.decodeStateVector(Y.encodeStateVector(doc)),
        deletes: digest(encodeDeletes(deletesOf(doc))),
      }
      return known
    },
    close: () => doc.off('update', forget),
  }
}

const digest = (bytes: Uint8Array): string =>
  [...sha256(bytes).subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Whether `theirs` knows changes that `mine` doesn't. */
export const hasMore = (theirs: StateOf, mine: StateOf): boolean =>
  [...theirs.vector].some(([client, clock]) => clock > (mine.vector.get(client) ?? 0))

/** Equal state vectors can hide a deletion that was missed. */
export const differsInDeletes = (a: StateOf, b: StateOf): boolean =>
  a.deletes !== b.deletes && !hasMore(a, b) && !hasMore(b, a)

export const encodeState = ({ vector, deletes }: StateOf): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, vector.size)
  for (const [client, clock] of vector) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  encoding.writeVarString(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

/** Reads a state as it came from a peer; undefined for what is none. */
export const decodeState = (bytes: Uint8Array): StateOf | undefined => {
  try {
    const decoder = decoding.createDecoder(bytes)
    const vector = new Map<number, number>()
    const clients = decoding.readVarUint(decoder)
    if (clients > gateLimits.MAX_CLIENTS) return undefined
    for (let left = clients; left > 0; left--) {
      vector.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
    }
    return { vector, deletes: decoding.readVarString(decoder) }
  } catch {
    return undefined
  }
}
