import * as Y from 'yjs'
import { type Author, listChangedTypes } from '../crdt'
import { stages } from '../stages'
import { listSections } from './snapshot'

/** A change of one record or of one of its fields. For a root text, `id` is empty. */
export type FieldChange = { root: string; id: string; field?: string | undefined }

/**
 * A changed record or field as plain values, detached from its document. `row` undefined: it was removed. `part` is the
 * name of its section; browsers keep edits in this form, across versions of the app.
 */
export type DetachedEdit = { part: string; id: string; fields?: string[] | undefined; row?: unknown; texts: string[] }

/** The records and fields that a transaction has changed. */
export const getFieldChanges = (transaction: Y.Transaction): FieldChange[] =>
  listChangedTypes(transaction).flatMap(({ root, path: [id, field], type, keys }): FieldChange[] => {
    if (id !== undefined)
      return field === undefined ? [...keys].map((key) => ({ root, id, field: key ?? '' })) : [{ root, id, field }]
    return type instanceof Y.Text ? [{ root, id: '' }] : [...keys].map((key) => ({ root, id: key ?? '' }))
  })

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Row = Record<string, unknown>

/** A section that is a list, by the ids of its rows; undefined for any other. */
const indexRows = (json: unknown): Map<unknown, Row> | undefined =>
  Array.isArray(json) ? new Map(json.filter(isObject).map((row) => [row.id, row])) : undefined

const listTextFields = (doc: Y.Doc, root: string, id: string): string[] => {
  const record = doc.getMap(root).get(id)
  return record instanceof Y.Map ? [...record].flatMap(([key, value]) => (value instanceof Y.Text ? [key] : [])) : []
}

/** Reads what was changed as plain values. */
export const detachEdits = (doc: Y.Doc, changes: Iterable<FieldChange>): DetachedEdit[] => {
  const all = listSections(stages)
  const contents = new Map<string, { json: unknown; rows: Map<unknown, Row> | undefined }>()
  const contentOf = (section: (typeof all)[number]) => {
    const known = contents.get(section.name)
    if (known) return known
    const json = section.toJson(section.read(doc).value)
    const content = { json, rows: indexRows(json) }
    contents.set(section.name, content)
    return content
  }
  const edits = new Map<string, DetachedEdit>()
  for (const { root, id, field } of changes) {
    const section = all.find((one) => one.rootNames.includes(root))
    if (!section) continue
    const { json, rows } = contentOf(section)
    if (rows) {
      const key = `${section.name} ${id}`
      const known = edits.get(key)
      const isWhole = field === undefined || (known !== undefined && known.fields === undefined)
      const fields = isWhole ? undefined : [...(known?.fields ?? []), field]
      edits.set(key, {
        part: section.name,
        id,
        fields,
        row: rows.get(id),
        texts: listTextFields(doc, section.name, id),
      })
    } else if (isObject(json)) {
      // A root text is named after its section and field.
      const name = root === section.name ? id : root.slice(section.name.length + 1)
      const texts = root === section.name ? [] : [name]
      edits.set(`${root} ${id}`, { part: section.name, id: name, row: json[name], texts })
    }
  }
  return [...edits.values()]
}

/** Merges two diverged versions of a text: everything that either has, and what they share only once. */
export const mergeDivergedText = (theirs: string, mine: string): string => {
  const shorter = Math.min(theirs.length, mine.length)
  let start = 0
  while (start < shorter && theirs[start] === mine[start]) start += 1
  let end = 0
  while (end < shorter - start && theirs[theirs.length - 1 - end] === mine[mine.length - 1 - end]) end += 1
  const [left, right] = [theirs.slice(start, theirs.length - end), mine.slice(start, mine.length - end)]
  if (right.includes(left)) return mine
  if (left.includes(right)) return theirs
  return `${theirs.slice(0, start)}${left} ${right}${theirs.slice(theirs.length - end)}`
}

const mergeRow = (theirs: Row, row: Row, { fields, texts }: DetachedEdit): Row => {
  const keys = fields ?? Object.keys(row)
  const values = keys.flatMap((key): [string, unknown][] => {
    if (row[key] === undefined) return []
    const [mine, other] = [row[key], theirs[key]]
    const isText = texts.includes(key) && typeof mine === 'string' && typeof other === 'string'
    return [[key, isText ? mergeDivergedText(other, mine) : mine]]
  })
  return { ...theirs, ...Object.fromEntries(values) }
}

const editRows = (rows: Map<unknown, Row>, edits: readonly DetachedEdit[]): Row[] => {
  for (const edit of edits) {
    const theirs = rows.get(edit.id)
    if (edit.row === undefined) rows.delete(edit.id)
    else if (isObject(edit.row)) rows.set(edit.id, theirs ? mergeRow(theirs, edit.row, edit) : edit.row)
  }
  return [...rows.values()]
}

const editValues = (json: Row, edits: readonly DetachedEdit[]): Row => {
  const values = new Map(Object.entries(json))
  for (const { id, row, texts } of edits) {
    const theirs = values.get(id)
    const isText = texts.length > 0 && typeof theirs === 'string' && typeof row === 'string'
    if (row !== undefined) values.set(id, isText ? mergeDivergedText(theirs, row) : row)
  }
  return Object.fromEntries(values)
}

/** Applies detached edits to a document as new ones, under the ids that their records had. */
export const applyDetachedEdits = (doc: Y.Doc, edits: readonly DetachedEdit[], author: Author): void => {
  const all = listSections(stages)
  for (const name of new Set(edits.map(({ part }) => part))) {
    const section = all.find((one) => one.name === name)
    if (!section) continue
    const json = section.toJson(section.read(doc).value)
    const mine = edits.filter((one) => one.part === name)
    const rows = indexRows(json)
    if (rows) section.applyJson(doc, json, editRows(rows, mine), author)
    else if (isObject(json)) section.applyJson(doc, json, editValues(json, mine), author)
  }
}
