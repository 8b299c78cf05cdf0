import { readTimedLine } from '../time'
import { isTimeHeader, roleOfTitle } from './column-titles'
import type { Grid } from './columns'
import { fieldOfName } from './markdown/action-fields'

/** A row of a delimited file. */
export type DelimitedRow = {
  cells: string[]
  line: number
  /** An empty row is above it. */
  isAfterGap?: true
}

/** A table of a delimited file, which may have several, one below the other. */
export type DelimitedTable = Grid & {
  /** What stands above the titles of its columns. */
  preamble: DelimitedRow[]
}

const filledCells = ({ cells }: DelimitedRow): string[] => cells.filter((cell) => cell !== '')

/** Whether a cell is a time or a date, and nothing else. */
const isMoment = (cell: string): boolean => {
  const read = readTimedLine(cell)
  return (
    read !== undefined && (read.time.clock !== undefined || (read.text === '' && read.time.date?.day !== undefined))
  )
}

/** How long the title of a column may be. */
const MAX_TITLE_LENGTH = 60
const MAX_PREAMBLE_ROWS = 15

const isTitle = (cell: string): boolean => roleOfTitle(cell) !== 'other' || fieldOfName(cell) !== undefined

/** Whether the cells of a row may be titles of columns: words without values. */
const mayBeHeader = (row: DelimitedRow): boolean => {
  const cells = filledCells(row)
  return (
    cells.length > 1 &&
    cells.every((cell) => cell.length <= MAX_TITLE_LENGTH && !/^[\d.,%-]+$/.test(cell) && !isMoment(cell))
  )
}

/** Whether most of the cells of a row are titles that are known. */
const hasKnownTitles = (row: DelimitedRow): boolean => {
  const cells = filledCells(row)
  return cells.filter(isTitle).length * 2 > cells.length
}

/** The index of the header; -1 if there is none. Rows above it are a preamble. */
const findHeaderIndex = (rows: DelimitedRow[]): number => {
  const index = rows
    .slice(0, MAX_PREAMBLE_ROWS)
    .findIndex((row) => filledCells(row).length > 1 && row.cells.some(isTimeHeader) && !row.cells.some(isMoment))
  if (index >= 0) return index
  return rows[0]?.cells.some(
    (cell) => readTimedLine(cell, { column: true })?.time.clock ?? readTimedLine(cell)?.time.epoch,
  )
    ? -1
    : 0
}

const createTable = (all: DelimitedRow[]): DelimitedTable => {
  const start = Math.max(
    0,
    all.findIndex((row) => filledCells(row).length > 1),
  )
  const rows = all.slice(start)
  const at = findHeaderIndex(rows)
  return {
    header: at < 0 ? [] : (rows[at]?.cells ?? []),
    rows: rows.slice(at + 1),
    preamble: all.slice(0, start + Math.max(0, at)),
  }
}

/** Rows with a title alone that may stand between a table and the next one. */
const MAX_TITLE_ROWS = 3

/** The index of the first of the titles right above a row; the row's own if none is. */
const findTitle = (rows: DelimitedRow[], index: number): number => {
  let from = index
  while (
    from > 0 &&
    index - from < MAX_TITLE_ROWS &&
    filledCells(rows[from - 1] ?? { cells: [], line: 0 }).length === 1
  )
    from -= 1
  return from
}

/** Whether rows only tell facts of the incident, one each: `Zone;UTC`. */
const areFacts = (rows: DelimitedRow[]): boolean => {
  const pairs = rows.map(filledCells).filter(({ length }) => length > 1)
  return (
    pairs.every(({ length }) => length === 2) && pairs.filter(([name = '']) => isTitle(name)).length * 2 > pairs.length
  )
}

/** The tables of a file: one begins at titles of columns that stand below an empty row, or below a title of their own. */
export const splitTables = (rows: DelimitedRow[]): DelimitedTable[] => {
  const starts = [0]
  for (const [i, row] of rows.entries()) {
    const from = findTitle(rows, i)
    if (from === 0 || !(row.isAfterGap || from < i) || !mayBeHeader(row)) continue
    // Below an empty row, a title and words alone are the titles of another table, whatever they mean.
    if (hasKnownTitles(row) || (from < i && rows[from]?.isAfterGap)) starts.push(from)
  }
  const [, second] = starts
  const head = rows.slice(0, second ?? 0)
  // Titles without rows, or facts: what stands above the titles of the first table.
  const hasPreamble = head.length > 0 && (areFacts(head) || createTable(head).rows.length === 0)
  return starts.slice(hasPreamble ? 1 : 0).map((start, i, all) => {
    const table = createTable(rows.slice(start, all[i + 1]))
    return i === 0 && hasPreamble ? { ...table, preamble: [...head, ...table.preamble] } : table
  })
}
