import { readTimedLine } from '../../time'
import type { Line } from '../lines'
import { joinNonEmpty } from '../phrases'

/** A line of Markdown; `plain` is the row of a table as words, `line` that of the file it was made of. */
export type WrittenLine = { text: string; plain?: string; isHeading?: boolean; line?: number }

/** A cell of a table, and how many columns and rows it covers; `continues`: it is a part of the one above. */
export type Cell = { lines: WrittenLine[]; isHeader: boolean; columns: number; rows: number; continues?: boolean }

type Row = { cells: Cell[]; isHeader: boolean; line?: number }

const MAX_COLUMNS = 60
const MAX_SPANNED_ROWS = 1000

const toCell = (lines: WrittenLine[]): string =>
  lines
    .map(({ text, plain }) => (plain ?? text.replace(/^#{1,6} /, '')).trim())
    .filter((text) => text !== '')
    .join('<br>')
    .replace(/(?<!\\)\|/g, '\\|')

/** The texts of a row, with those that cells of rows above extend into it. A cell over several columns fills the first. */
const spread = (rows: Row[]): string[][] => {
  const below: { text: string; rows: number }[] = []
  let above: string[] = []
  return rows.map(({ cells }) => {
    const texts: string[] = []
    const takeSpanned = (): void => {
      for (let cell = below[texts.length]; cell && cell.rows > 0; cell = below[texts.length]) {
        cell.rows -= 1
        texts.push(cell.text)
      }
    }
    for (const cell of cells) {
      takeSpanned()
      const text = cell.continues ? (above[texts.length] ?? '') : toCell(cell.lines)
      for (let i = 0; i < cell.columns && texts.length < MAX_COLUMNS; i++) {
        if (cell.rows > 1) below[texts.length] = { text: i === 0 ? text : '', rows: cell.rows - 1 }
        texts.push(i === 0 ? text : '')
      }
    }
    takeSpanned()
    above = texts
    return texts
  })
}

const hasClock = (cell: string): boolean =>
  readTimedLine(cell.slice(0, 200), { column: true })?.time.clock !== undefined

/** A time alone in a cell. */
const isTime = (cell: Cell): boolean => {
  const text = toCell(cell.lines)
  return text.length < 40 && hasClock(text)
}

/** Whether a table only arranges a page: it has one column, or holds headings or other tables and neither titles nor times. */
const isLayout = (rows: Row[]): boolean => {
  const wide = rows.filter(({ cells }) => cells.length > 1)
  if (wide.length === 0) return true
  const isData = wide.some(
    ({ cells, isHeader }) => isHeader || cells.every((cell) => cell.isHeader) || cells.some(isTime),
  )
  return (
    !isData &&
    wide.some(({ cells }) =>
      cells.some(({ lines }) => lines.some(({ isHeading, plain }) => isHeading || plain !== undefined)),
    )
  )
}

const toRow = (texts: string[], width: number): string =>
  `| ${Array.from({ length: width }, (_, i) => texts[i] ?? '').join(' | ')} |`

/** Collects the rows of a table. */
export const createTable = () => {
  const rows: Row[] = []
  const addRow = (isHeader: boolean, line?: number): void =>
    void rows.push({ cells: [], isHeader, ...(line === undefined ? {} : { line }) })
  const addCell = ({ isHeader, columns, rows: rowCount, continues = false }: Omit<Cell, 'lines'>): void => {
    if (rows.length === 0) addRow(false)
    rows.at(-1)?.cells.push({
      lines: [],
      isHeader,
      continues,
      columns: Math.max(1, Math.min(MAX_COLUMNS, columns || 1)),
      rows: Math.max(1, Math.min(MAX_SPANNED_ROWS, rowCount || 1)),
    })
  }
  const addContent = (lines: WrittenLine[]): void => {
    const cell = rows.at(-1)?.cells.at(-1)
    if (cell) cell.lines = lines
  }
  /** The table as one block, or its cells as blocks if it only arranges them. */
  const toBlocks = (): WrittenLine[][] => {
    const isFilled = ({ cells }: Row): boolean => cells.some(({ lines }) => lines.length > 0)
    const first = rows.find(isFilled)
    if (!first) return []
    if (isLayout(rows))
      return rows.flatMap(({ cells, ...at }) => cells.map(({ lines }) => lines.map((text) => ({ ...at, ...text }))))
    const texts = spread(rows).flatMap((cells, i) => {
      const row = rows[i]
      return row && isFilled(row) ? [{ cells, line: row.line }] : []
    })
    const width = texts.reduce((max, { cells }) => Math.max(max, cells.length), 0)
    const hasHeader = first.isHeader || first.cells.every(({ isHeader }) => isHeader) || !texts[0]?.cells.some(hasClock)
    const ordered = hasHeader ? texts : [{ cells: [], line: first.line }, ...texts]
    return [
      ordered.flatMap(({ cells, line }, i): WrittenLine[] => {
        const at = line === undefined ? {} : { line }
        return [
          { text: toRow(cells, width), plain: joinNonEmpty(' ', cells), ...at },
          ...(i === 0 ? [{ text: `|${' --- |'.repeat(width)}`, plain: '', ...at }] : []),
        ]
      }),
    ]
  }
  return { addRow, addCell, addContent, toBlocks }
}

export type TableBuilder = ReturnType<typeof createTable>

/** A row of a table whose cells are plain text, and its line in the file. */
export type TextRow = {
  cells: { text: string; columns?: number; rows?: number; isHeader?: boolean }[]
  isHeader?: boolean
  line: number
}

/** In a cell, bold words are no label. */
const boldWords = /\*\*(\S(?:[^*\n]{0,300}?[^\s*])?)\*\*/g

/** A table of text in Markdown. */
export const tableLines = (rows: TextRow[]): Line[] => {
  const table = createTable()
  for (const { cells, isHeader = false, line } of rows) {
    table.addRow(isHeader, line)
    for (const { text, columns = 1, rows: rowCount = 1, isHeader: isTitle = false } of cells) {
      table.addCell({ isHeader: isTitle, columns, rows: rowCount })
      table.addContent(
        text
          .replace(boldWords, '$1')
          .split('\n')
          .map((words) => ({ text: words })),
      )
    }
  }
  const blank = { text: '', line: rows[0]?.line ?? 1 }
  return table
    .toBlocks()
    .flatMap((block) => [...block.map(({ text, line }) => ({ text, line: line ?? blank.line })), blank])
}
