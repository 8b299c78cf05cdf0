import type { PlannedRow } from '../../shared/import'
import { type ColumnRole, type EventKind, type ImportedEvent, retime } from '../../shared/libs/timeline-import'
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
const readRow = (planned: PlannedRow, source: TimedEvent, correction: RowCorrection, hasNames: boolean): PreviewRow => {
  const timed = retimeRow(source, correction)
  const { event } = timed
  return {
    id: rowId(planned),
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

/** Rows in the order of the timeline, those merged into another right after it. */
const order = (rows: PreviewRow[]): PreviewRow[] => {
  const sorted = rows.sort(compareRows)
  const merged = new Map<string, PreviewRow[]>()
  for (const row of sorted)
    if (row.mergedInto !== undefined) merged.set(row.mergedInto, [...(merged.get(row.mergedInto) ?? []), row])
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

const groupBySource = (planned: readonly PlannedRow[]): PlannedRow[][] => {
  const groups: PlannedRow[][] = []
  for (const row of planned) {
    while (groups.length <= row.source) groups.push([])
    groups[row.source]?.push(row)
  }
  for (const group of groups) group.sort((a, b) => a.event.line - b.event.line)
  return groups
}

/** Reads all rows; a source and a row for which nothing has changed since the last time are not read again. */
export const createRowsReader = () => {
  let groups: PlannedRow[][] = []
  let last: RowsInput | undefined
  const timed: TimedEvent[][] = []
  let known = new Map<PlannedRow, { row: PreviewRow; correction: RowCorrection; source: TimedEvent }>()

  return (next: RowsInput): PreviewRow[] => {
    const before = last
    last = next
    if (before?.planned !== next.planned) groups = groupBySource(next.planned)
    const areSame = before?.planned === next.planned && before.assumed === next.assumed
    const rows: PreviewRow[] = []
    const read: typeof known = new Map()
    groups.forEach((group, index) => {
      const correction = next.sources[index] ?? noCorrection
      const events = timed[index]
      const source =
        areSame && events && before.sources[index] === next.sources[index]
          ? events
          : retimeSource(
              group.map(({ event }) => event),
              pickTimes(correction),
              next.assumed,
            )
      timed[index] = source
      group.forEach((planned, at) => {
        const event = source[at] ?? { event: planned.event, isDateGuessed: false, isZoneGuessed: false }
        const own = next.rows.get(rowId(planned)) ?? noCorrection
        const old = known.get(planned)
        const isOld = old?.correction === own && old.source === event && before?.hasNames === next.hasNames
        const row = isOld ? old.row : readRow(planned, event, own, next.hasNames)
        read.set(planned, { row, correction: own, source: event })
        rows.push(row)
      })
    })
    known = read
    return order(rows)
  }
}

const pickTimes = ({ zone, date, year, start }: SourceCorrection): TimeChange => ({
  ...(zone === undefined ? {} : { zone }),
  ...(date === undefined ? {} : { date }),
  ...(year === undefined ? {} : { year }),
  ...(start === undefined ? {} : { start }),
})
