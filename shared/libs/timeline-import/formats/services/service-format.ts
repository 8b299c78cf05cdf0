import { getField, hasAny, isJsonObject, type JsonObject, listObjects } from '../../json-fields'
import { type RecordRow, recordFormat } from '../../record-format'
import type { Format, Input } from '../../types'
import { type Paths, type RowFields, readRow, splitPaths, textAt } from './service-rows'

/** A kind of records of a service, and how one becomes rows. */
export type RecordKind = {
  /** Where its records stand, as paths: a list of them, or one. The empty path is the file itself, or each object of its list. */
  lists: readonly string[]
  /** Fields by which such a record is known: at least one of each line contains text or a number. */
  has?: readonly Paths[]
  /** What else such a record is known by. */
  is?: (record: JsonObject) => boolean
  /** The title that it states for the incident; it is the file's if no record states another. */
  title?: Paths | ((record: JsonObject) => string)
} & ({ row: RowFields } | { rows: (record: JsonObject, input: Input) => RecordRow[] })

type Found = { record: JsonObject; kind: RecordKind | undefined }
type KnownKind = { kind: RecordKind; isOfKind: (record: JsonObject) => boolean }

const toKnownKind = (kind: RecordKind): KnownKind => {
  const groups = (kind.has ?? []).map(splitPaths)
  return {
    kind,
    isOfKind: (record) => groups.every((paths) => hasAny(record, ...paths)) && (kind.is?.(record) ?? true),
  }
}

const recordsAt = (roots: JsonObject[], path: string): JsonObject[] => {
  if (path === '') return roots
  const records: JsonObject[] = []
  for (const root of roots) {
    const value = getField(root, path)
    if (isJsonObject(value)) records.push(value)
    else if (Array.isArray(value)) for (const record of listObjects(value)) records.push(record)
  }
  return records
}

/** Each record with its kind if at least half of them have one; stops where that has become impossible. */
const recognize = (records: JsonObject[], kinds: readonly KnownKind[]): Found[] => {
  const found: Found[] = []
  let unknown = 0
  for (const record of records) {
    const kind = kinds.find(({ isOfKind }) => isOfKind(record))?.kind
    if (!kind) unknown += 1
    if (unknown * 2 > records.length) return []
    found.push({ record, kind })
  }
  return found
}

/** The records of each list that has mostly records of these kinds; others among them have no kind. */
const findRecords = (json: unknown, kinds: readonly KnownKind[]): Found[] => {
  const roots = isJsonObject(json) ? [json] : listObjects(json)
  return [...new Set(kinds.flatMap(({ kind }) => kind.lists))].flatMap((path) => {
    const here = kinds.filter(({ kind }) => kind.lists.includes(path))
    return recognize(recordsAt(roots, path), here)
  })
}

const readTitle = (record: JsonObject, { title = '' }: RecordKind): string =>
  typeof title === 'string' ? textAt(record, title) : title(record)

const readKind = (record: JsonObject, kind: RecordKind, input: Input): RecordRow[] =>
  'row' in kind ? [readRow(record, kind.row)] : kind.rows(record, input)

type ServiceSpec = { id: string; title: string; kinds: readonly RecordKind[] }

/** An import format of the records of one service. Of several kinds that know a record, the first reads it. */
export const serviceFormat = ({ id, title, kinds }: ServiceSpec): Format => {
  const known = kinds.map(toKnownKind)
  const kindOf = new WeakMap<JsonObject, RecordKind>()
  const find = (json: unknown): JsonObject[] => {
    const found = findRecords(json, known)
    for (const { record, kind } of found) if (kind) kindOf.set(record, kind)
    return found.map(({ record }) => record)
  }
  return recordFormat({
    id,
    title,
    records: (json) => {
      const found = find(json)
      return found.length > 0 ? found : undefined
    },
    rows: (record, input) => {
      const kind = kindOf.get(record)
      return kind ? readKind(record, kind, input) : []
    },
    readTitle: (json) => {
      const titles = new Set(
        find(json).map((record) => {
          const kind = kindOf.get(record)
          return kind ? readTitle(record, kind) : ''
        }),
      )
      titles.delete('')
      return titles.size === 1 ? [...titles].join() : ''
    },
  })
}
