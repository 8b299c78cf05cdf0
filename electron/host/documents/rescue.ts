import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Describe } from './describe'
import { isIncomplete } from './take-in'

/** Clocks of a client that are missing: `from` inclusive, `to` exclusive. */
type Gap = { client: number; from: number; to: number }

/** Every round closes the first gap of each client; journals have a few, and a foreign state is not worth more. */
const MAX_ROUNDS = 500

/**
 * Brings in what builds on changes that are lost, and resolves to the update that does so; undefined if there is
 * nothing. Yjs keeps such changes parked for ever. They are read in a scratch copy whose gaps are closed by
 * placeholders, and what they say is then typed into `doc` anew: the lost changes may still arrive from somebody else,
 * so nothing of ours may stand under their ids.
 */
export const rescueParked = (doc: Y.Doc, describe: Describe): Uint8Array | undefined => {
  if (!isIncomplete(doc)) return undefined
  const scratch = new Y.Doc()
  Y.applyUpdate(scratch, Y.encodeStateAsUpdate(doc))
  for (let round = 0; round < MAX_ROUNDS && scratch.store.pendingStructs; round += 1) {
    const gaps = gapsOf(scratch)
    if (gaps.length === 0) break
    for (const gap of gaps) Y.applyUpdate(scratch, placeholder(scratch, gap))
  }
  const before = Y.encodeStateVector(doc)
  dropParked(doc)
  describe.applyMeetingEdits(doc, describe.toMeeting(doc), describe.toMeeting(scratch))
  scratch.destroy()
  return Y.encodeStateAsUpdate(doc, before)
}

/** Forgets changes that build on lost ones. */
export const dropParked = (doc: Y.Doc): void => {
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
}

const gapsOf = (doc: Y.Doc): Gap[] => {
  const pending = doc.store.pendingStructs
  if (!pending) return []
  const gaps = new Map<number, Gap>()
  const missing = (client: number, to: number): void => {
    const from = Y.getState(doc.store, client)
    const known = gaps.get(client)
    if (to > from && (!known || to < known.to)) gaps.set(client, { client, from, to })
  }
  const isPresent = new Set<number>()
  for (const struct of Y.decodeUpdateV2(pending.update).structs) {
    // Structs come in the order of their clocks: the first that is there ends the client's first gap.
    if (struct instanceof Y.Skip || isPresent.has(struct.id.client)) continue
    isPresent.add(struct.id.client)
    missing(struct.id.client, struct.id.clock)
  }
  for (const [client, clock] of pending.missing) if (!isPresent.has(client)) missing(client, clock + 1)
  return [...gaps.values()]
}

const CONTENT_DELETED = 1
const HAS_ORIGIN = 0x80
const GARBAGE = 0

/**
 * An update that stands in for lost changes: deleted text behind what the same person typed before, so that what they
 * typed next finds its place; or, where there is no such place, nothing at all.
 */
const placeholder = (doc: Y.Doc, { client, from, to }: Gap): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, from)
  if (from > 0 && isInList(doc, client, from - 1)) {
    encoding.writeUint8(encoder, CONTENT_DELETED | HAS_ORIGIN)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, from - 1)
  } else encoding.writeUint8(encoder, GARBAGE)
  encoding.writeVarUint(encoder, to - from)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

const isInList = (doc: Y.Doc, client: number, clock: number): boolean => {
  const item = Y.getItem(doc.store, Y.createID(client, clock))
  return item instanceof Y.Item && item.parent !== null && item.parentSub === null
}
