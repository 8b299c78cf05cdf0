import { type DateExpression, parseElapsed, parseZone, type TimedLine, type TimeExpression, type Zone } from '../time'
import { append } from './append'
import { readCellLog } from './cell-log'
import { isBareNumber, isTimePlaceholder, readCell } from './cells'
import type { ColumnOverrides, Grid } from './columns'
import { joinDateColumns } from './date-columns'
import { parseKind } from './kinds'
import { detectLayout, isRecordKey, type Layout, type TimeColumn } from './layout'
import type { Entry, EventKind, ImportedColumn, ImportWarning } from './types'

/** What was read from a grid. */
type ParsedGrid = {
  entries: Entry[]
  warnings: ImportWarning[]
  /** According to the header, the column contains times. */
  hasTimeHeader: boolean
  /** Its rows tell numbers and no words. */
  hasValuesOnly?: true
  /** Rows with a clock, not only a date. */
  clockCount: number
  columns: ImportedColumn[]
}

type GridRow = Grid['rows'][number]

/** What the rows of a grid have in common. */
export type GridContext = {
  source: string
  run: number
  zone?: Zone
  day?: DateExpression
  columns?: ColumnOverrides
  /** The grid is a file, not a table in a document. */
  isFile?: true
}

const withDate = (date: TimeExpression | undefined, time: TimeExpression): TimeExpression =>
  date?.date && !time.date
    ? { ...time, date: date.date, raw: `${date.raw} ${time.raw}`, approximate: time.approximate || date.approximate }
    : time

const withYear = (time: TimeExpression, year: number | undefined): TimeExpression =>
  year !== undefined && time.date?.month !== undefined && time.date.year === undefined
    ? { ...time, date: { ...time.date, year } }
    : time

const withEnd = (time: TimeExpression, end: TimeExpression | undefined): TimeExpression => {
  if (!end || time.end || (!end.clock && end.epoch === undefined)) return time
  const { date, clock, zone, epoch } = end
  return {
    ...time,
    end: {
      ...(date ? { date } : {}),
      ...(clock ? { clock } : {}),
      ...(zone ? { zone } : {}),
      ...(epoch === undefined ? {} : { epoch }),
    },
  }
}

const relativeTime = /^[~≈]?\s*(?:T\s*)?[+-]\s*\d/i

/** What the previous rows imply for the next one. */
type GridState = {
  /** The date of the last row that contains nothing else. */
  day?: DateExpression
  previousTime?: TimeExpression
  /** The last cell of the date column: it may be filled only when the day changes. */
  dateCell?: TimeExpression
}

const cellAt = (cells: string[], index: number | undefined): string =>
  index === undefined ? '' : (cells[index] ?? '').trim()

/** A year alone in a column of dates, which is no clock: `~2025`. */
const yearAlone = /^[~≈]?\s*(?:19|20)\d{2}$/

const readAt = (cells: string[], column: TimeColumn | undefined): TimedLine | undefined => {
  const cell = column && cellAt(cells, column.index)
  if (!cell || (column.form === 'plain' && !column.canBeNumber && isBareNumber(cell))) return undefined
  if (column.isDate && yearAlone.test(cell)) return undefined
  return readCell(cell, column.form)
}

/** The time of a row from its columns of times, dates and ends; undefined if it has none. */
const readTime = (
  cells: string[],
  layout: Layout,
  read: TimedLine | undefined,
  state: GridState,
): TimeExpression | undefined => {
  const dateRead = readAt(cells, layout.date)?.time
  const date = dateRead && withYear(dateRead, layout.date?.year)
  if (date?.date) state.dateCell = date
  if (!read) return undefined
  const time = withYear(withDate(date ?? state.dateCell, read.time), layout.time.year)
  return withEnd(time, readAt(cells, layout.end)?.time)
}

const unreadable = (raw: string): string =>
  raw === ''
    ? 'This row has no time.'
    : `"${raw.slice(0, 60)}" is not a readable time${relativeTime.test(raw) ? ': it is relative' : ''}.`

const joinCells = (cells: string[]): string =>
  cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' — ')

/** The first column of times that the row fills, read with its zone. */
const readTimeColumn = (cells: string[], layout: Layout): { read?: TimedLine; column: TimeColumn } => {
  const columns = [layout.time, ...layout.otherTimes]
  const column = columns.find(({ index }) => cellAt(cells, index) !== '') ?? layout.time
  const read = readAt(cells, column)
  return read ? { read, column } : { column }
}

/** Reads the rows of a grid one by one into `result`. */
const createRowReader = (layout: Layout, grid: Grid, context: GridContext, result: ParsedGrid) => {
  const state: GridState = context.day ? { day: context.day } : {}
  const titles = joinCells(grid.header)

  const warn = (line: number, message: string): void => void result.warnings.push({ line, message })

  /** The time of a row, or of the row above it; undefined, with a warning, if it has none. */
  const readRowTime = ({ cells, line }: GridRow, read: TimedLine | undefined, raw: string, text: string) => {
    const time = readTime(cells, layout, read, state)
    if (time) return time
    if (raw !== '' || !state.previousTime || text === '') return undefined
    warn(line, 'This row has no time of its own, so it gets the time of the row above.')
    return { ...state.previousTime, raw }
  }

  /** Reads a row; gives the reason if it is skipped. */
  const readRow = (row: GridRow): string | undefined => {
    const { cells, line } = row
    const filled = cells.filter((cell) => cell.trim() !== '')
    if (filled.length === 0) return undefined
    if (joinCells(cells) === titles) return 'This row repeats the titles of the columns.'
    const found = readTimeColumn(cells, layout)
    const read = found.read ?? (filled.length === 1 ? readCell(filled[0] ?? '') : undefined)
    if (
      filled.length === 1 &&
      read?.time.date &&
      !read.time.clock &&
      readText(cells, layout, read, grid.header) === ''
    ) {
      state.day = read.time.date
      state.previousTime = undefined
      return undefined
    }
    const text = readText(cells, layout, read, grid.header)
    const raw = cellAt(cells, found.column.index)
    const zone = parseZone(cellAt(cells, layout.zone)) ?? found.column.zone ?? context.zone
    const logs = readLogs(row, layout, zone, context)
    const time = readRowTime(row, read, raw, text)
    append(result.entries, logs)
    if (text === '' && logs.length > 0) return undefined
    if (text === '') return time ? `The row of ${time.raw} has no text.` : unreadable(raw)
    if (isTimePlaceholder(raw) && !time?.clock) return unreadable(raw)
    // Times that count from a start are told where those are worked out.
    if (time) state.previousTime = time
    else if (parseElapsed(raw) === undefined) warn(line, unreadable(raw))
    if (time?.clock || time?.epoch !== undefined) result.clockCount += 1
    const entry = { time: time ?? { approximate: false, raw }, text, line, cells, layout, day: state.day, zone }
    result.entries.splice(result.entries.length - logs.length, 0, toEntry(entry, context))
    return undefined
  }

  return (row: GridRow): void => {
    const reason = readRow(row)
    if (reason !== undefined) result.warnings.push({ line: row.line, message: reason, skipped: joinCells(row.cells) })
  }
}

/** The entries in cells with comments or journals. */
const readLogs = ({ cells, line }: GridRow, layout: Layout, zone: Zone | undefined, context: GridContext): Entry[] =>
  layout.logs.flatMap((index) =>
    readCellLog(cells[index] ?? '').map(({ lineOffset, ...entry }) => ({
      ...entry,
      line: line + lineOffset,
      source: context.source,
      run: context.run,
      ...(zone ? { zone } : {}),
    })),
  )

/** Reads rows of cells as entries; undefined if no column contains times. */
export const readGrid = (written: Grid, context: GridContext): ParsedGrid | undefined => {
  const grid = joinDateColumns(written)
  const layout = detectLayout(grid, context.columns, context.isFile)
  if (!layout) return undefined
  const { hasTimeHeader, columns } = layout
  const result: ParsedGrid = { entries: [], warnings: [], hasTimeHeader, clockCount: 0, columns }
  const [first] = grid.rows
  if (layout.hasValuesOnly && first) {
    result.hasValuesOnly = true
    const message =
      layout.text.length === 0
        ? 'This table has times and nothing else, so no row was imported.'
        : 'No column has words, so each row tells its numbers. Choose the column of the text by its title if there is one.'
    result.warnings.push({
      line: first.line,
      message,
      ...(layout.text.length === 0 ? { skipped: joinCells(grid.header) } : {}),
    })
    if (layout.text.length === 0) return result
  }
  const readRow = createRowReader(layout, grid, context, result)
  for (const row of grid.rows) readRow(row)
  return result
}

const readText = (cells: string[], layout: Layout, read: TimedLine | undefined, titles: string[]): string => {
  const parts = layout.text
    .map((i) => ({ title: titles[i] ?? '', text: (cells[i] ?? '').trim() }))
    .filter(({ text }) => text !== '' && readCellLog(text).length === 0)
    .map(({ title, text }) => (layout.hasValuesOnly && title !== '' ? `${title}: ${text}` : text))
  if (read && read.text !== '') parts.push(read.text)
  const text = parts.join(' — ')
  const key = cellAt(cells, layout.key)
  return text !== '' && isRecordKey(key) ? `${text} (${key})` : text
}

type Row = {
  time: TimeExpression
  text: string
  line: number
  cells: string[]
  layout: Layout
  day: DateExpression | undefined
  zone: Zone | undefined
}

const toEntry = ({ time, text, line, cells, layout, day, zone }: Row, context: GridContext): Entry => {
  const named = cellAt(cells, layout.who)
  const who = /^(?:[-–—]+|n\/a)$/i.test(named) ? '' : named
  const kindText = cellAt(cells, layout.kind)
  const kind: EventKind | undefined = parseKind(kindText)
  return {
    line,
    time,
    text: kindText !== '' && !kind ? `${text} — ${kindText}` : text,
    source: context.source,
    run: context.run,
    ...(who ? { who } : {}),
    ...(kind ? { kind } : {}),
    ...(day ? { day } : {}),
    ...(zone ? { zone } : {}),
  }
}
