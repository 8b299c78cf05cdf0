import * as Y from 'yjs'
import type { DocumentSection } from '../../crdt'
import { type MergeChange, type MergedField, type MergeKind, mergeKinds } from '../../protocol/merge-changes'
import { stages } from '../../stages'
import type { AnyStage, ValueLabels } from '../../stages/contract'
import { createUnknown, isTypedInto, type Unknown, unknownKeys } from './item-changes'
import { fieldNames, inWords, listPlaces, type Place, readSection } from './places'
import { bookkeeping, codeLabel, isSame, isValues, labelOf, showValue, type Values } from './values'

/** The three states of a document that a merge is about. */
type Copies = { here: Y.Doc; there: Y.Doc; merged: Y.Doc; newHere: Unknown; newThere: Unknown }

type Compared = { fields: MergedField[]; isConflict: boolean }

const compareFields = (
  names: Iterable<string>,
  { here, there, merged }: { here: Values; there: Values; merged: Values },
  isTyped: (name: string) => { here: boolean; there: boolean },
  labels: ValueLabels | undefined,
): Compared => {
  const fields: MergedField[] = []
  let isConflict = false
  for (const name of names) {
    if (bookkeeping.has(name) && name !== PLACE) continue
    const typed = isTyped(name)
    // Deleting words leaves no new item behind; it shows in that the merge gives what the other side does not have.
    const isChangedHere = typed.here || !isSame(there[name], merged[name])
    const isChangedThere = typed.there || !isSame(here[name], merged[name])
    const isClash = isChangedHere && isChangedThere && !isSame(here[name], there[name])
    if (!isClash && isSame(here[name], merged[name])) continue
    isConflict ||= isClash
    const show = (value: unknown): string => codeLabel(labels, name, value) ?? showValue(value)
    fields.push({
      name: inWords(name),
      here: show(here[name]),
      there: show(there[name]),
      merged: show(merged[name]),
    })
  }
  return { fields, isConflict }
}

/** The key by which a row is in order: it changes only when the row itself is moved. */
const PLACE = 'order'

/** Rows as they are compared, each with its place, and what a place is in words. */
type Rows = { byId: Map<string, Values>; placeOf: (id: string) => string }

const readRows = (section: DocumentSection<unknown>, doc: Y.Doc, value: unknown): Rows => {
  const list = (Array.isArray(value) ? value : []).filter(isValues)
  const byId = new Map(list.map((row) => [String(row.id), { ...row, [PLACE]: placeKey(doc, section, String(row.id)) }]))
  const indexes = new Map(list.map(({ id }, index) => [String(id), index]))
  const placeOf = (id: string): string => {
    const at = indexes.get(id)
    if (at === undefined) return ''
    const before = list[at - 1]
    return before ? `after “${labelOf(before)}”` : 'first'
  }
  return { byId, placeOf }
}

const recordOf = (doc: Y.Doc, section: DocumentSection<unknown>, id: string): Y.Map<unknown> | undefined => {
  const record: unknown = doc.getMap(section.name).get(id)
  return record instanceof Y.Map ? record : undefined
}

const placeKey = (doc: Y.Doc, section: DocumentSection<unknown>, id: string): unknown =>
  recordOf(doc, section, id)?.get(PLACE)

/** A removed row, as far as it is shown. */
const readRemoved = (record: Y.Map<unknown> | undefined): Values =>
  Object.fromEntries(
    [...(record?.entries() ?? [])].map(([key, value]) => [key, value instanceof Y.Text ? value.toString() : value]),
  )

const contentKeys = (keys: ReadonlySet<string>): string[] => [...keys].filter((key) => !bookkeeping.has(key))

/** What a row is called that is added, removed or changed, and the fields that are shown of it. */
type RowChange = { kind: MergeKind; fields: MergedField[]; row: Values }

const compareRow = (
  {
    here,
    there,
    merged,
    removed,
  }: { [state in 'here' | 'there' | 'merged']: Values | undefined } & { removed: Values },
  typed: Record<'here' | 'there', ReadonlySet<string>>,
  labels: ValueLabels | undefined,
): RowChange | undefined => {
  const isTyped = (name: string) => ({ here: typed.here.has(name), there: typed.there.has(name) })
  const names = new Set([...Object.keys(here ?? {}), ...Object.keys(there ?? {}), ...Object.keys(merged ?? {})])
  if (here && merged) {
    const { fields, isConflict } = compareFields(names, { here, there: there ?? {}, merged }, isTyped, labels)
    if (fields.length === 0) return undefined
    return { kind: isConflict ? 'changed-on-both-sides' : 'changed', fields, row: merged }
  }
  names.delete(PLACE)
  if (merged)
    return {
      kind: 'added',
      fields: compareFields(names, { here: {}, there: there ?? {}, merged }, isTyped, labels).fields,
      row: merged,
    }
  if (here) {
    const { fields } = compareFields(names, { here, there: removed, merged: here }, isTyped, labels)
    const isEdited = contentKeys(typed.here).length > 0
    return { kind: isEdited ? 'removed-there-edited-here' : 'removed', fields, row: here }
  }
  const isEdited = there !== undefined && contentKeys(typed.there).length > 0
  return isEdited ? { kind: 'edited-there-removed-here', fields: [], row: there } : undefined
}

const compareRows = (
  { section, path, title, labels }: Place,
  copies: Copies,
  result: readonly unknown[],
): MergeChange[] => {
  const here = readRows(section, copies.here, readSection(section, copies.here))
  const others = readRows(section, copies.there, readSection(section, copies.there))
  const merged = readRows(section, copies.merged, result)
  const withPlace = (id: string, field: MergedField): MergedField =>
    field.name === fieldNames[PLACE]
      ? { name: field.name, here: here.placeOf(id), there: others.placeOf(id), merged: merged.placeOf(id) }
      : field
  return [...copies.merged.getMap(section.name).keys()].flatMap((id): MergeChange[] => {
    const rows = { here: here.byId.get(id), there: others.byId.get(id), merged: merged.byId.get(id) }
    // Most rows of a long timeline.
    if (rows.here && rows.there && isSame(rows.here, rows.there) && isSame(rows.here, rows.merged)) return []
    const [ownRecord, otherRecord] = [recordOf(copies.here, section, id), recordOf(copies.there, section, id)]
    const none: ReadonlySet<string> = new Set()
    const typed = {
      here: ownRecord && otherRecord ? unknownKeys(ownRecord, copies.newHere) : none,
      there: otherRecord ? unknownKeys(otherRecord, copies.newThere) : none,
    }
    // A row that the other copy does not have may take something over from one of its rows, or give way to it.
    const there = otherRecord ? rows.there : rows.merged
    const change = compareRow({ ...rows, there, removed: readRemoved(otherRecord ?? ownRecord) }, typed, labels)
    // What was removed here is not shown as an edit unless this copy has it.
    if (!change || (change.kind === 'edited-there-removed-here' && !ownRecord)) return []
    const fields = change.fields.map((field) => withPlace(id, field))
    return [{ path, id, place: title, label: labelOf(change.row), kind: change.kind, fields }]
  })
}

/** Values by key, or a set of fields with their long texts. */
const compareValues = ({ section, path, title, labels }: Place, copies: Copies, result: unknown): MergeChange[] => {
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
    const { fields, isConflict } = compareFields([name], { here, there, merged }, isTyped, labels)
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

/** What is done to a document after every merge. */
export type Finish = (merged: Y.Doc) => void

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
export const compareMerge = (
  here: Y.Doc,
  there: Y.Doc,
  finish: Finish = () => undefined,
  known: readonly AnyStage[] = stages,
): MergeChange[] => {
  const merged = mergeCopies(here, there)
  try {
    finish(merged)
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
