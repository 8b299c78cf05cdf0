import { type DateExpression, parseZone, type TimedLine, type TimeExpression, type Zone } from '../time'
import { detectLayout, type Grid, type Layout, readCell } from './columns'
import { parseKind } from './kinds'
import type { Entry, EventKind, ImportWarning } from './types'

/** What was read from a grid. */
type ParsedGrid = {
  entries: Entry[]
  warnings: ImportWarning[]
  /** According to the header, the column contains times. */
  hasTimeHeader: boolean
  /** Rows with a clock, not only a date. */
  clockCount: number
}

const withDate = (date: TimeExpression | undefined, time: TimeExpression): TimeExpression =>
  date?.date && !time.date
    ? { ...time, date: date.date, raw: `${date.raw} ${time.raw}`, approximate: time.approximate || date.approximate }
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

/** The time of a row from its columns of times, dates and ends; undefined if it has none. */
const readTime = (
  cells: string[],
  layout: Layout,
  read: TimedLine | undefined,
  state: GridState,
): TimeExpression | undefined => {
  const date = readCell(cellAt(cells, layout.date))?.time
  if (date?.date) state.dateCell = date
  return read && withEnd(withDate(date ?? state.dateCell, read.time), readCell(cellAt(cells, layout.end))?.time)
}

const unreadable = (raw: string): string =>
  raw === ''
    ? 'This row has no time.'
    : `"${raw.slice(0, 60)}" is not a readable time${relativeTime.test(raw) ? ': it is relative' : ''}.`

/** `HH:MM`, `yyyy-mm-dd`: a row that explains the columns. */
const timePlaceholder = /^[A-Z]{2}:[A-Z]{2}|^[yY]{4}/

/** Reads rows of cells as entries; undefined if no column contains times. */
export const readGrid = (
  grid: Grid,
  context: { source: string; run: number; zone?: Zone; day?: DateExpression },
): ParsedGrid | undefined => {
  const layout = detectLayout(grid)
  if (!layout) return undefined
  const result: ParsedGrid = { entries: [], warnings: [], hasTimeHeader: layout.hasTimeHeader, clockCount: 0 }
  const state: GridState = context.day ? { day: context.day } : {}
  for (const { cells, line } of grid.rows) {
    const warn = (message: string): void => void result.warnings.push({ line, message })
    const filled = cells.filter((cell) => cell.trim() !== '')
    const read = readCell(cellAt(cells, layout.time)) ?? (filled.length === 1 ? readCell(filled[0] ?? '') : undefined)
    const text = readText(cells, layout, read)
    if (filled.length === 1 && read?.time.date && !read.time.clock) {
      state.day = read.time.date
      state.previousTime = undefined
      continue
    }
    if (text === '' && filled.length === 0) continue
    const raw = cellAt(cells, layout.time)
    let time = readTime(cells, layout, read, state)
    if (!time && raw === '' && state.previousTime && text !== '') {
      warn('This row has no time of its own, so it gets the time of the row above.')
      time = { ...state.previousTime, raw }
    }
    if (!time) {
      warn(unreadable(raw))
      if (text === '' || timePlaceholder.test(raw)) continue
      time = { approximate: false, raw }
    }
    if (text === '') {
      warn(`The row of ${time.raw} has no text.`)
      continue
    }
    state.previousTime = time
    if (time.clock || time.epoch !== undefined) result.clockCount += 1
    result.entries.push(toEntry({ time, text, line, cells, layout, day: state.day }, context))
  }
  return result
}

const readText = (cells: string[], layout: Layout, read: TimedLine | undefined): string => {
  const parts = layout.text.map((i) => (cells[i] ?? '').trim()).filter((text) => text !== '')
  if (read && read.text !== '') parts.push(read.text)
  return parts.join(' — ')
}

type Row = {
  time: TimeExpression
  text: string
  line: number
  cells: string[]
  layout: Layout
  day: DateExpression | undefined
}

const toEntry = (
  { time, text, line, cells, layout, day }: Row,
  context: { source: string; run: number; zone?: Zone },
): Entry => {
  const who = cellAt(cells, layout.who)
  const kindText = cellAt(cells, layout.kind)
  const kind: EventKind | undefined = parseKind(kindText)
  const zone = parseZone(cellAt(cells, layout.zone)) ?? layout.columnZone ?? context.zone
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
