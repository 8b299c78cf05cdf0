import { sha256 } from '@noble/hashes/sha2.js'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { encodeDeletes, getDeleteSet } from '../../../shared/crdt/document-version'
import { updateLimits } from '../../../shared/crdt/update-guard'

/** A digest of a document's state: its state vector, and a hash of its deletions. */
export type StateDigest = { vector: ReadonlyMap<number, number>; deletes: string }

/** Creates a reader of a document's state digest, which is only recomputed after a change. */
export const createStateDigest = (doc: Y.Doc): { read: () => StateDigest; close: () => void } => {
  let cached: StateDigest | undefined
  const invalidate = (): void => {
    cached = undefined
  }
  doc.on('update', invalidate)
  return {
    read: () => {
      cached ??= {
        vector: Y.decodeStateVector(Y.encodeStateVector(doc)),
        deletes: shortHash(encodeDeletes(getDeleteSet(doc))),
      }
      return cached
    },
    close: () => doc.off('update', invalidate),
  }
}

const shortHash = (bytes: Uint8Array): string =>
  [...sha256(bytes).subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Whether `theirs` contains changes that `mine` lacks. */
export const hasMore = (theirs: StateDigest, mine: StateDigest): boolean =>
  [...theirs.vector].some(([client, clock]) => clock > (mine.vector.get(client) ?? 0))

/** Whether deletions are missing on one side, which equal state vectors hide. */
export const differsInDeletes = (a: StateDigest, b: StateDigest): boolean =>
  a.deletes !== b.deletes && !hasMore(a, b) && !hasMore(b, a)

export const encodeState = ({ vector, deletes }: StateDigest): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, vector.size)
  for (const [client, clock] of vector) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  encoding.writeVarString(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

/** Decodes a state digest from a peer; undefined if it is malformed. */
export const decodeState = (bytes: Uint8Array): StateDigest | undefined => {
  try {
    const decoder = decoding.createDecoder(bytes)
    const vector = new Map<number, number>()
    const clients = decoding.readVarUint(decoder)
    if (clients > updateLimits.MAX_CLIENTS) return undefined
    for (let left = clients; left > 0; left--) {
      vector.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
    }
    return { vector, deletes: decoding.readVarString(decoder) }
  } catch {
    return undefined
  }
}
