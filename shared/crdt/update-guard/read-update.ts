import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { RejectedUpdate } from './faults'
import { updateLimits } from './limits'
import { checkName, checkValue } from './values'

/** Client and clock of one position in a document. */
export type Id = { client: number; clock: number }

/** The parent of an item: a root type by its name, or the item of a nested type. */
export type Parent = { root: string } | { item: Id }

/** One struct of an update, reduced to what the checks need. */
export type Struct = {
  client: number
  clock: number
  length: number
  kind: 'item' | 'type' | 'deleted' | 'collected' | 'gap'
  origin?: Id | undefined
  rightOrigin?: Id | undefined
  /** Only without origins; otherwise an item takes parent and key from its neighbor. */
  parent?: Parent | undefined
  key?: string | undefined
  /** A plain value, the last one of the struct. */
  value?: unknown
}

/** One range of a delete set. */
export type DeleteRange = { client: number; clock: number; length: number }

/** A parsed update. */
export type ParsedUpdate = { clients: Map<number, Struct[]>; items: number; deletes: DeleteRange[] }

/** The flag of an item that has the id of its left neighbor. */
export const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_KEY = 0x20
const CONTENT = 0x1f
const GAP = 10

/** Yjs' numbers for the shared types that a document may hold: array, map, text. */
const knownTypes = new Set([0, 1, 2])

/**
 * Reads a reference. Yjs assumes that it never points to a later item of the same client, and fails midway if it does.
 */
const readId = (decoder: decoding.Decoder, from: Id): Id => {
  const id = { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) }
  if (id.client === from.client && id.clock >= from.clock) throw new RejectedUpdate('damaged')
  return id
}

const readLength = (decoder: decoding.Decoder): number => {
  const length = decoding.readVarUint(decoder)
  if (length > updateLimits.MAX_RUN_LENGTH) throw new RejectedUpdate('run-too-long')
  if (length === 0) throw new RejectedUpdate('damaged')
  return length
}

type Content = Pick<Struct, 'kind' | 'length' | 'value'>

/** Reads an item's content. Documents contain no rich text, subdocuments, XML or Yjs' older JSON. */
const readContent = (decoder: decoding.Decoder, content: number): Content => {
  if (content === 1) return { kind: 'deleted', length: readLength(decoder) }
  if (content === 3) {
    decoding.readVarUint8Array(decoder)
    return { kind: 'item', length: 1 }
  }
  if (content === 4) {
    const { length } = decoding.readVarString(decoder)
    if (length === 0) throw new RejectedUpdate('damaged')
    return { kind: 'item', length }
  }
  if (content === 7) {
    if (!knownTypes.has(decoding.readVarUint(decoder))) throw new RejectedUpdate('unknown-content')
    return { kind: 'type', length: 1 }
  }
  if (content === 8) {
    const length = readLength(decoder)
    let value: unknown
    for (let left = length; left > 0; left -= 1) {
      value = decoding.readAny(decoder)
      checkValue(value)
    }
    return { kind: 'item', length, value }
  }
  throw new RejectedUpdate(content > GAP ? 'damaged' : 'unknown-content')
}

const readStruct = (decoder: decoding.Decoder, client: number, clock: number): Struct => {
  const info = decoding.readUint8(decoder)
  const content = info & CONTENT
  // Yjs reads only these bits, whatever the others are.
  if (content === 0) return { client, clock, kind: 'collected', length: readLength(decoder) }
  if (content === GAP) return { client, clock, kind: 'gap', length: readLength(decoder) }
  const origin = info & HAS_ORIGIN ? readId(decoder, { client, clock }) : undefined
  const rightOrigin = info & HAS_RIGHT_ORIGIN ? readId(decoder, { client, clock }) : undefined
  if (origin || rightOrigin) return { client, clock, origin, rightOrigin, ...readContent(decoder, content) }
  const isRoot = decoding.readVarUint(decoder) === 1
  const parent = isRoot
    ? { root: checkName(decoding.readVarString(decoder)) }
    : { item: readId(decoder, { client, clock }) }
  const key = info & HAS_KEY ? checkName(decoding.readVarString(decoder)) : undefined
  return { client, clock, parent, key, ...readContent(decoder, content) }
}

const checkClient = (client: number): number => {
  if (client > updateLimits.MAX_CLIENT_ID) throw new RejectedUpdate('damaged')
  return client
}

const readDeletes = (decoder: decoding.Decoder): DeleteRange[] => {
  const ranges: DeleteRange[] = []
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const client = checkClient(decoding.readVarUint(decoder))
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const clock = decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      if (clock + length > updateLimits.MAX_CLOCK) throw new RejectedUpdate('run-too-long')
      // Yjs could not encode an empty range.
      if (length === 0) throw new RejectedUpdate('damaged')
      if (ranges.push({ client, clock, length }) > updateLimits.MAX_DELETE_RANGES)
        throw new RejectedUpdate('too-many-items')
    }
  }
  return ranges
}

/**
 * Parses an update without building what it claims to contain: Yjs itself allocates a list as long as the update says.
 * Throws `RejectedUpdate`, or the decoder's error if the bytes end early.
 */
export const readUpdate = (update: Uint8Array, maxItems: number): ParsedUpdate => {
  const decoder = decoding.createDecoder(update)
  const clients = new Map<number, Struct[]>()
  let items = 0
  const clientCount = decoding.readVarUint(decoder)
  if (clientCount > updateLimits.MAX_CLIENTS) throw new RejectedUpdate('too-many-clients')
  for (let index = 0; index < clientCount; index += 1) {
    const structCount = decoding.readVarUint(decoder)
    const client = checkClient(decoding.readVarUint(decoder))
    let clock = decoding.readVarUint(decoder)
    // Every struct takes at least two bytes; Yjs lets a client's second list replace the first.
    if (structCount * 2 > update.length || clients.has(client)) throw new RejectedUpdate('damaged')
    items += structCount
    if (items > maxItems) throw new RejectedUpdate('too-many-items')
    const structs: Struct[] = []
    for (let left = structCount; left > 0; left -= 1) {
      const struct = readStruct(decoder, client, clock)
      structs.push(struct)
      clock += struct.length
      if (clock > updateLimits.MAX_CLOCK) throw new RejectedUpdate('run-too-long')
    }
    clients.set(client, structs)
  }
  const deletes = readDeletes(decoder)
  if (decoding.hasContent(decoder)) throw new RejectedUpdate('damaged')
  return { clients, items, deletes }
}

/** The struct of a sorted list that covers a clock. */
export const structAt = (structs: readonly Struct[] | undefined, clock: number): Struct | undefined => {
  let low = 0
  let high = (structs?.length ?? 0) - 1
  while (structs && low <= high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]
    if (!struct) return undefined
    if (clock < struct.clock) high = middle - 1
    else if (clock >= struct.clock + struct.length) low = middle + 1
    else return struct
  }
  return undefined
}

/** The item of the live document at a position; undefined if it has not arrived, or was collected. */
export const itemAt = (doc: Y.Doc | undefined, { client, clock }: Id): Y.Item | undefined => {
  const structs = doc?.store.clients.get(client)
  if (!doc || !structs || Y.getState(doc.store, client) <= clock) return undefined
  const found = structs[Y.findIndexSS(structs, clock)]
  return found instanceof Y.Item ? found : undefined
}

/** Whether the live document has received a position. */
export const hasArrived = (doc: Y.Doc | undefined, { client, clock }: Id): boolean =>
  doc !== undefined && Y.getState(doc.store, client) > clock
