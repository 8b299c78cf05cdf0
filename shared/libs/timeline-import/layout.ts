import type { Zone } from '../time'
import { type CellForm, isBareNumber } from './cells'
import { type Column, type ColumnOverrides, describeColumns, type Grid, toImportedColumns } from './columns'
import type { ColumnRole, ImportedColumn } from './types'

/** A column of times with what its title states. */
export type TimeColumn = {
  index: number
  form: CellForm
  canBeNumber: boolean
  /** Its title says that it holds dates. */
  isDate?: true
  zone?: Zone
  year?: number
}

/** The columns of a grid by what is read from them. */
export type Layout = {
  time: TimeColumn
  /** Columns that tell the same time in other zones, for rows in which `time` is empty. */
  otherTimes: TimeColumn[]
  date?: TimeColumn
  end?: TimeColumn
  zone?: number
  who?: number
  kind?: number
  /** The key of a record, which follows its text: `OPS-12`. */
  key?: number
  text: number[]
  /** Columns that may hold entries of their own: comments with date, author and text. */
  logs: number[]
  hasTimeHeader: boolean
  /** No column has words: a row tells its numbers, each with the title of its column. */
  hasValuesOnly?: true
  columns: ImportedColumn[]
}

type Find = (test: (column: Column, index: number) => boolean) => number | undefined

const isUtc = (zone: Zone | undefined): boolean => zone?.kind === 'offset' && zone.minutes === 0

/** A column whose title and cells both indicate times or dates. */
const isTitledTime = ({ role, timeShare }: Column): boolean => (role === 'time' || role === 'date') && timeShare > 0.2

const isTimeWithClock = ({ role, timeShare, clockCount }: Column): boolean =>
  role === 'time' && timeShare > 0.2 && clockCount > 0

const neverTimes = new Set<string>(['due', 'elapsed', 'duration', 'end', 'attribute'])

/** The column of times: by its title, in UTC first, or else by its cells. */
const findTimeColumn = (columns: Column[]): number | undefined => {
  const find: Find = (test) => {
    const index = columns.findIndex((column, i) => column.override === undefined && test(column, i))
    return index < 0 ? undefined : index
  }
  const chosen = columns.findIndex(({ override }) => override === 'time')
  if (chosen >= 0) return chosen
  const isAlone = columns.every(({ override }) => override === undefined)
  return (
    find((c) => isTimeWithClock(c) && isUtc(c.zone)) ??
    find(isTimeWithClock) ??
    find((c) => c.role === 'date' && c.clockCount > 0) ??
    find((c) => !neverTimes.has(c.role) && c.timeShare >= 0.6 && c.clockCount > 0) ??
    find((c) => isTitledTime(c) && c.dateCount > 0) ??
    find(isTitledTime) ??
    find((c) => c.role === 'other' && c.timeShare >= 0.8) ??
    find((c) => c.form === 'elapsed' || c.form === 'minutes') ??
    // When something ended, or was last changed, if nothing else has a time.
    find(
      (c) =>
        isAlone &&
        (c.role === 'end' || c.role === 'attribute') &&
        c.timeShare >= 0.6 &&
        c.dateCount > 0 &&
        c.clockCount > 0,
    )
  )
}

/** The column of dates beside that of times: one of real dates before one of weekdays. */
const findDateColumn = (columns: Column[], time: number, find: Find): number | undefined =>
  columns[time]?.dateCount === 0 || columns[time]?.override
    ? (find((c) => c.role === 'date' && c.timeShare > 0.2 && c.dateCount > 0) ??
      find((c, i) => i < time && c.role === 'other' && c.timeShare > 0.6 && c.clockCount === 0 && c.dateCount > 0) ??
      find((c) => c.role === 'date' && c.timeShare > 0.2) ??
      find((c, i) => i < time && c.role === 'other' && c.timeShare > 0.6 && c.clockCount === 0))
    : undefined

const MIN_ATTRIBUTES = 3

/** Whether each row is a record of a tracker or a pager, with a key and other attributes that are not part of the event. */
const isRecordExport = (columns: Column[]): boolean =>
  columns.some(({ role }) => role === 'key') &&
  columns.filter(({ role }) => role === 'key' || role === 'attribute' || role === 'end').length >= MIN_ATTRIBUTES

/** Whether a column holds only times, which are not those of the event: those of another zone, of an update, a weekday. */
const isOtherTime = ({ role, timeShare, averageLength, dateCount, clockCount }: Column): boolean =>
  (role === 'time' && timeShare > 0.6) ||
  (timeShare > 0.9 && averageLength < 40 && ['date', 'attribute', 'end', 'other'].includes(role)) ||
  (timeShare > 0.9 && dateCount === 0 && clockCount === 0)

/** The columns with text, the main one first; only the main one, if the others are attributes of a record. */
const findTextColumns = (columns: Column[], used: Set<number | undefined>, isRecord: boolean): number[] => {
  const chosen = columns.flatMap(({ override }, i) => (override === 'text' ? [i] : []))
  const candidates = columns.flatMap((column, i) =>
    used.has(i) ||
    column.override !== undefined ||
    ['elapsed', 'duration'].includes(column.role) ||
    column.isRowNumber ||
    isOtherTime(column)
      ? []
      : [i],
  )
  const isAttribute = (i: number): boolean => ['key', 'attribute', 'who', 'kind'].includes(columns[i]?.role ?? '')
  const main =
    candidates.find((i) => columns[i]?.role === 'text') ??
    candidates
      .filter((i) => !isRecord || !isAttribute(i))
      .sort((a, b) => (columns[b]?.averageLength ?? 0) - (columns[a]?.averageLength ?? 0))[0]
  if (chosen.length > 0)
    return isRecord ? chosen : [...chosen, ...candidates.filter((i) => columns[i]?.role === 'text')]
  if (main === undefined) return []
  return isRecord ? [main] : [main, ...candidates.filter((i) => i !== main)]
}

const toTimeColumn = (columns: Column[], index: number): TimeColumn => {
  const { role, form = 'plain', canBeNumber = true, zone, year } = columns[index] ?? {}
  return {
    index,
    form,
    canBeNumber,
    ...(role === 'date' ? { isDate: true } : {}),
    ...(zone ? { zone } : {}),
    ...(year === undefined ? {} : { year }),
  }
}

const nameTitle = /^(?:(?:incident|alert|issue|event|monitor|check) )?name$/i

/** Columns of which one titled `Name` names the incident: another one tells who, and none the text. */
const withNamedText = (columns: Column[]): Column[] =>
  columns.some(({ role }) => role === 'text') || columns.filter(({ role }) => role === 'who').length < 2
    ? columns
    : columns.map((column) => (nameTitle.test(column.title) ? { ...column, role: 'text' } : column))

/** `From` may be the sender, or when something began. */
const isPerson = ({ role, timeShare }: Column): boolean => role === 'who' && timeShare < 0.6

const levelOrState =
  /^(?:trace|debug|info|notice|warn(?:ing)?|err(?:or)?|fatal|crit(?:ical)?|open|closed|ok|down|up|active)$/i

/** The column of names in a table without titles: short words that recur or are names, before a column of more words. */
const findUntitledNames = (grid: Grid, columns: Column[], isFree: (index: number) => boolean): number | undefined => {
  if (grid.header.length > 0) return undefined
  const rows = grid.rows.slice(0, 60)
  const longest = columns.reduce((most, { averageLength }, i) => (isFree(i) ? Math.max(most, averageLength) : most), 0)
  const index = columns.findIndex((column, i) => {
    if (!isFree(i)) return false
    const names = rows.flatMap(({ cells }) => cells[i]?.trim() || [])
    const isWords = names.length === rows.length && names.every((name) => nameCell.test(name))
    if (!isWords || names.some((name) => levelOrState.test(name))) return false
    const recurs =
      new Set(names).size < names.length || names.every((name) => /^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u.test(name))
    return recurs && longest > column.averageLength * 1.5
  })
  return index < 0 ? undefined : index
}

/** What may be a name: one to three words of letters, or an account. */
const nameCell = /^@?\p{L}[\p{L}.'’_-]{0,30}(?: \p{L}[\p{L}.'’-]{0,30}){0,2}$/u

/** Assigns columns to roles; undefined if none contains times. `isDelimited` says that the grid is a file of its own. */
export const detectLayout = (grid: Grid, overrides?: ColumnOverrides, isFile = false): Layout | undefined => {
  const columns = withNamedText(describeColumns(grid, overrides))
  const time = findTimeColumn(columns)
  if (time === undefined) return undefined
  const find: Find = (test) => {
    const index = columns.findIndex((column, i) => i !== time && column.override === undefined && test(column, i))
    return index < 0 ? undefined : index
  }
  const chosen = (role: ColumnRole): number | undefined => {
    const index = columns.findIndex(({ override }, i) => i !== time && override === role)
    return index < 0 ? undefined : index
  }
  const isRecord = isFile && isRecordExport(columns)
  const date = chosen('date') ?? findDateColumn(columns, time, find)
  const end = chosen('end') ?? find((c) => c.role === 'end' && c.timeShare > 0.2)
  const zone = chosen('zone') ?? find((c) => c.role === 'zone')
  const kind = chosen('kind') ?? (isRecord ? undefined : find((c) => c.role === 'kind'))
  const who =
    chosen('who') ??
    find((c) => isPerson(c) && !/assign/i.test(c.title)) ??
    find(isPerson) ??
    findUntitledNames(grid, columns, (i) => ![time, date, end, zone, kind].includes(i) && !columns[i]?.override)
  const key = isFile
    ? find((c) => c.role === 'key' && !/(?:^|[^a-z])id$/i.test(c.title) && isRecordKey(c.sample))
    : undefined
  // The number of a record says nothing beside its text.
  const numericKeys = columns.flatMap(({ role, sample }, i) =>
    isFile && role === 'key' && isBareNumber(sample) ? [i] : [],
  )
  const text = findTextColumns(columns, new Set([time, date, end, zone, who, kind, key, ...numericKeys]), isRecord)
  // Without any text, a row has only its sender or its kind.
  const textFallback = text.length > 0 ? undefined : (who ?? kind)
  const hasValuesOnly =
    isFile &&
    textFallback === undefined &&
    !columns.some(({ override }) => override === 'text') &&
    !text.some((i) => columns[i]?.hasWords || columns[i]?.role === 'text')
  const values = columns.flatMap((column, i) =>
    [time, date, end, zone].includes(i) || isOtherTime(column) || column.override === 'ignored' ? [] : [i],
  )
  const otherTimes = columns.flatMap((column, i) =>
    i !== time && column.override === undefined && isTimeWithClock(column) && column.zone
      ? [toTimeColumn(columns, i)]
      : [],
  )
  const timeColumn = columns[time]
  const logs = columns.flatMap(({ override, hasLog }, i) => (hasLog && override !== 'ignored' ? [i] : []))
  const layout: Omit<Layout, 'columns'> = {
    time: toTimeColumn(columns, time),
    otherTimes,
    text: hasValuesOnly ? values : textFallback === undefined ? text : [textFallback],
    logs,
    hasTimeHeader:
      timeColumn !== undefined &&
      (isTitledTime(timeColumn) ||
        timeColumn.form === 'elapsed' ||
        timeColumn.form === 'minutes' ||
        timeColumn.override === 'time'),
    ...(hasValuesOnly ? { hasValuesOnly } : {}),
    ...(date === undefined ? {} : { date: toTimeColumn(columns, date) }),
    ...(end === undefined ? {} : { end: toTimeColumn(columns, end) }),
    ...(zone === undefined ? {} : { zone }),
    ...(who === undefined || who === textFallback ? {} : { who }),
    ...(kind === undefined || kind === textFallback ? {} : { kind }),
    ...(key === undefined ? {} : { key }),
  }
  const words = new Set([...layout.text, ...layout.logs])
  return { ...layout, columns: toImportedColumns(columns, (index) => roleInLayout(layout, words, index)) }
}

/** Whether a cell is the key of a record that people use: `OPS-12`, `INC0010234`. */
export const isRecordKey = (cell: string): boolean => /^[A-Z][A-Z0-9]{1,9}-?\d{1,9}$/.test(cell)

const roleInLayout = (layout: Omit<Layout, 'columns'>, words: ReadonlySet<number>, index: number): ColumnRole => {
  if (index === layout.time.index) return 'time'
  if (index === layout.date?.index) return 'date'
  if (index === layout.end?.index) return 'end'
  if (words.has(index)) return 'text'
  for (const role of ['zone', 'who', 'kind'] as const) if (index === layout[role]) return role
  return 'ignored'
}
