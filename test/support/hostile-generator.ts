import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { DocumentSection, DocumentSections } from '../../shared/crdt'
import { meetingSections } from '../../shared/document'
import { stages } from '../../shared/stages'
import { createRandom } from './random'

const nested = (depth: number): unknown =>
  depth === 0 ? 0 : depth % 2 === 0 ? [nested(depth - 1)] : { v: nested(depth - 1) }

/** Values that an honest page never writes in at least some field. */
const values: readonly unknown[] = [
  ...[Number.NaN, Infinity, -Infinity, 1e300, -1e300, -1e10, 1e10, 0.1, -0, 2 ** 53, -1, 99, 1_772_000_000_000],
  ...[
    '',
    'x'.repeat(5_000),
    '\u0000',
    '\ud800',
    '../../etc',
    '__proto__',
    '# x\r# y',
    'a0',
    'zzzzzz',
    '2026-02-30T99:99Z',
  ],
  ...[null, undefined, true, [], {}, nested(30), [null, undefined]],
  ...[{ length: 1e9 }, { toJSON: 'x' }, new Uint8Array(8), ['a', 1, {}], { phase: 'ended' }],
]

/** Values that Yjs does not write but reads. */
const rawValues: readonly unknown[] = [...values, { constructor: 1 }, { toString: 1, valueOf: 2 }]

const baseFields = ['v', 'order', 'createdAt', 'createdBy', 'removedAt', 'id']
const roots: readonly DocumentSection<unknown>[] = [
  ...Object.values(meetingSections as DocumentSections),
  ...stages.flatMap((stage) => Object.values(stage.sections as DocumentSections)),
]
const getFieldNames = (section: DocumentSection<unknown>): string[] => {
  const definition = 'definition' in section ? section.definition : undefined
  const fields = (definition as { fields?: { shape: object } } | undefined)?.fields
  return fields ? Object.keys(fields.shape) : []
}

/** Generates updates that a hostile page might send to a document. */
export const createHostileGenerator = (seed: number) => {
  const random = createRandom(seed)
  const randomBelow = (limit: number): number => Math.floor(random() * limit)
  const pick = <T>(list: readonly T[]): T => list[randomBelow(list.length)] as T

  const createType = (): Y.AbstractType<unknown> =>
    pick([() => new Y.Map(), () => new Y.Text('t'), () => new Y.Array()])() as Y.AbstractType<unknown>
  const createValue = (): unknown => (random() < 0.1 ? createType() : pick(values))

  /** Writes through Yjs into the sections of a document: rows with arbitrary base fields, texts instead of numbers, and so on. */
  const writeModel = (doc: Y.Doc): void => {
    const section = pick(roots)
    if (section.name === 'meta' && random() < 0.7) return
    const root = doc.getMap(section.name)
    const ids = [...root.keys()]
    const id = ids.length > 0 && random() < 0.5 ? pick(ids) : pick(['a', 'b', 'c', '', 'constructor', 'state'])
    const known = root.get(id)
    if (random() < 0.1) root.delete(id)
    else if (known instanceof Y.Map && random() < 0.7)
      known.set(pick([...getFieldNames(section), ...baseFields, 'x']), createValue())
    else if (random() < 0.6) {
      const fields = [...getFieldNames(section), ...baseFields].filter(() => random() < 0.4)
      root.set(id, new Y.Map(fields.map((field) => [field, createValue()])))
    } else root.set(id, createValue())
    const rootText = section.rootNames.find((name) => name !== section.name)
    if (rootText && random() < 0.2) doc.getText(rootText).insert(0, String(pick(values)))
  }

  const createModelUpdate = (doc: Y.Doc): Uint8Array => {
    const theirs = new Y.Doc()
    theirs.clientID = pick([1, 2, 3, 4_294_967_295, 1 + randomBelow(1_000)])
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
    const before = Y.encodeStateVector(theirs)
    theirs.transact(() => {
      for (let left = 1 + randomBelow(6); left > 0; left -= 1) writeModel(theirs)
    })
    return Y.encodeStateAsUpdate(theirs, before)
  }

  const pickId = (doc: Y.Doc): [client: number, clock: number] => {
    const clients = [...doc.store.clients.keys()]
    const client = clients.length > 0 && random() < 0.8 ? pick(clients) : randomBelow(5)
    return [client, randomBelow(Y.getState(doc.store, client) + 3)]
  }

  /** Structs that Yjs would never write: arbitrary origins, parents, lengths and contents. */
  const createRawUpdate = (doc: Y.Doc): Uint8Array =>
    encoding.encode((encoder) => {
      const uint = (...numbers: number[]): void => {
        for (const number of numbers) encoding.writeVarUint(encoder, number)
      }
      const clients = new Set(Array.from({ length: 1 + randomBelow(3) }, () => pickId(doc)[0]))
      uint(clients.size)
      for (const client of clients) {
        const count = 1 + randomBelow(12)
        uint(count, client, random() < 0.8 ? Y.getState(doc.store, client) : randomBelow(20))
        for (let left = count; left > 0; left -= 1) {
          const content = pick([0, 1, 4, 4, 4, 7, 7, 8, 8, 8, 2, 3, 5, 6, 9, 10])
          if (content === 0 || content === 10) {
            encoding.writeUint8(encoder, content)
            uint(random() < 0.95 ? 1 + randomBelow(4) : 2 ** 40)
            continue
          }
          const flags = (random() < 0.5 ? 0x80 : 0) | (random() < 0.3 ? 0x40 : 0)
          const isKeyed = flags === 0 && random() < 0.7
          encoding.writeUint8(encoder, content | flags | (isKeyed ? 0x20 : 0))
          if (flags & 0x80) uint(...pickId(doc))
          if (flags & 0x40) uint(...pickId(doc))
          if (flags === 0) {
            if (random() < 0.6) {
              uint(1)
              encoding.writeVarString(encoder, pick(pick(roots).rootNames))
            } else uint(0, ...pickId(doc))
            if (isKeyed) encoding.writeVarString(encoder, pick(['a', 'b', 'state', 'v', 'order', 'text', '__proto__']))
          }
          if (content === 1) uint(1 + randomBelow(5))
          else if (content === 4) encoding.writeVarString(encoder, pick(['a', 'word ', '\u2028', '🎉']))
          else if (content === 7) uint(randomBelow(4))
          else if (content === 8) {
            const list = Array.from({ length: 1 + randomBelow(3) }, () => pick(rawValues))
            uint(list.length)
            for (const value of list) encoding.writeAny(encoder, value as never)
          } else encoding.writeVarString(encoder, '{}')
        }
      }
      const ranges = randomBelow(4)
      uint(ranges === 0 ? 0 : 1)
      if (ranges > 0) {
        const [client] = pickId(doc)
        uint(client, ranges)
        for (let left = ranges; left > 0; left -= 1) uint(randomBelow(30), randomBelow(10))
      }
    })

  /** A valid update with some bytes changed, removed or duplicated. */
  const createCorruptUpdate = (doc: Y.Doc): Uint8Array => {
    const update = Uint8Array.from(createModelUpdate(doc))
    for (let left = 1 + randomBelow(4); left > 0; left -= 1) update[randomBelow(update.length)] = randomBelow(256)
    return random() < 0.2 ? update.subarray(0, randomBelow(update.length)) : update
  }

  return {
    next: (doc: Y.Doc): Uint8Array =>
      pick([createModelUpdate, createModelUpdate, createRawUpdate, createRawUpdate, createCorruptUpdate])(doc),
  }
}
