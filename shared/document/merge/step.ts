import type * as Y from 'yjs'
import type { ChangeRef } from '../../protocol/merge-changes'
import { stages } from '../../stages'
import type { AnyStage } from '../../stages/contract'
import { type MeetingJson, toMeeting } from '../json'
import { meetingSections } from '../snapshot'
import { mergeCopies } from './compare'

/** A merge as edits of the readable content. */
export type MergeStep = {
  /** The content once the copies are merged. */
  merged: MeetingJson
  /** The content without the changes that were left out. */
  after: MeetingJson
  /** The content before, written so that applying it as an edit of `after` undoes the merge. */
  before: MeetingJson
}

type Values = Record<string, unknown>

const isRows = (value: unknown): value is Values[] => Array.isArray(value)

const valueAt = (meeting: MeetingJson, path: string): unknown => {
  const [first = '', stage = '', section = ''] = path.split('/')
  return first === 'stages' ? meeting.stages[stage]?.[section] : meeting[first]
}

const withValueAt = (meeting: MeetingJson, path: string, value: unknown): MeetingJson => {
  const [first = '', stage = '', section = ''] = path.split('/')
  if (first !== 'stages') return { ...meeting, [first]: value }
  return { ...meeting, stages: { ...meeting.stages, [stage]: { ...meeting.stages[stage], [section]: value } } }
}

/** A row as it was, written so that applying it as an edit of `after` also removes the fields that were set meanwhile. */
const asItWas = (row: Values, after: Values | undefined): Values => {
  const added = Object.keys(after ?? {}).filter((key) => !(key in row))
  return added.length === 0 ? row : restoreValues(row, row, [...Object.keys(row), ...added])
}

/** A list of rows in which those with the given ids are as they were. */
const restoreRows = (before: Values[], after: Values[], ids: ReadonlySet<string>): Values[] => {
  const isLeftOut = ({ id }: Values): boolean => ids.has(String(id))
  const old = new Map(before.map((row) => [row.id, row]))
  const present = new Set(after.map(({ id }) => id))
  const kept = after.flatMap((row) => {
    if (!isLeftOut(row)) return [row]
    const own = old.get(row.id)
    return own ? [asItWas(own, row)] : []
  })
  return [...kept, ...before.filter((row) => isLeftOut(row) && !present.has(row.id))]
}

/** Values in which those with the given keys are as they were; null removes a key. */
const restoreValues = (before: Values, after: Values, keys: Iterable<string>): Values => ({
  ...after,
  ...Object.fromEntries([...keys].map((key) => [key, before[key] ?? null])),
})

const leaveOut = (before: MeetingJson, merged: MeetingJson, refs: readonly ChangeRef[]): MeetingJson => {
  let result = merged
  for (const path of new Set(refs.map((ref) => ref.path))) {
    const [old, value] = [valueAt(before, path), valueAt(merged, path)]
    const ids = new Set(refs.filter((ref) => ref.path === path).map(({ id }) => id))
    const restored = isRows(value)
      ? restoreRows(isRows(old) ? old : [], value, ids)
      : restoreValues((old ?? {}) as Values, (value ?? {}) as Values, ids)
    result = withValueAt(result, path, restored)
  }
  return result
}

const paths = (meeting: MeetingJson): string[] => [
  ...Object.keys(meetingSections),
  ...Object.entries(meeting.stages).flatMap(([stage, sections]) =>
    Object.keys(sections).map((section) => `stages/${stage}/${section}`),
  ),
]

/** Adds null for each value and field that was not there before: a key that is missing would count as unchanged. */
const withRemovals = (before: MeetingJson, after: MeetingJson): MeetingJson =>
  paths(after).reduce((result, path) => {
    const [old, value] = [valueAt(before, path), valueAt(after, path)]
    if (isRows(value) && isRows(old)) {
      const afterById = new Map(value.map((row) => [row.id, row]))
      return withValueAt(
        result,
        path,
        old.map((row) => asItWas(row, afterById.get(row.id))),
      )
    }
    if (isRows(value) || typeof value !== 'object' || value === null) return result
    const added = Object.keys(value).filter((key) => !(key in ((old ?? {}) as Values)))
    return added.length === 0 ? result : withValueAt(result, path, restoreValues({}, (old ?? {}) as Values, added))
  }, before)

/** Plans merging `there` into `here` without some of its changes. Neither document is changed. */
export const planMerge = (
  here: Y.Doc,
  there: Y.Doc,
  leftOut: readonly ChangeRef[],
  known: readonly AnyStage[] = stages,
): MergeStep => {
  const copy = mergeCopies(here, there)
  try {
    const [before, merged] = [toMeeting(here, known), toMeeting(copy, known)]
    const after = leaveOut(before, merged, leftOut)
    return { merged, after, before: withRemovals(before, after) }
  } finally {
    copy.destroy()
  }
}
