import type { TimedLine, Zone } from '../time'
import { readCellLog } from './cell-log'
import { type CellForm, isBareNumber, readCell } from './cells'
import { roleOfTitle, type TitleRole } from './column-titles'
import { detectZoneInTitle } from './detect-zone'
import type { ColumnRole, ImportedColumn } from './types'

/** Rows of cells, from a table or a delimited file. */
export type Grid = { header: string[]; rows: { cells: string[]; line: number }[] }

/** Roles of columns by title, as the caller gives them. */
export type ColumnOverrides = Readonly<Record<string, ColumnRole>>

/** A column with what its title and a sample of its cells say. */
export type Column = {
  title: string
  role: TitleRole
  /** The role that the caller gives it. */
  override?: ColumnRole
  zone?: Zone
  /** The year in its title: `Date (2022)`. */
  year?: number
  form: CellForm
  /** The share of cells that hold a time. */
  timeShare: number
  clockCount: number
  /** Cells with a day and a month; a column of weekdays has none. */
  dateCount: number
  averageLength: number
  /** Some of its cells have a word. */
  hasWords: boolean
  /** Its cells may be numbers: `1405`. Without a title that promises times, those are counts and ids. */
  canBeNumber: boolean
  /** Its cells count rows: 1, 2, 3. */
  isRowNumber: boolean
  /** Some of its cells hold entries of their own. */
  hasLog: boolean
  sample: string
}

const readTimeCell = (cell: string, form: CellForm): TimedLine | undefined => {
  if (cell.length > 200) return undefined
  const read = readCell(cell, form)
  return read && (read.text === '' || read.isDelimited || read.text.length < 12) ? read : undefined
}

const SAMPLE_ROWS = 60
const MAX_SAMPLE_LENGTH = 120

const sampleRows = <T>(rows: T[]): T[] => {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE_ROWS))
  return rows.filter((_, i) => i % step === 0).slice(0, SAMPLE_ROWS)
}

const countsRows = (cells: string[]): boolean =>
  cells.length > 1 && cells.every((cell, i) => /^#?\d{1,6}\.?$/.test(cell) && toNumber(cell) === toNumber(cells[0]) + i)

const toNumber = (cell: string | undefined): number => Number((cell ?? '').replace(/\D/g, ''))

const timeRoles = new Set<string | undefined>(['time', 'date', 'end'])

/** `Zeit (Min. nach Start)`, `Minutes since the alert`, `Elapsed (min)`: numbers of minutes from the start. */
const minutesTitle =
  /\bmin(?:\.|ute[ns]?|utos|s)?(?![a-z]).{0,40}\b(?:since|after|from|into|start|nach|seit|ab|apr[eè]s|depuis|d[eé]but|desde|despu[eé]s|inicio|ap[oó]s)\b|\b(?:elapsed|offset|t\+).{0,40}\bmin/i

/** The form in which most cells of a column of times are written. */
const detectForm = (title: string, cells: string[], role: string): CellForm => {
  const fits = (form: CellForm): boolean =>
    cells.length > 0 && cells.filter((cell) => readCell(cell, form)).length >= cells.length * 0.8
  if (minutesTitle.test(title) && cells.every((cell) => /^\d{1,4}$/.test(cell)) && fits('minutes')) return 'minutes'
  if (role === 'elapsed') return fits('elapsed') ? 'elapsed' : 'plain'
  // Next to a number that only a spreadsheet writes, `0.75` is a part of a day too.
  const hasSerial = cells.some((cell) => /^\d{5}$|^\d{1,5}[.,]\d{3,}$/.test(cell))
  return timeRoles.has(role) && hasSerial && fits('serial') ? 'serial' : 'plain'
}

const describeColumn = (title: string, cells: string[], override: ColumnRole | undefined): Column => {
  const role = roleOfTitle(title)
  const form = detectForm(title, cells, override ?? role)
  const canBeNumber = title === '' || timeRoles.has(override) || (timeRoles.has(role) && override === undefined)
  const times = cells
    .filter((cell) => form !== 'plain' || canBeNumber || !isBareNumber(cell))
    .map((cell) => readTimeCell(cell, form))
    .filter((read) => read !== undefined)
  const zone = detectZoneInTitle(title)
  const year = /\b((?:19|20)\d\d)\b/.exec(title)?.[1]
  return {
    title,
    role,
    form,
    timeShare: times.length / Math.max(1, cells.length),
    clockCount: times.filter(({ time }) => time.clock || time.epoch !== undefined).length,
    dateCount: times.filter(({ time }) => time.date?.month !== undefined).length,
    canBeNumber,
    averageLength: cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length),
    hasWords: cells.some((cell) => /(?<![\p{L}\p{N}])\p{L}/u.test(cell)),
    isRowNumber: role !== 'time' && countsRows(cells.slice(0, 20)),
    hasLog: cells.some((cell) => readCellLog(cell).length > 0),
    sample: (cells[0] ?? '').slice(0, MAX_SAMPLE_LENGTH),
    ...(override ? { override } : {}),
    ...(zone ? { zone } : {}),
    ...(year === undefined ? {} : { year: Number(year) }),
  }
}

/** The columns of a grid, described by their titles and a sample of the rows. */
export const describeColumns = (grid: Grid, overrides: ColumnOverrides = {}): Column[] => {
  const sample = sampleRows(grid.rows)
  const count = Math.max(grid.header.length, ...sample.map(({ cells }) => cells.length))
  return Array.from({ length: count }, (_, i) => {
    const title = grid.header[i] ?? ''
    const name = nameOfColumn(title, i)
    const override = Object.hasOwn(overrides, name) ? overrides[name] : undefined
    const cells = sample.map(({ cells }) => (cells[i] ?? '').trim()).filter((cell) => cell !== '' && cell !== title)
    return describeColumn(title, cells, override)
  })
}

/** The title of a column without markup; `Column 2` if it has none. */
const nameOfColumn = (title: string, index: number): string =>
  title.replace(/[*`]+|^_+|_+$/g, '').trim() || `Column ${index + 1}`

/** Columns by name: of those with the same title, in one table or several, the first that is used. */
export const mergeColumns = (columns: ImportedColumn[]): ImportedColumn[] => {
  const byName = new Map<string, ImportedColumn>()
  for (const column of columns) {
    const known = byName.get(column.name)
    if (!known || (known.role === 'ignored' && column.role !== 'ignored')) byName.set(column.name, column)
  }
  return [...byName.values()]
}

/** The columns with their roles, for the preview. */
export const toImportedColumns = (columns: Column[], roleOf: (index: number) => ColumnRole): ImportedColumn[] =>
  mergeColumns(
    columns.map(({ title, sample }, index) => ({ name: nameOfColumn(title, index), role: roleOf(index), sample })),
  )

/** The columns of a grid from which nothing is read. */
export const unreadColumns = (grid: Grid): ImportedColumn[] => toImportedColumns(describeColumns(grid), () => 'ignored')
