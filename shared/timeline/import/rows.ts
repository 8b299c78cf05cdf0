import { kindNamed } from './kinds'
import { type DateExpression, parseZone, readTimedLine, type TimedLine, type TimeExpression, type Zone } from './times'
import type { Entry, EventKind, ImportWarning } from './types'
import { zoneInTitle } from './zone-told'

/** Rows of cells, from a table or a separated file. */
export type Grid = { header: string[]; rows: { cells: string[]; line: number }[] }

type Role = 'time' | 'date' | 'end' | 'zone' | 'who' | 'kind' | 'text' | 'elapsed' | 'due' | 'rest'

const zoneWord = '(?:utc|gmt|[pmce][sd]?t|c?e[st]t|bst|ist|local|jst|aes?t)'
const names: [Role, RegExp][] = [
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

/** A column's role by its title. */
const roleOf = (title: string): Role => {
  const plain = title
    .replace(/[*`_]+/g, ' ')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/[#:]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  const bare = title.replace(/[*`]+/g, '').trim().toLowerCase()
  for (const [role, pattern] of names)
    if (pattern.test(plain) || pattern.test(bare) || pattern.test(plain.replaceAll(' ', ''))) return role
  return 'rest'
}

type Column = { role: Role; title: string; zone?: Zone; share: number; width: number; clocks: number }

const readCell = (cell: string): TimedLine | undefined => readTimedLine(cell, { column: true })

const isTimeCell = (cell: string): TimedLine | undefined => {
  if (cell.length > 200) return undefined
  const read = readCell(cell)
  return read && (read.text === '' || read.isDelimited || read.text.length < 12) ? read : undefined
}

const spread = <T>(rows: T[], most: number): T[] => {
  const step = Math.max(1, Math.floor(rows.length / most))
  return rows.filter((_, i) => i % step === 0).slice(0, most)
}

const columnsOf = (grid: Grid): Column[] => {
  const sample = spread(grid.rows, 60)
  const count = Math.max(grid.header.length, ...sample.map(({ cells }) => cells.length))
  return Array.from({ length: count }, (_, i) => {
    const title = grid.header[i] ?? ''
    const cells = sample.map(({ cells }) => cells[i] ?? '').filter((cell) => cell !== '')
    const times = cells.map(isTimeCell).filter((read) => read !== undefined)
    const clocks = times.filter(({ time }) => time.clock || time.epoch !== undefined).length
    const width = cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length)
    const zone = zoneInTitle(title)
    return {
      role: roleOf(title),
      title,
      share: times.length / Math.max(1, cells.length),
      clocks,
      width,
      ...(zone ? { zone } : {}),
    }
  })
}

/** Which column is what; undefined when none tells times. */
type Layout = {
  time: number
  date?: number
  end?: number
  zone?: number
  who?: number
  kind?: number
  text: number[]
  titled: boolean
  columnZone?: Zone
}

const isUtc = (zone: Zone | undefined): boolean => zone?.kind === 'offset' && zone.minutes === 0

const layoutOf = (columns: Column[]): Layout | undefined => {
  const index = (test: (column: Column, i: number) => boolean): number | undefined => {
    const found = columns.findIndex(test)
    return found < 0 ? undefined : found
  }
  const titled = (column: Column): boolean =>
    (column.role === 'time' || (column.role === 'date' && column.share > 0)) && column.share > 0.2
  const time =
    index((c) => c.role === 'time' && c.share > 0.2 && c.clocks > 0 && isUtc(c.zone)) ??
    index((c) => c.role === 'time' && c.share > 0.2 && c.clocks > 0) ??
    index((c) => c.role === 'date' && c.clocks > 0) ??
    index((c) => c.role !== 'due' && c.role !== 'elapsed' && c.role !== 'end' && c.share >= 0.6 && c.clocks > 0) ??
    index((c) => titled(c)) ??
    index((c) => c.role === 'rest' && c.share >= 0.8)
  if (time === undefined) return undefined
  const date =
    index((c, i) => i !== time && c.role === 'date' && c.share > 0.2) ??
    index((c, i) => i !== time && i < time && c.role === 'rest' && c.share > 0.6 && c.clocks === 0)
  const end = index((c, i) => i !== time && c.role === 'end' && c.share > 0.2)
  const role = (wanted: Role): number | undefined => index((c, i) => i !== time && c.role === wanted)
  const taken = new Set([time, date, end, role('zone'), role('who'), role('kind')])
  const texts = columns
    .map((_, i) => i)
    .filter(
      (i) =>
        !taken.has(i) &&
        columns[i]?.role !== 'elapsed' &&
        !(columns[i]?.role === 'time' && (columns[i]?.share ?? 0) > 0.6),
    )
  const main =
    texts.find((i) => columns[i]?.role === 'text') ??
    [...texts].sort((a, b) => (columns[b]?.width ?? 0) - (columns[a]?.width ?? 0))[0]
  const text = main === undefined ? [] : [main, ...texts.filter((i) => i !== main)]
  const who = role('who')
  const named = role('kind')
  const instead = text.length > 0 ? undefined : (who ?? named)
  return {
    time,
    text: instead === undefined ? text : [instead],
    titled: columns[time] ? titled(columns[time]) : false,
    ...(date === undefined ? {} : { date }),
    ...(end === undefined ? {} : { end }),
    ...(role('zone') === undefined ? {} : { zone: role('zone') }),
    ...(who === undefined || who === instead ? {} : { who }),
    ...(named === undefined || named === instead ? {} : { kind: named }),
    ...(columns[time]?.zone ? { columnZone: columns[time].zone } : {}),
  }
}

export type GridRead = {
  entries: Entry[]
  warnings: ImportWarning[]
  /** A title says that the column holds times. */
  titled: boolean
  /** Rows that tell a clock time. */
  clocks: number
}

const merged = (date: TimeExpression | undefined, time: TimeExpression): TimeExpression =>
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

const relative = /^[~≈]?\s*(?:T\s*)?[+-]\s*\d/i

/** Rows of cells as entries; undefined when no column tells times. */
export const readGrid = (
  grid: Grid,
  at: { source: string; run: number; zone?: Zone; day?: DateExpression },
): GridRead | undefined => {
  const columns = columnsOf(grid)
  const layout = layoutOf(columns)
  if (!layout) return undefined
  const result: GridRead = { entries: [], warnings: [], titled: layout.titled, clocks: 0 }
  let day = at.day
  let above: TimeExpression | undefined
  let rowDate: TimeExpression | undefined
  for (const { cells, line } of grid.rows) {
    const cell = (index: number | undefined): string => (index === undefined ? '' : (cells[index] ?? '').trim())
    const filled = cells.filter((text) => text.trim() !== '')
    const read = readCell(cell(layout.time)) ?? (filled.length === 1 ? readCell(filled[0] ?? '') : undefined)
    const text = textOf(cells, layout, read)
    if (read && !read.time.clock && read.time.date && filled.length === 1) {
      day = read.time.date
      above = undefined
      continue
    }
    if (text === '' && filled.length === 0) continue
    const dateCell = readCell(cell(layout.date))?.time
    rowDate = dateCell?.date ? dateCell : rowDate
    let time: TimeExpression | undefined = read
      ? withEnd(merged(dateCell ?? rowDateFor(rowDate, layout), read.time), readCell(cell(layout.end))?.time)
      : undefined
    if (!time && cell(layout.time) === '' && above && text !== '') {
      time = { ...above, raw: '' }
      result.warnings.push({ line, message: 'This row has no time of its own, so it gets the time of the row above.' })
    }
    if (!time) {
      const raw = cell(layout.time)
      result.warnings.push({
        line,
        message:
          raw === ''
            ? 'This row has no time.'
            : `"${raw.slice(0, 60)}" is not a readable time${relative.test(raw) ? ': it is relative' : ''}.`,
      })
      if (text === '' || /^[A-Z]{2}:[A-Z]{2}|^[yY]{4}/.test(raw)) continue
      time = { approximate: false, raw }
    }
    if (text === '') {
      result.warnings.push({ line, message: `The row of ${time.raw} has no text.` })
      continue
    }
    above = time
    if (time.clock || time.epoch !== undefined) result.clocks += 1
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
  const kind: EventKind | undefined = kindNamed(kindText)
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

/** True for a column's title that promises times or dates. */
export const hasTimeTitle = (title: string): boolean => {
  const role = roleOf(title)
  return role === 'time' || role === 'date'
}
