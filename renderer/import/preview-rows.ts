import type { PlannedRow } from '../../shared/import'
import {
  type ColumnRole,
  type EventKind,
  endsStep,
  type ImportedEvent,
  mapInSteps,
  retime,
} from '../../shared/libs/timeline-import'
import { type Assumed, retimeSource, type TimeChange, type TimedEvent } from './retime-source'

/** What a person corrected for a whole source. */
export type SourceCorrection = TimeChange & { columns?: Readonly<Record<string, ColumnRole>> }

/** What a person corrected for one row; what is not set follows the row's source. */
export type RowCorrection = {
  isTaken?: boolean
  isStarred?: boolean
  kind?: EventKind
  zone?: string
  date?: string
  /** The row that tells the same event, of which this one becomes another recollection. */
  mergedInto?: string | undefined
}

/** Why a row deserves a look, the most important first. */
export type Doubt =
  | 'already added'
  | 'removed before'
  | 'repeat'
  | 'no time'
  | 'bot'
  | 'suggestion'
  | 'date guessed'
  | 'zone guessed'

/** A row of the preview: as it will be added. */
export type PreviewRow = {
  id: string
  planned: PlannedRow
  event: ImportedEvent
  /** Epoch milliseconds; null without a time. */
  at: number | null
  kind: EventKind
  who: string
  isTaken: boolean
  isStarred: boolean
  mergedInto?: string | undefined
  doubt?: Doubt | undefined
}

/** Identifies a row, also after its source was read again. */
export const rowId = ({ source, importKey }: PlannedRow): string => `${source} ${importKey}`

const parseAt = (iso: string | null): number | null => {
  const at = iso === null ? Number.NaN : Date.parse(iso)
  return Number.isNaN(at) ? null : at
}

const findDoubt = (planned: PlannedRow, timed: TimedEvent, correction: RowCorrection): Doubt | undefined => {
  if (planned.state === 'imported') return 'already added'
  if (planned.state === 'removed') return 'removed before'
  if (planned.state === 'repeats') return 'repeat'
  if (timed.event.at === null) return 'no time'
  if (planned.event.bot) return 'bot'
  if (planned.isSuggestion) return 'suggestion'
  if (timed.isDateGuessed && correction.date === undefined) return 'date guessed'
  return timed.isZoneGuessed && correction.zone === undefined ? 'zone guessed' : undefined
}

const retimeRow = (timed: TimedEvent, { zone, date }: RowCorrection): TimedEvent => {
  if (zone === undefined && date === undefined) return timed
  const change = { ...(zone === undefined ? {} : { zone }), ...(date === undefined ? {} : { date }) }
  return { ...timed, event: retime(timed.event, change) }
}

/** Works out one row from what was planned and corrected. */
const readRow = (
  { planned, id }: KnownRow,
  source: TimedEvent,
  correction: RowCorrection,
  hasNames: boolean,
): PreviewRow => {
  const timed = retimeRow(source, correction)
  const { event } = timed
  return {
    id,
    planned,
    event,
    at: parseAt(event.at),
    kind: correction.kind ?? event.kind ?? 'other',
    who: hasNames || planned.isRole ? (event.who ?? '') : '',
    isTaken: planned.state !== 'imported' && (correction.isTaken ?? planned.isTaken),
    isStarred: correction.isStarred ?? false,
    mergedInto: correction.mergedInto,
    doubt: findDoubt(planned, timed, correction),
  }
}

const compareRows = (a: PreviewRow, b: PreviewRow): number => {
  const [first, second] = [a.at ?? Number.POSITIVE_INFINITY, b.at ?? Number.POSITIVE_INFINITY]
  if (first !== second) return first - second
  return a.planned.source - b.planned.source || a.planned.event.line - b.planned.event.line
}

/** The rows that were merged into another one, by the id of that one. */
export const groupMerged = (rows: readonly PreviewRow[]): ReadonlyMap<string, readonly PreviewRow[]> => {
  const groups = new Map<string, PreviewRow[]>()
  for (const row of rows) {
    if (row.mergedInto === undefined) continue
    const group = groups.get(row.mergedInto)
    if (group) group.push(row)
    else groups.set(row.mergedInto, [row])
  }
  return groups
}

/** Puts rows that are merged into another right after it. */
const putMergedAfter = (sorted: PreviewRow[]): PreviewRow[] => {
  const merged = groupMerged(sorted)
  if (merged.size === 0) return sorted
  return sorted.flatMap((row) => (row.mergedInto === undefined ? [row, ...(merged.get(row.id) ?? [])] : []))
}

export type RowsInput = {
  planned: readonly PlannedRow[]
  /** By the index of the source. */
  sources: readonly SourceCorrection[]
  rows: ReadonlyMap<string, RowCorrection>
  assumed: Assumed
  hasNames: boolean
}

const noCorrection: RowCorrection = {}

type KnownRow = { planned: PlannedRow; id: string }

function* groupBySource(planned: readonly PlannedRow[]): Generator<undefined, KnownRow[][]> {
  const groups: KnownRow[][] = []
  for (const row of yield* mapInSteps(planned, (one) => ({ planned: one, id: rowId(one) }))) {
    while (groups.length <= row.planned.source) groups.push([])
    groups[row.planned.source]?.push(row)
  }
  for (const group of groups) {
    yield
    group.sort((a, b) => a.planned.event.line - b.planned.event.line)
  }
  yield
  return groups
}

/** What a row was read from. */
type Reading = { row: PreviewRow; correction: RowCorrection; source: TimedEvent }

/** What is known from the last time, so that what has not changed is not read again. */
type Memory = { input: RowsInput; groups: KnownRow[][]; timed: TimedEvent[][]; read: Map<KnownRow, Reading> }

const pickTimes = ({ columns: _columns, ...times }: SourceCorrection): TimeChange => times

/**
 * Reads all rows in steps that a caller can pause between or give up; a source and a row for which nothing has changed
 * since the last time that all steps were done are not read again.
 */
export const createRowsReader = () => {
  let last: Memory | undefined
  return function* (input: RowsInput): Generator<undefined, PreviewRow[]> {
    const before = last?.input
    const groups = last && before?.planned === input.planned ? last.groups : yield* groupBySource(input.planned)
    const areSame = before?.planned === input.planned && before.assumed === input.assumed
    const rows: PreviewRow[] = []
    const timed: TimedEvent[][] = []
    const read: Memory['read'] = new Map()
    for (const [index, group] of groups.entries()) {
      const correction = input.sources[index] ?? noCorrection
      const known = areSame && before.sources[index] === input.sources[index] ? last?.timed[index] : undefined
      const events = group.map(({ planned }) => planned.event)
      const source = known ?? (yield* retimeSource(events, pickTimes(correction), input.assumed))
      timed.push(source)
      for (const [at, row] of group.entries()) {
        if (endsStep(rows.length)) yield
        const event = source[at] ?? { event: row.planned.event, isDateGuessed: false, isZoneGuessed: false }
        const own = input.rows.get(row.id) ?? noCorrection
        const old = last?.read.get(row)
        const isOld = old?.correction === own && old.source === event && before?.hasNames === input.hasNames
        const reading = isOld ? old : { row: readRow(row, event, own, input.hasNames), correction: own, source: event }
        read.set(row, reading)
        rows.push(reading.row)
      }
    }
    yield
    last = { input, groups, timed, read }
    const sorted = rows.sort(compareRows)
    yield
    return putMergedAfter(sorted)
  }
}
