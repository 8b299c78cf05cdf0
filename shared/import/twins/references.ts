import * as Y from 'yjs'
import { bookkeepingFields } from '../../crdt'
import { listSections } from '../../document/snapshot'
import { stages } from '../../stages'
import type { RecordRef } from './members'

/**
 * A field of a row that names a record, by its id or by `section/id`; or a key (`isKey`) that names one, of a section
 * whose keys do. Such a key may name several, so all of them share its reference.
 */
export type FieldReference = { record: Y.Map<unknown>; key: string; isKey?: true }

/** What refers to some records, by their ids. */
export type References = {
  /** Fields of rows and keys, which can be pointed to another record. */
  fields: ReadonlyMap<string, readonly FieldReference[]>
  /** Records that are referred to in any other way. */
  fixed: ReadonlySet<string>
}

type Ids = Pick<ReadonlySet<string>, 'has'>

/** The ids among `ids` that a value contains as a whole, in keys, too. */
export const idsIn = (value: unknown, ids: Ids): string[] => {
  if (typeof value === 'string') {
    if (ids.has(value)) return [value]
    return separators.test(value) ? value.split(separators).filter((part) => ids.has(part)) : []
  }
  if (Array.isArray(value)) return value.flatMap((one) => idsIn(one, ids))
  if (typeof value !== 'object' || value === null || value instanceof Y.AbstractType) return []
  return Object.entries(value).flatMap(([key, one]) => [...idsIn(key, ids), ...idsIn(one, ids)])
}
const separators = /[^\w-]/

/** Fields that name no record, which most of a long document consists of. */
const isNoReference = (key: string): boolean => bookkeepingFields.has(key) || key === 'importKey'

/** Records that are looked at between two pauses. */
const RECORDS_AT_ONCE = 2_000

/** Finds what refers to the records with these ids, in all of a document, with pauses. Prose is not looked at. */
export function* findReferences(doc: Y.Doc, refs: readonly RecordRef[]): Generator<void, References> {
  const ids = new Set(refs.map(({ id }) => id))
  const fields = new Map<string, FieldReference[]>()
  const fixed = new Set<string>()
  const addField = (id: string, reference: FieldReference): void => {
    const known = fields.get(id)
    if (known) known.push(reference)
    else fields.set(id, [reference])
  }
  const readRecord = (record: Y.Map<unknown>): void => {
    for (const [key, value] of record.entries()) {
      if (isNoReference(key)) continue
      for (const id of idsIn(value, ids)) {
        if (value === id || (typeof value === 'string' && value.endsWith(`/${id}`))) addField(id, { record, key })
        else fixed.add(id)
      }
    }
  }
  let count = 0
  const readKey = (root: Y.Map<unknown>, key: string): void => {
    const reference: FieldReference = { record: root, key, isKey: true }
    for (const id of idsIn(key, ids)) addField(id, reference)
  }
  for (const { name, keysNameRecords } of listSections(stages)) {
    const root = doc.getMap<unknown>(name)
    for (const [key, value] of [...root.entries()]) {
      if (value instanceof Y.Map) readRecord(value)
      else if (keysNameRecords) readKey(root, key)
      else for (const id of idsIn([key, value], ids)) fixed.add(id)
      count += 1
      if (count % RECORDS_AT_ONCE === 0) yield
    }
  }
  return { fields, fixed }
}

/** Points a field or a key to another record. */
export const pointTo = (reference: FieldReference, from: string, to: string): void => {
  const { record, key, isKey } = reference
  const value = record.get(key)
  if (isKey) {
    if (value === undefined) return
    const next = key.replace(words, (word) => (word === from ? to : word))
    record.delete(key)
    if (!record.has(next)) record.set(next, value)
    reference.key = next
  } else if (typeof value === 'string') record.set(key, `${value.slice(0, value.length - from.length)}${to}`)
}
const words = /[\w-]+/g
