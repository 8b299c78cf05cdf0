import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** The state of a new document after `write`. */
export const createUpdate = (write: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  write(doc)
  return Y.encodeStateAsUpdate(doc)
}

/** The update that another page with this document would send after `write`. */
export const createRemoteUpdate = (doc: Y.Doc, write: (theirs: Y.Doc) => void): Uint8Array => {
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(theirs)
  theirs.transact(() => write(theirs))
  return Y.encodeStateAsUpdate(theirs, before)
}

/** Items that all claim the start of one list, each with another right neighbor: Yjs compares each with all others. */
export const quadraticUpdate = (count: number, client = 42, list = 'record.whatHappened'): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 2)
    // The anchors, a run of characters of one client; then the competing items.
    encoding.writeVarUint(encoder, count)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, 0)
    for (let index = 0; index < count; index += 1) {
      if (index === 0) {
        encoding.writeUint8(encoder, 4)
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarString(encoder, list)
      } else {
        encoding.writeUint8(encoder, 0x84)
        encoding.writeVarUint(encoder, client)
        encoding.writeVarUint(encoder, index - 1)
      }
      encoding.writeVarString(encoder, 'a')
    }
    encoding.writeVarUint(encoder, count)
    encoding.writeVarUint(encoder, client - 1)
    encoding.writeVarUint(encoder, 0)
    for (let index = 0; index < count; index += 1) {
      encoding.writeUint8(encoder, 0x44)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, count - 1 - index)
      encoding.writeVarString(encoder, 'b')
    }
    encoding.writeVarUint(encoder, 0)
  })

/** Advances a client's clock by collected content, which a page can't tell from content that it has not received. */
export const collectedUpdate = (client: number, clock: number, length: number): Uint8Array =>
  encoding.encode((encoder) => {
    for (const number of [1, 1, client, clock, 0, length, 0]) encoding.writeVarUint(encoder, number)
  })

/** A run of characters of one client: the anchors between which the items of `conflictsUpdate` compete. */
export const anchorsUpdate = (count: number, client = 42, list = 'record.whatHappened'): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.getText(list).insert(0, 'a'.repeat(count))
  return Y.encodeStateAsUpdate(doc)
}

/** Items of one client, starting at a clock, each of which Yjs compares with all before it. */
export const conflictsUpdate = (from: number, count: number, anchor = 42, client = anchor + 1): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, count)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, from)
    for (let index = from; index < from + count; index += 1) {
      encoding.writeUint8(encoder, 0x44)
      encoding.writeVarUint(encoder, anchor)
      encoding.writeVarUint(encoder, index)
      encoding.writeVarString(encoder, 'x')
    }
    encoding.writeVarUint(encoder, 0)
  })

/** Items in the gaps of a run, each with its own left neighbor and the end of the run as its right neighbor. */
export const sparseUpdate = (count: number, anchor = 42, client = anchor - 1): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, count)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, 0)
    for (let index = 0; index < count; index += 1) {
      encoding.writeUint8(encoder, 0xc4)
      encoding.writeVarUint(encoder, anchor)
      encoding.writeVarUint(encoder, count - 1 - index)
      encoding.writeVarUint(encoder, anchor)
      encoding.writeVarUint(encoder, count)
      encoding.writeVarString(encoder, 'x')
    }
    encoding.writeVarUint(encoder, 0)
  })
