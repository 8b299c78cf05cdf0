import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** The state of a document that was written like this. */
export const updateOf = (write: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  write(doc)
  return Y.encodeStateAsUpdate(doc)
}

/** What another page would send that has this document and changes it like this. */
export const structsOf = (doc: Y.Doc, write: (theirs: Y.Doc) => void): Uint8Array => {
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(theirs)
  theirs.transact(() => write(theirs))
  return Y.encodeStateAsUpdate(theirs, before)
}

/** Items of one list that all claim the position at its start, each before another item: each is compared with all. */
export const quadraticUpdate = (count: number, client = 42, list = 'record.whatHappened'): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 2)
    // The anchors, a row of characters of one client; then the items that compete, each with another right neighbor.
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

/** Uses up a client's clock with something collected, which no page can tell from what it is not told. */
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

/** Items of one client from a clock on, each of which Yjs compares with all that came before. */
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

/** Items in the gaps of a run, each with a left neighbor of its own, which reach to the end of the run. */
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
