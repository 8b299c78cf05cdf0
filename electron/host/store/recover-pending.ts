import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { HAS_ORIGIN } from '../../../shared/crdt/update-guard'
import type { DocumentCodec } from './document-codec'
import { isIncomplete } from './merge-file'

/** Clocks of a client that are missing: `from` inclusive, `to` exclusive. */
type Gap = { client: number; from: number; to: number }

/**
 * Every round closes the first gap of each client; journals have a few, and a foreign state is not worth more rounds.
 */
const MAX_ROUNDS = 500

/**
 * Recovers changes that depend on lost ones, and returns the update that does so; undefined if there are none. Yjs
 * would park such changes forever. They are read in a scratch copy whose gaps are closed by placeholders, and their
 * content is then inserted into `doc` as new edits: the lost changes may still arrive from somebody else, so nothing of
 * ours may use their ids.
 */
export const recoverPending = (doc: Y.Doc, codec: DocumentCodec): Uint8Array | undefined => {
  if (!isIncomplete(doc)) return undefined
  const scratch = new Y.Doc()
  Y.applyUpdate(scratch, Y.encodeStateAsUpdate(doc))
  for (let round = 0; round < MAX_ROUNDS && scratch.store.pendingStructs; round += 1) {
    const gaps = listGaps(scratch)
    if (gaps.length === 0) break
    for (const gap of gaps) Y.applyUpdate(scratch, placeholder(scratch, gap))
  }
  const before = Y.encodeStateVector(doc)
  dropPending(doc)
  codec.applyMeetingEdits(doc, codec.toMeeting(doc), codec.toMeeting(scratch))
  scratch.destroy()
  return Y.encodeStateAsUpdate(doc, before)
}

/** Drops changes that depend on lost ones. */
export const dropPending = (doc: Y.Doc): void => {
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
}

const listGaps = (doc: Y.Doc): Gap[] => {
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
    // Structs are sorted by clock: the first existing one ends the client's first gap.
    if (struct instanceof Y.Skip || isPresent.has(struct.id.client)) continue
    isPresent.add(struct.id.client)
    missing(struct.id.client, struct.id.clock)
  }
  for (const [client, clock] of pending.missing) if (!isPresent.has(client)) missing(client, clock + 1)
  return [...gaps.values()]
}

const CONTENT_DELETED = 1
const GARBAGE = 0

/**
 * A placeholder update for lost changes: deleted text in the list that the same person typed into last, so that their
 * next changes have something to follow; or, if there is none, collected items. Which list the lost changes were in is
 * unknown.
 */
const placeholder = (doc: Y.Doc, { client, from, to }: Gap): Uint8Array => {
  const neighbor = lastInList(doc, client, from)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, from)
  if (neighbor) {
    encoding.writeUint8(encoder, CONTENT_DELETED | HAS_ORIGIN)
    encoding.writeVarUint(encoder, neighbor.client)
    encoding.writeVarUint(encoder, neighbor.clock)
  } else encoding.writeUint8(encoder, GARBAGE)
  encoding.writeVarUint(encoder, to - from)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

/** The last character or row that a client added to a list, or else anybody did; undefined if there are no lists. */
const lastInList = (doc: Y.Doc, client: number, before: number): Y.ID | undefined => {
  const own = doc.store.clients.get(client) ?? []
  const others = [...doc.store.clients].flatMap(([other, structs]) => (other === client ? [] : structs))
  const item = own.filter((struct) => struct.id.clock < before).findLast(isInList) ?? others.findLast(isInList)
  return item && Y.createID(item.id.client, item.id.clock + item.length - 1)
}

const isInList = (struct: Y.Item | Y.GC): boolean =>
  struct instanceof Y.Item && struct.parent !== null && struct.parentSub === null
