import { documentWords, fold, patternsOf, type TimePart, timeParts } from '../languages'
import { readTime } from '../time'
import type { Grid } from './columns'

/** Parts of a time that may have a column each, and what stands in such a column. */
const cellOfPart = {
  year: /^(?:19|20)\d\d$/,
  month: /^(?:0?[1-9]|1[0-2]|\p{L}{3,10}\.?)$/u,
  day: /^(?:0?[1-9]|[12]\d|3[01])\.?$/,
  hour: /^(?:[01]?\d|2[0-3])$/,
  minute: /^[0-5]?\d$/,
  second: /^[0-5]?\d(?:[.,]\d{1,9})?$/,
} as const satisfies Record<TimePart, RegExp>

const titlesOfParts = patternsOf(documentWords, timeParts, ({ timeParts: titles }, part) => titles?.[part])

const SAMPLE_ROWS = 60

const plainTitle = (title: string): string => fold(title).replace(/[*_`]/g, '').trim().toLowerCase()

/** The column of each part whose cells are what its title says. */
const findParts = ({ header, rows }: Grid): Map<TimePart, number> => {
  const sample = rows.slice(0, SAMPLE_ROWS)
  const found = new Map<TimePart, number>()
  for (const [index, title] of header.entries())
    for (const { key: name, pattern } of titlesOfParts) {
      if (found.has(name) || !pattern.test(plainTitle(title))) continue
      const cells = sample.map(({ cells }) => (cells[index] ?? '').trim()).filter((text) => text !== '')
      if (cells.length > 0 && cells.every((text) => cellOfPart[name].test(text))) found.set(name, index)
    }
  return found
}

const pad = (text: string): string => text.replace(/\.$/, '').padStart(2, '0')

const joinDate = (year: string, month: string, day: string): string => {
  if (month === '' || day === '') return ''
  if (/^\d/.test(month)) return year === '' ? '' : `${year}-${pad(month)}-${pad(day)}`
  return [month, day.replace(/\.$/, ''), year].filter((part) => part !== '').join(' ')
}

/** `07:xx` if only the hour is told. */
const joinClock = (hour: string, minute: string, second: string): string =>
  hour === '' ? '' : [pad(hour), minute === '' ? 'xx' : pad(minute), ...(second === '' ? [] : [pad(second)])].join(':')

type Join = { names: TimePart[]; title: string; write: (cells: string[]) => string }

const joins = (found: Map<TimePart, number>): Join[] => [
  ...(found.has('month') && found.has('day')
    ? [
        {
          names: ['year', 'month', 'day'] as TimePart[],
          title: 'Date',
          write: ([y = '', m = '', d = '']: string[]) => joinDate(y, m, d),
        },
      ]
    : []),
  ...(found.has('hour')
    ? [
        {
          names: ['hour', 'minute', 'second'] as TimePart[],
          title: 'Time',
          write: ([h = '', m = '', s = '']: string[]) => joinClock(h, m, s),
        },
      ]
    : []),
]

/** Columns whose cells are days as `310409`: year, month and day with two digits each. */
const shortDates = ({ header, rows }: Grid): number[] =>
  header.flatMap((title, index) => {
    const cells = rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells[index] ?? '')
    return plainTitle(title) === 'date' && cells.length > 0 && cells.every((cell) => readShortDate(cell)) ? [index] : []
  })

const readShortDate = (cell: string): string | undefined => {
  const [, year, month, day] = /^(\d\d)([01]\d)([0-3]\d)$/.exec(cell.trim()) ?? []
  const written = `20${year}-${month}-${day}`
  return year && readTime(written)?.value.date ? written : undefined
}

const halfOfDayTitle = /^(?:am ?[/|] ?pm|a\/p|meridiem)$/
const halfOfDay = /^[ap]\.?m?\.?$/i

/** A grid in which a column of `AM` and `PM` is part of the clock in the column before it. */
const joinHalvesOfDay = <T extends Grid>(grid: T): T => {
  const { header, rows } = grid
  const index = header.findIndex(
    (title, i) =>
      i > 0 &&
      halfOfDayTitle.test(plainTitle(title)) &&
      rows.slice(0, SAMPLE_ROWS).every(({ cells }) => halfOfDay.test((cells[i] ?? '').trim()) || !cells[i]),
  )
  if (index < 0) return grid
  const join = (cells: string[]): string[] => {
    const half = (cells[index] ?? '').trim().charAt(0)
    const clock = half === '' ? (cells[index - 1] ?? '') : `${(cells[index - 1] ?? '').trim()} ${half}m`
    return [...cells.slice(0, index - 1), clock, ...cells.slice(index + 1)]
  }
  return {
    ...grid,
    header: [...header.slice(0, index), ...header.slice(index + 1)],
    rows: rows.map((row) => ({ ...row, cells: join(row.cells) })),
  }
}

/** A grid in which year, month and day, or hour and minute, that have a column each are one column. */
export const joinDateColumns = <T extends Grid>(written: T): T => {
  const grid = joinHalvesOfDay(written)
  const found = findParts(grid)
  const dates = shortDates(grid)
  const known = joins(found)
  if (known.length === 0 && dates.length === 0) return grid
  const removed = new Set(known.flatMap(({ names }) => names.flatMap((name) => found.get(name) ?? [])))
  const rewrite = (cells: string[]): string[] => [
    ...known.map(({ names, write }) => write(names.map((name) => (cells[found.get(name) ?? -1] ?? '').trim()))),
    ...cells
      .map((cell, index) => (dates.includes(index) ? (readShortDate(cell) ?? cell) : cell))
      .filter((_, index) => !removed.has(index)),
  ]
  const titles = known.map(({ names, title }) => {
    const written = names.flatMap((name) => grid.header[found.get(name) ?? -1] ?? [])
    return `${title} (${written.join(', ')})`
  })
  return {
    ...grid,
    header: [...titles, ...grid.header.filter((_, index) => !removed.has(index))],
    rows: grid.rows.map((row) => ({ ...row, cells: rewrite(row.cells) })),
  }
}
