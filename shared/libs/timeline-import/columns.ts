import { anyOf, type ColumnTitle, fold } from '../languages'
import { readTimedLine, type TimedLine, type Zone } from '../time'
import { detectZoneInTitle } from './detect-zone'

/** Rows of cells, from a table or a delimited file. */
export type Grid = { header: string[]; rows: { cells: string[]; line: number }[] }

type Role = ColumnTitle | 'other'

/** The roles in the order in which titles are compared with them. */
const roles = ['due', 'elapsed', 'end', 'zone', 'date', 'time', 'who', 'kind', 'text'] as const satisfies ColumnTitle[]

const rolePatterns = roles.map((role) => ({
  role,
  pattern: new RegExp(
    anyOf(({ columns }) => columns[role]),
    'i',
  ),
}))

/** The role of a column by its title. */
const detectRole = (title: string): Role => {
  const normalized = fold(title)
    .replace(/[*`_]+/g, ' ')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/[#:]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  const withoutMarkup = fold(title).replace(/[*`]+/g, '').trim().toLowerCase()
  for (const { role, pattern } of rolePatterns)
    if (pattern.test(normalized) || pattern.test(withoutMarkup) || pattern.test(normalized.replaceAll(' ', '')))
      return role
  return 'other'
}

type Column = { role: Role; title: string; zone?: Zone; timeShare: number; averageLength: number; clockCount: number }

/** Reads a cell of a column of times. */
export const readCell = (cell: string): TimedLine | undefined => readTimedLine(cell, { column: true })

const readTimeCell = (cell: string): TimedLine | undefined => {
  if (cell.length > 200) return undefined
  const read = readCell(cell)
  return read && (read.text === '' || read.isDelimited || read.text.length < 12) ? read : undefined
}

const sampleRows = <T>(rows: T[], count: number): T[] => {
  const step = Math.max(1, Math.floor(rows.length / count))
  return rows.filter((_, i) => i % step === 0).slice(0, count)
}

const detectColumns = (grid: Grid): Column[] => {
  const sample = sampleRows(grid.rows, 60)
  const count = Math.max(grid.header.length, ...sample.map(({ cells }) => cells.length))
  return Array.from({ length: count }, (_, i) => {
    const title = grid.header[i] ?? ''
    const cells = sample.map(({ cells }) => cells[i] ?? '').filter((cell) => cell !== '')
    const times = cells.map(readTimeCell).filter((read) => read !== undefined)
    const clockCount = times.filter(({ time }) => time.clock || time.epoch !== undefined).length
    const averageLength = cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length)
    const zone = detectZoneInTitle(title)
    return {
      role: detectRole(title),
      title,
      timeShare: times.length / Math.max(1, cells.length),
      clockCount,
      averageLength,
      ...(zone ? { zone } : {}),
    }
  })
}

/** The index of each column by its role. */
export type Layout = {
  time: number
  date?: number
  end?: number
  zone?: number
  who?: number
  kind?: number
  text: number[]
  hasTimeHeader: boolean
  columnZone?: Zone
}

const isUtc = (zone: Zone | undefined): boolean => zone?.kind === 'offset' && zone.minutes === 0

type Find = (test: (column: Column, index: number) => boolean) => number | undefined

/** A column whose title and cells both indicate times or dates. */
const isTitledTime = (column: Column): boolean =>
  (column.role === 'time' || (column.role === 'date' && column.timeShare > 0)) && column.timeShare > 0.2

/** The column of times: by its title, in UTC first, or else by its cells. */
const timeColumn = (find: Find): number | undefined =>
  find((c) => c.role === 'time' && c.timeShare > 0.2 && c.clockCount > 0 && isUtc(c.zone)) ??
  find((c) => c.role === 'time' && c.timeShare > 0.2 && c.clockCount > 0) ??
  find((c) => c.role === 'date' && c.clockCount > 0) ??
  find((c) => !['due', 'elapsed', 'end'].includes(c.role) && c.timeShare >= 0.6 && c.clockCount > 0) ??
  find((c) => isTitledTime(c)) ??
  find((c) => c.role === 'other' && c.timeShare >= 0.8)

/** The remaining columns with text, the main one first. */
const textColumns = (columns: Column[], used: Set<number | undefined>): number[] => {
  const candidates = columns.flatMap((column, i) =>
    used.has(i) || column.role === 'elapsed' || (column.role === 'time' && column.timeShare > 0.6) ? [] : [i],
  )
  const main =
    candidates.find((i) => columns[i]?.role === 'text') ??
    [...candidates].sort((a, b) => (columns[b]?.averageLength ?? 0) - (columns[a]?.averageLength ?? 0))[0]
  return main === undefined ? [] : [main, ...candidates.filter((i) => i !== main)]
}

/** Assigns columns to roles; undefined if none contains times. */
const createLayout = (columns: Column[]): Layout | undefined => {
  const find: Find = (test) => {
    const index = columns.findIndex(test)
    return index < 0 ? undefined : index
  }
  const time = timeColumn(find)
  if (time === undefined) return undefined
  const withRole = (role: Role): number | undefined => find((c, i) => i !== time && c.role === role)
  const date =
    find((c, i) => i !== time && c.role === 'date' && c.timeShare > 0.2) ??
    find((c, i) => i < time && c.role === 'other' && c.timeShare > 0.6 && c.clockCount === 0)
  const end = find((c, i) => i !== time && c.role === 'end' && c.timeShare > 0.2)
  const [zone, who, kind] = [withRole('zone'), withRole('who'), withRole('kind')]
  const text = textColumns(columns, new Set([time, date, end, zone, who, kind]))
  // Without any text, a row has only its sender or its kind.
  const textFallback = text.length > 0 ? undefined : (who ?? kind)
  const column = columns[time]
  return {
    time,
    text: textFallback === undefined ? text : [textFallback],
    hasTimeHeader: column ? isTitledTime(column) : false,
    ...(date === undefined ? {} : { date }),
    ...(end === undefined ? {} : { end }),
    ...(zone === undefined ? {} : { zone }),
    ...(who === undefined || who === textFallback ? {} : { who }),
    ...(kind === undefined || kind === textFallback ? {} : { kind }),
    ...(column?.zone ? { columnZone: column.zone } : {}),
  }
}

/** The layout of a grid by its header and a sample of its rows; undefined if no column contains times. */
export const detectLayout = (grid: Grid): Layout | undefined => createLayout(detectColumns(grid))

/** Whether a title is that of a column of times or dates. */
export const isTimeHeader = (title: string): boolean => {
  const role = detectRole(title)
  return role === 'time' || role === 'date'
}
