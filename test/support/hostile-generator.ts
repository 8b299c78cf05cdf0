import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { DocumentSection, DocumentSections } from '../../shared/crdt'
import { meetingSections } from '../../shared/document'
import { stages } from '../../shared/stages'
import { createRandom } from './random'

const nested = (depth: number): unknown =>
  depth === 0 ? 0 : depth % 2 === 0 ? [nested(depth - 1)] : { v: nested(depth - 1) }

/** Values that no honest page writes somewhere in a document. */
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

/** Yjs itself would not write these, but it reads them. */
const rawValues: readonly unknown[] = [...values, { constructor: 1 }, { toString: 1, valueOf: 2 }]

const baseFields = ['v', 'order', 'createdAt', 'createdBy', 'removedAt', 'id']
const roots: readonly DocumentSection<unknown>[] = [
  ...Object.values(meetingSections as DocumentSections),
  ...stages.flatMap((stage) => Object.values(stage.sections as DocumentSections)),
]
const fieldsOf = (section: DocumentSection<unknown>): string[] => {
  const definition = 'definition' in section ? section.definition : undefined
  const fields = (definition as { fields?: { shape: object } } | undefined)?.fields
  return fields ? Object.keys(fields.shape) : []
}

/** Makes updates that a hostile page might send to a document. */
export const createHostile = (seed: number) => {
  const random = createRandom(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T

  const anyType = (): Y.AbstractType<unknown> =>
    pick([() => new Y.Map(), () => new Y.Text('t'), () => new Y.Array()])() as Y.AbstractType<unknown>
  const anyValue = (): unknown => (random() < 0.1 ? anyType() : pick(values))

  /** Writes through Yjs into the roots of the model: rows with any base fields, texts instead of numbers, and so on. */
  const writeModel = (doc: Y.Doc): void => {
    const section = pick(roots)
    if (section.name === 'meta' && random() < 0.7) return
    const root = doc.getMap(section.name)
    const ids = [...root.keys()]
    const id = ids.length > 0 && random() < 0.5 ? pick(ids) : pick(['a', 'b', 'c', '', 'constructor', 'state'])
    const known = root.get(id)
    if (random() < 0.1) root.delete(id)
    else if (known instanceof Y.Map && random() < 0.7)
      known.set(pick([...fieldsOf(section), ...baseFields, 'x']), anyValue())
    else if (random() < 0.6) {
      const fields = [...fieldsOf(section), ...baseFields].filter(() => random() < 0.4)
      root.set(id, new Y.Map(fields.map((field) => [field, anyValue()])))
    } else root.set(id, anyValue())
    const rootText = section.rootNames.find((name) => name !== section.name)
    if (rootText && random() < 0.2) doc.getText(rootText).insert(0, String(pick(values)))
  }

  const byModel = (doc: Y.Doc): Uint8Array => {
    const theirs = new Y.Doc()
    theirs.clientID = pick([1, 2, 3, 4_294_967_295, 1 + below(1_000)])
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
    const before = Y.encodeStateVector(theirs)
    theirs.transact(() => {
      for (let left = 1 + below(6); left > 0; left -= 1) writeModel(theirs)
    })
    return Y.encodeStateAsUpdate(theirs, before)
  }

  const anyId = (doc: Y.Doc): [client: number, clock: number] => {
    const clients = [...doc.store.clients.keys()]
    const client = clients.length > 0 && random() < 0.8 ? pick(clients) : below(5)
    return [client, below(Y.getState(doc.store, client) + 3)]
  }

  /** Structs that no Yjs would write: any origin, any parent, any length, any content. */
  const byHand = (doc: Y.Doc): Uint8Array =>
    encoding.encode((encoder) => {
      const uint = (...numbers: number[]): void => {
        for (const number of numbers) encoding.writeVarUint(encoder, number)
      }
      const clients = new Set(Array.from({ length: 1 + below(3) }, () => anyId(doc)[0]))
      uint(clients.size)
      for (const client of clients) {
        const count = 1 + below(12)
        uint(count, client, random() < 0.8 ? Y.getState(doc.store, client) : below(20))
        for (let left = count; left > 0; left -= 1) {
          const content = pick([0, 1, 4, 4, 4, 7, 7, 8, 8, 8, 2, 3, 5, 6, 9, 10])
          if (content === 0 || content === 10) {
            encoding.writeUint8(encoder, content)
            uint(random() < 0.95 ? 1 + below(4) : 2 ** 40)
            continue
          }
          const flags = (random() < 0.5 ? 0x80 : 0) | (random() < 0.3 ? 0x40 : 0)
          const isKeyed = flags === 0 && random() < 0.7
          encoding.writeUint8(encoder, content | flags | (isKeyed ? 0x20 : 0))
          if (flags & 0x80) uint(...anyId(doc))
          if (flags & 0x40) uint(...anyId(doc))
          if (flags === 0) {
            if (random() < 0.6) {
              uint(1)
              encoding.writeVarString(encoder, pick(pick(roots).rootNames))
            } else uint(0, ...anyId(doc))
            if (isKeyed) encoding.writeVarString(encoder, pick(['a', 'b', 'state', 'v', 'order', 'text', '__proto__']))
          }
          if (content === 1) uint(1 + below(5))
          else if (content === 4) encoding.writeVarString(encoder, pick(['a', 'word ', '\u2028', '🎉']))
          else if (content === 7) uint(below(4))
          else if (content === 8) {
            const list = Array.from({ length: 1 + below(3) }, () => pick(rawValues))
            uint(list.length)
            for (const value of list) encoding.writeAny(encoder, value as never)
          } else encoding.writeVarString(encoder, '{}')
        }
      }
      const ranges = below(4)
      uint(ranges === 0 ? 0 : 1)
      if (ranges > 0) {
        const [client] = anyId(doc)
        uint(client, ranges)
        for (let left = ranges; left > 0; left -= 1) uint(below(30), below(10))
      }
    })

  /** A valid update with some bytes changed, removed or duplicated. */
  const byFlipping = (doc: Y.Doc): Uint8Array => {
    const update = Uint8Array.from(byModel(doc))
    for (let left = 1 + below(4); left > 0; left -= 1) update[below(update.length)] = below(256)
    return random() < 0.2 ? update.subarray(0, below(update.length)) : update
  }

  return { next: (doc: Y.Doc): Uint8Array => pick([byModel, byModel, byHand, byHand, byFlipping])(doc) }
}
