import * as Y from 'yjs'
import type { DocumentSection } from '../../crdt'
import { utcText } from '../../meeting/format'
import { type MergeChange, type MergedField, type MergeKind, mergeKinds } from '../../protocol/merge-changes'
import { stages } from '../../stages'
import type { AnyStage } from '../../stages/contract'
import { createUnknown, isTypedInto, type Unknown, unknownKeys } from './item-changes'
import { inWords, listPlaces, type Place, readSection } from './places'

/** Longer values are cut in what is shown of a change. */
const MAX_VALUE_LENGTH = 2_000
const MAX_LABEL_LENGTH = 140

/** Fields of a row that are not content. */
const bookkeeping = new Set(['id', 'order', 'createdAt', 'createdBy', 'removedAt', 'removedBy', 'importKey'])

type Values = Record<string, unknown>

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text)

/** A moment as readable content has it. */
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

const show = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string' && instantPattern.test(value)) return utcText(Date.parse(value))
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return cut(
    typeof value === 'string' ? value : isValues(value) ? JSON.stringify(value) : String(value),
    MAX_VALUE_LENGTH,
  )
}

const labelOf = (row: Values): string => {
  const text = [row.text, row.name, row.title, row.question].find((one) => typeof one === 'string' && one.trim() !== '')
  return cut(String(text ?? '').trim(), MAX_LABEL_LENGTH)
}

/** The three states of a document that a merge is about. */
type Copies = { here: Y.Doc; there: Y.Doc; merged: Y.Doc; newHere: Unknown; newThere: Unknown }

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

type Compared = { fields: MergedField[]; isConflict: boolean }

const compareFields = (
  names: Iterable<string>,
  { here, there, merged }: { here: Values; there: Values; merged: Values },
  isTyped: (name: string) => { here: boolean; there: boolean },
): Compared => {
  const fields: MergedField[] = []
  let isConflict = false
  for (const name of names) {
    if (bookkeeping.has(name)) continue
    const typed = isTyped(name)
    // Deleting words leaves no new item behind; it shows in that the merge gives what the other side does not have.
    const isChangedHere = typed.here || !isSame(there[name], merged[name])
    const isChangedThere = typed.there || !isSame(here[name], merged[name])
    const isClash = isChangedHere && isChangedThere && !isSame(here[name], there[name])
    if (!isClash && isSame(here[name], merged[name])) continue
    isConflict ||= isClash
    fields.push({ name: inWords(name), here: show(here[name]), there: show(there[name]), merged: show(merged[name]) })
  }
  return { fields, isConflict }
}

const rowsById = (value: unknown): Map<string, Values> =>
  new Map((Array.isArray(value) ? value : []).filter(isValues).map((row) => [String(row.id), row]))

const recordOf = (doc: Y.Doc, section: DocumentSection<unknown>, id: string): Y.Map<unknown> | undefined => {
  const record: unknown = doc.getMap(section.name).get(id)
  return record instanceof Y.Map ? record : undefined
}

/** A removed row, as far as it is shown. */
const readRemoved = (record: Y.Map<unknown> | undefined): Values =>
  Object.fromEntries(
    [...(record?.entries() ?? [])].map(([key, value]) => [key, value instanceof Y.Text ? value.toString() : value]),
  )

const contentKeys = (keys: ReadonlySet<string>): string[] => [...keys].filter((key) => !bookkeeping.has(key))

const compareRows = ({ section, path, title }: Place, copies: Copies, result: readonly unknown[]): MergeChange[] => {
  const here = rowsById(readSection(section, copies.here))
  const there = rowsById(readSection(section, copies.there))
  const merged = rowsById(result)
  const ids = new Set<string>(copies.merged.getMap(section.name).keys())
  return [...ids].flatMap((id): MergeChange[] => {
    const [own, other, result] = [here.get(id), there.get(id), merged.get(id)]
    // Most rows of a long timeline.
    if (own && other && isSame(own, other) && isSame(own, result)) return []
    const [ownRecord, otherRecord] = [recordOf(copies.here, section, id), recordOf(copies.there, section, id)]
    if (!otherRecord) return []
    const typedHere = ownRecord ? unknownKeys(ownRecord, copies.newHere) : new Set<string>()
    const typedThere = unknownKeys(otherRecord, copies.newThere)
    const change = (kind: MergeKind, fields: MergedField[], row: Values): MergeChange[] => [
      { path, id, place: title, label: labelOf(row), kind, fields },
    ]
    const isTyped = (name: string) => ({ here: typedHere.has(name), there: typedThere.has(name) })
    const names = new Set([...Object.keys(own ?? {}), ...Object.keys(other ?? {}), ...Object.keys(result ?? {})])
    if (!own && result) {
      return change(
        'added',
        compareFields(names, { here: {}, there: other ?? {}, merged: result }, isTyped).fields,
        result,
      )
    }
    if (own && !result) {
      const { fields } = compareFields(names, { here: own, there: readRemoved(otherRecord), merged: own }, isTyped)
      const isEdited = contentKeys(typedHere).length > 0
      return change(isEdited ? 'removed-there-edited-here' : 'removed', fields, own)
    }
    if (!own || !result) {
      const isEdited = ownRecord !== undefined && other !== undefined && contentKeys(typedThere).length > 0
      return isEdited ? change('edited-there-removed-here', [], other) : []
    }
    const { fields, isConflict } = compareFields(names, { here: own, there: other ?? {}, merged: result }, isTyped)
    if (fields.length === 0) return []
    return change(isConflict ? 'changed-on-both-sides' : 'changed', fields, result)
  })
}

/** Values by key, or a set of fields with their long texts. */
const compareValues = ({ section, path, title }: Place, copies: Copies, result: unknown): MergeChange[] => {
  const toValues = (value: unknown): Values => (isValues(value) ? value : {})
  const here = toValues(readSection(section, copies.here))
  const there = toValues(readSection(section, copies.there))
  const merged = toValues(result)
  const keysHere = unknownKeys(copies.here.getMap(section.name), copies.newHere)
  const keysThere = unknownKeys(copies.there.getMap(section.name), copies.newThere)
  const texts = new Set(section.rootNames.slice(1))
  const isTyped = (name: string) => {
    const root = `${section.name}.${name}`
    if (!texts.has(root)) return { here: keysHere.has(name), there: keysThere.has(name) }
    return {
      here: isTypedInto(copies.here.getText(root), copies.newHere),
      there: isTypedInto(copies.there.getText(root), copies.newThere),
    }
  }
  const names = new Set([...Object.keys(merged), ...Object.keys(here)])
  return [...names].flatMap((name): MergeChange[] => {
    const { fields, isConflict } = compareFields([name], { here, there, merged }, isTyped)
    const [field] = fields
    if (!field) return []
    const kind = isConflict
      ? 'changed-on-both-sides'
      : field.here === ''
        ? 'added'
        : field.merged === ''
          ? 'removed'
          : 'changed'
    return [{ path, id: name, place: title, label: inWords(name), kind, fields }]
  })
}

/** Merges a copy of a document into a copy of another. */
export const mergeCopies = (here: Y.Doc, there: Y.Doc): Y.Doc => {
  const merged = new Y.Doc()
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(here))
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(there, Y.encodeStateVector(merged)))
  return merged
}

/**
 * Lists what merging `there` does to `here`, most important first. Neither document is changed. Rows that both sides
 * changed in different fields count as changed; those of which one side's value gives way are on both sides.
 */
export const compareMerge = (here: Y.Doc, there: Y.Doc, known: readonly AnyStage[] = stages): MergeChange[] => {
  const merged = mergeCopies(here, there)
  try {
    const copies = { here, there, merged, newHere: createUnknown(there), newThere: createUnknown(here) }
    const changes = listPlaces(known).flatMap((place) => {
      const result = readSection(place.section, merged)
      return Array.isArray(result) ? compareRows(place, copies, result) : compareValues(place, copies, result)
    })
    return changes.sort((a, b) => mergeKinds.indexOf(a.kind) - mergeKinds.indexOf(b.kind))
  } finally {
    merged.destroy()
  }
}
