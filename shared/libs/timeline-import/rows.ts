import { type DateExpression, parseZone, readTimedLine, type TimedLine, type TimeExpression, type Zone } from '../time'
import { detectZoneInTitle } from './detect-zone'
import { parseKind } from './kinds'
import type { Entry, EventKind, ImportWarning } from './types'

/** Rows of cells, from a table or a delimited file. */
export type Grid = { header: string[]; rows: { cells: string[]; line: number }[] }

type Role = 'time' | 'date' | 'end' | 'zone' | 'who' | 'kind' | 'text' | 'elapsed' | 'due' | 'other'

const zoneWord = '(?:utc|gmt|[pmce][sd]?t|c?e[st]t|bst|ist|local|jst|aes?t)'
const rolePatterns: [Role, RegExp][] = [
  ['due', /^(?:due(?: date)?|deadline|eta|target(?: date)?|completed(?: on)?|resolution date)$/],
  [
    'elapsed',
    /^(?:elapsed|duration|delta|t ?[+±]|time (?:since|to|elapsed|spent)|offset|minutes|relative(?: time)?)\b/,
  ],
  ['end', /^(?:end|ended|ends|end ?(?:time|at|ed at)|ends ?at|finish(?:ed)?|until|to|time ?end|stop)$/],
  ['zone', /^(?:time ?zone|tz|zone)$/],
  ['date', /^(?:date|day|datum)$/],
  [
    'time',
    new RegExp(
      `^(?:(?:approx\\.?|approximate|event|log|local|start(?:ing)?|created|occurred|incident|alert|message|posted|utc) )*(?:date ?[/&+,-]? ?(?:and )?times?|time ?stamps?|times?(?: of event)?|when|at|hours?|clock|datetime|ts|start(?:ed|s)?(?: ?at)?|begin|created(?: ?at)?|occurred(?: ?at)?|@timestamp|_time|uhrzeit|zeit|heure|hora|startsat|createdat|sent|sent at|date created)(?: (?:in )?${zoneWord})?$`,
    ),
  ],
  ['time', new RegExp(`^(?:time )?${zoneWord}(?: time)?$`)],
  [
    'who',
    /^(?:who|actors?|person|people|user(?: ?name)?|author|by|owner|responders?|name|from|reporter|engineer|agent|assignee|sender|real name|participant|responsible|team member)$/,
  ],
  ['kind', /^(?:kind|type|category|phase|stage|event ?type|class)$/],
  [
    'text',
    /^(?:events?|descriptions?|what(?: happened)?|ereignis|beschreibung|details?|actions?(?: taken)?|messages?|text|notes?|comments?|summary|activity|entry|entries|log(?: entry)?|content|body|updates?|milestone|happening|observation|subject|title)\b/,
  ],
]

/** The role of a column by its title. */
const roleOf = (title: string): Role => {
  const normalized = title
    .replace(/[*`_]+/g, ' ')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/[#:]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  const withoutMarkup = title.replace(/[*`]+/g, '').trim().toLowerCase()
  for (const [role, pattern] of rolePatterns)
    if (pattern.test(normalized) || pattern.test(withoutMarkup) || pattern.test(normalized.replaceAll(' ', '')))
      return role
  return 'other'
}

type Column = { role: Role; title: string; zone?: Zone; timeShare: number; averageLength: number; clockCount: number }

const readCell = (cell: string): TimedLine | undefined => readTimedLine(cell, { column: true })

const readTimeCell = (cell: string): TimedLine | undefined => {
  if (cell.length > 200) return undefined
  const read = readCell(cell)
  return read && (read.text === '' || read.isDelimited || read.text.length < 12) ? read : undefined
}

const sampleRows = <T>(rows: T[], count: number): T[] => {
  const step = Math.max(1, Math.floor(rows.length / count))
  return rows.filter((_, i) => i % step === 0).slice(0, count)
}

const columnsOf = (grid: Grid): Column[] => {
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
      role: roleOf(title),
      title,
      timeShare: times.length / Math.max(1, cells.length),
      clockCount,
      averageLength,
      ...(zone ? { zone } : {}),
    }
  })
}

/** The index of each column by its role. */
type Layout = {
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

const layoutOf = (columns: Column[]): Layout | undefined => {
  const index = (test: (column: Column, i: number) => boolean): number | undefined => {
    const found = columns.findIndex(test)
    return found < 0 ? undefined : found
  }
  const hasTimeHeader = (column: Column): boolean =>
    (column.role === 'time' || (column.role === 'date' && column.timeShare > 0)) && column.timeShare > 0.2
  const time =
    index((c) => c.role === 'time' && c.timeShare > 0.2 && c.clockCount > 0 && isUtc(c.zone)) ??
    index((c) => c.role === 'time' && c.timeShare > 0.2 && c.clockCount > 0) ??
    index((c) => c.role === 'date' && c.clockCount > 0) ??
    index(
      (c) => c.role !== 'due' && c.role !== 'elapsed' && c.role !== 'end' && c.timeShare >= 0.6 && c.clockCount > 0,
    ) ??
    index((c) => hasTimeHeader(c)) ??
    index((c) => c.role === 'other' && c.timeShare >= 0.8)
  if (time === undefined) return undefined
  const date =
    index((c, i) => i !== time && c.role === 'date' && c.timeShare > 0.2) ??
    index((c, i) => i !== time && i < time && c.role === 'other' && c.timeShare > 0.6 && c.clockCount === 0)
  const end = index((c, i) => i !== time && c.role === 'end' && c.timeShare > 0.2)
  const role = (wanted: Role): number | undefined => index((c, i) => i !== time && c.role === wanted)
  const usedColumns = new Set([time, date, end, role('zone'), role('who'), role('kind')])
  const textCandidates = columns
    .map((_, i) => i)
    .filter(
      (i) =>
        !usedColumns.has(i) &&
        columns[i]?.role !== 'elapsed' &&
        !(columns[i]?.role === 'time' && (columns[i]?.timeShare ?? 0) > 0.6),
    )
  const mainText =
    textCandidates.find((i) => columns[i]?.role === 'text') ??
    [...textCandidates].sort((a, b) => (columns[b]?.averageLength ?? 0) - (columns[a]?.averageLength ?? 0))[0]
  const text = mainText === undefined ? [] : [mainText, ...textCandidates.filter((i) => i !== mainText)]
  const who = role('who')
  const named = role('kind')
  const textFallback = text.length > 0 ? undefined : (who ?? named)
  return {
    time,
    text: textFallback === undefined ? text : [textFallback],
    hasTimeHeader: columns[time] ? hasTimeHeader(columns[time]) : false,
    ...(date === undefined ? {} : { date }),
    ...(end === undefined ? {} : { end }),
    ...(role('zone') === undefined ? {} : { zone: role('zone') }),
    ...(who === undefined || who === textFallback ? {} : { who }),
    ...(named === undefined || named === textFallback ? {} : { kind: named }),
    ...(columns[time]?.zone ? { columnZone: columns[time].zone } : {}),
  }
}

export type ParsedGrid = {
  entries: Entry[]
  warnings: ImportWarning[]
  /** The header says that the column holds times. */
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

/** Reads rows of cells as entries; undefined when no column holds times. */
export const readGrid = (
  grid: Grid,
  at: { source: string; run: number; zone?: Zone; day?: DateExpression },
): ParsedGrid | undefined => {
  const columns = columnsOf(grid)
  const layout = layoutOf(columns)
  if (!layout) return undefined
  const result: ParsedGrid = { entries: [], warnings: [], hasTimeHeader: layout.hasTimeHeader, clockCount: 0 }
  let day = at.day
  let previousTime: TimeExpression | undefined
  let rowDate: TimeExpression | undefined
  for (const { cells, line } of grid.rows) {
    const cell = (index: number | undefined): string => (index === undefined ? '' : (cells[index] ?? '').trim())
    const filled = cells.filter((text) => text.trim() !== '')
    const read = readCell(cell(layout.time)) ?? (filled.length === 1 ? readCell(filled[0] ?? '') : undefined)
    const text = textOf(cells, layout, read)
    if (read && !read.time.clock && read.time.date && filled.length === 1) {
      day = read.time.date
      previousTime = undefined
      continue
    }
    if (text === '' && filled.length === 0) continue
    const dateCell = readCell(cell(layout.date))?.time
    rowDate = dateCell?.date ? dateCell : rowDate
    let time: TimeExpression | undefined = read
      ? withEnd(withDate(dateCell ?? rowDateFor(rowDate, layout), read.time), readCell(cell(layout.end))?.time)
      : undefined
    if (!time && cell(layout.time) === '' && previousTime && text !== '') {
      time = { ...previousTime, raw: '' }
      result.warnings.push({ line, message: 'This row has no time of its own, so it gets the time of the row above.' })
    }
    if (!time) {
      const raw = cell(layout.time)
      result.warnings.push({
        line,
        message:
          raw === ''
            ? 'This row has no time.'
            : `"${raw.slice(0, 60)}" is not a readable time${relativeTime.test(raw) ? ': it is relative' : ''}.`,
      })
      if (text === '' || /^[A-Z]{2}:[A-Z]{2}|^[yY]{4}/.test(raw)) continue
      time = { approximate: false, raw }
    }
    if (text === '') {
      result.warnings.push({ line, message: `The row of ${time.raw} has no text.` })
      continue
    }
    previousTime = time
    if (time.clock || time.epoch !== undefined) result.clockCount += 1
    result.entries.push(entryOf({ time, text, line, cells, layout, day }, at))
  }
  return result
}

/** A date column that is filled only where the day changes. */
const rowDateFor = (rowDate: TimeExpression | undefined, layout: Layout): TimeExpression | undefined =>
  layout.date === undefined ? undefined : rowDate

const textOf = (cells: string[], layout: Layout, read: TimedLine | undefined): string => {
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

const entryOf = (
  { time, text, line, cells, layout, day }: Row,
  at: { source: string; run: number; zone?: Zone },
): Entry => {
  const cell = (index: number | undefined): string => (index === undefined ? '' : (cells[index] ?? '').trim())
  const who = cell(layout.who)
  const kindText = cell(layout.kind)
  const kind: EventKind | undefined = parseKind(kindText)
  const zone = parseZone(cell(layout.zone)) ?? layout.columnZone ?? at.zone
  return {
    line,
    time,
    text: kindText !== '' && !kind ? `${text} — ${kindText}` : text,
    source: at.source,
    run: at.run,
    ...(who ? { who } : {}),
    ...(kind ? { kind } : {}),
    ...(day ? { day } : {}),
    ...(zone ? { zone } : {}),
  }
}

/** True for the title of a column of times or dates. */
export const isTimeHeader = (title: string): boolean => {
  const role = roleOf(title)
  return role === 'time' || role === 'date'
}
