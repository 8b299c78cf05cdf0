import { longestIncreasing } from '../../crdt'
import { utcText } from '../../meeting/format'
import { stages } from '../../stages'
import type { AnyStage, ValueLabels } from '../../stages/contract'
import { inWords, listPlaces } from '../merge/places'
import { bookkeeping, codeLabel, isSame, isValues, labelOf, rowsById, showValue, type Values } from '../merge/values'
import { listKeptSections, type RevisionContent } from './content'

/** A field on both sides; empty where there is none. */
export type ComparedField = { name: string; before: string; after: string }

export type ContentChangeKind = 'added' | 'removed' | 'changed' | 'moved'

/** A row or field that differs between two contents. */
export type ContentChange = {
  /** The section's path in the readable content, and the row's id or the field's name: they identify the change. */
  path: string
  id: string
  /** The part of the document in words: a stage, or a section of the meeting. */
  group: string
  /** The list within the group, unless the group is called the same. */
  place: string
  /** The beginning of the row's text, or the field's name. */
  label: string
  kind: ContentChangeKind
  fields: ComparedField[]
}

/** Longer texts than any that fits on a page are cut. */
const MAX_TEXT_LENGTH = 20_000

/** What is missing, in a version of an app that did not know the field, is as good as empty. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && !value.length)

const isEqual = (a: unknown, b: unknown): boolean => isSame(a, b) || (isEmpty(a) && isEmpty(b))

/** Names of rows by their ids, since rows refer to each other; collected once something is shown. */
type Labels = (id: string) => string | undefined

const createLabels = (...contents: RevisionContent[]): Labels => {
  let labels: Map<string, string> | undefined
  const collect = (): Map<string, string> => {
    const all = new Map<string, string>()
    for (const content of contents)
      for (const value of Object.values(content))
        for (const [id, row] of rowsById(value)) if (labelOf(row) !== '') all.set(id, labelOf(row))
    return all
  }
  return (id) => {
    labels ??= collect()
    return labels.get(id)
  }
}

const showField = (name: string, value: unknown, labels: Labels): string => {
  if (Array.isArray(value)) return value.map((one) => showField(name, one, labels)).join(', ')
  const referred = typeof value === 'string' ? labels(value) : undefined
  if (referred !== undefined) return referred
  if (name === 'at' && typeof value === 'number') return utcText(value)
  return showValue(value, MAX_TEXT_LENGTH)
}

/** A section with its name, what its codes mean, and the names of all rows. */
type Context = { path: string; group: string; place: string; codes: ValueLabels | undefined; labels: Labels }

const compareFields = (
  before: Values,
  after: Values,
  { labels, codes }: Pick<Context, 'labels' | 'codes'>,
): ComparedField[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !bookkeeping.has(name) && !isEqual(before[name], after[name]))
    .map((name) => ({
      name: inWords(name),
      before: codeLabel(codes, name, before[name]) ?? showField(name, before[name], labels),
      after: codeLabel(codes, name, after[name]) ?? showField(name, after[name], labels),
    }))

type Rows = Map<string, Values>

/** The rows that stand somewhere else among those that both sides have. */
const findMoved = (before: Rows, after: Rows): ReadonlySet<string> => {
  const positions = new Map([...before.keys()].filter((id) => after.has(id)).map((id, index) => [id, index]))
  const ids = [...after.keys()].filter((id) => before.has(id))
  const kept = longestIncreasing(ids, (a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0))
  return new Set(ids.filter((_, at) => !kept.has(at)))
}

function* compareRows(before: Rows, after: Rows, { labels, codes, ...context }: Context): Generator<ContentChange> {
  const words = { labels, codes }
  const change = (id: string, row: Values, kind: ContentChangeKind, fields: ComparedField[]): ContentChange => ({
    ...context,
    id,
    label: labelOf(row),
    kind,
    fields,
  })
  const moved = findMoved(before, after)
  for (const [id, row] of after) {
    const old = before.get(id)
    if (!old) yield change(id, row, 'added', compareFields({}, row, words))
    else {
      const fields = isSame(old, row) ? [] : compareFields(old, row, words)
      if (fields.length > 0) yield change(id, row, 'changed', fields)
      else if (moved.has(id)) yield change(id, row, 'moved', [])
    }
  }
  for (const [id, row] of before) if (!after.has(id)) yield change(id, row, 'removed', compareFields(row, {}, words))
}

/** Single fields, or values by key, which may be ids of rows. */
function* compareValues(
  before: Values,
  after: Values,
  { labels, codes, ...context }: Context,
): Generator<ContentChange> {
  const words = { labels, codes }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, value] = [before[key], after[key]]
    if (isEqual(old, value)) continue
    const kind = isEmpty(old) ? 'added' : isEmpty(value) ? 'removed' : 'changed'
    const label = labels(key.split('/').at(-1) ?? '') ?? inWords(key)
    const isNested = isValues(old) || isValues(value)
    const fields = isNested
      ? compareFields(isValues(old) ? old : {}, isValues(value) ? value : {}, words)
      : compareFields({ [key]: old }, { [key]: value }, words)
    yield { ...context, id: key, label, kind, fields }
  }
}

const listContexts = (known: readonly AnyStage[]): Omit<Context, 'labels'>[] => {
  const places = new Map(listPlaces(known).map((one) => [one.path, one]))
  return listKeptSections(known).map(({ path }) => {
    const [, stageId, key] = path.split('/')
    const stage = known.find(({ id }) => id === stageId)
    const place = places.get(path)?.title ?? inWords(key ?? path)
    return {
      path,
      group: stage?.title ?? place,
      place: stage && key && inWords(key) !== stage.title.toLowerCase() ? inWords(key) : '',
      codes: places.get(path)?.labels,
    }
  })
}

/**
 * Lists what differs between two contents in the order of the document. Sections that one side does not know are left
 * out: another version of the app has kept it.
 */
export function* compareContents(
  before: RevisionContent,
  after: RevisionContent,
  known: readonly AnyStage[] = stages,
): Generator<ContentChange> {
  const labels = createLabels(before, after)
  for (const context of listContexts(known)) {
    const [old, value] = [before[context.path], after[context.path]]
    if (Array.isArray(old) && Array.isArray(value))
      yield* compareRows(rowsById(old), rowsById(value), { ...context, labels })
    else if (isValues(old) && isValues(value)) yield* compareValues(old, value, { ...context, labels })
  }
}

/** Whether two contents differ in anything that is shown. */
export const hasChanges = (before: RevisionContent, after: RevisionContent): boolean =>
  compareContents(before, after).next().done !== true
