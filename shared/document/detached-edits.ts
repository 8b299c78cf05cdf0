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

const findRow = (json: unknown, id: string): Record<string, unknown> | undefined =>
  Array.isArray(json) ? json.filter(isObject).find((row) => row.id === id) : undefined

const listTextFields = (doc: Y.Doc, root: string, id: string): string[] => {
  const record = doc.getMap(root).get(id)
  return record instanceof Y.Map ? [...record].flatMap(([key, value]) => (value instanceof Y.Text ? [key] : [])) : []
}

/** Reads what was changed as plain values. */
export const detachEdits = (doc: Y.Doc, changes: Iterable<FieldChange>): DetachedEdit[] => {
  const all = listSections(stages)
  const jsons = new Map<string, unknown>()
  const edits = new Map<string, DetachedEdit>()
  for (const { root, id, field } of changes) {
    const section = all.find((one) => one.rootNames.includes(root))
    if (!section) continue
    const json = jsons.get(section.name) ?? section.toJson(section.read(doc).value)
    jsons.set(section.name, json)
    if (Array.isArray(json)) {
      const key = `${section.name} ${id}`
      const known = edits.get(key)
      const isWhole = field === undefined || (known !== undefined && known.fields === undefined)
      const fields = isWhole ? undefined : [...(known?.fields ?? []), field]
      edits.set(key, {
        part: section.name,
        id,
        fields,
        row: findRow(json, id),
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

const mergedRow = (theirs: Record<string, unknown>, { row, fields, texts }: DetachedEdit): Record<string, unknown> => {
  if (!isObject(row)) return theirs
  const wanted = fields ?? Object.keys(row)
  const values = wanted.flatMap((key): [string, unknown][] => {
    if (row[key] === undefined) return []
    const [mine, other] = [row[key], theirs[key]]
    const isText = texts.includes(key) && typeof mine === 'string' && typeof other === 'string'
    return [[key, isText ? mergeDivergedText(other, mine) : mine]]
  })
  return { ...theirs, ...Object.fromEntries(values) }
}

const applyEdit = (json: unknown, edit: DetachedEdit): unknown => {
  if (!Array.isArray(json)) {
    if (!isObject(json) || edit.row === undefined) return json
    const before = json[edit.id]
    const isText = edit.texts.length > 0 && typeof before === 'string' && typeof edit.row === 'string'
    return { ...json, [edit.id]: isText ? mergeDivergedText(before, edit.row as string) : edit.row }
  }
  const theirs = findRow(json, edit.id)
  if (!theirs) return isObject(edit.row) ? [...json, edit.row] : json
  if (edit.row === undefined) return json.filter((row) => row !== theirs)
  return json.map((row) => (row === theirs ? mergedRow(theirs, edit) : row))
}

/** Applies detached edits to a document as new ones, under the ids that their records had. */
export const applyDetachedEdits = (doc: Y.Doc, edits: readonly DetachedEdit[], author: Author): void => {
  const all = listSections(stages)
  for (const name of new Set(edits.map(({ part }) => part))) {
    const section = all.find((one) => one.name === name)
    if (!section) continue
    const json = section.toJson(section.read(doc).value)
    const mine = edits.filter((one) => one.part === name)
    section.applyJson(doc, json, mine.reduce(applyEdit, json), author)
  }
}
