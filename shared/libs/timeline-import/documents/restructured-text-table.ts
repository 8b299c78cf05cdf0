import type { TextRow } from './markdown-table'

const gridBorder = /^\s*\+(?:[-=]+\+)+\s*$/
const simpleBorder = /^\s*={2,}(?: +={2,})+\s*$/

/** Whether a table begins on this line. */
export const isTableStart = (line: string): boolean => gridBorder.test(line) || simpleBorder.test(line)

/** The lines of a cell: a line that continues a sentence is joined to it, an item begins on a line of its own. */
const joinCell = (lines: string[]): string =>
  lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .reduce((text, line) => (text === '' ? line : `${text}${/^(?:[-*+]|\| ) ?\S/.test(line) ? '\n' : ' '}${line}`), '')

/** Positions of the characters that separate columns. */
const borderColumns = (border: string): number[] => [...border.matchAll(/\+/g)].map(({ index }) => index)

/** The index after the lines of a table with a frame. */
const readGridTable = (lines: string[], from: number): { rows: TextRow[]; next: number } => {
  const columns = borderColumns(lines[from] ?? '')
  const rows: TextRow[] = []
  let row: { cells: string[][]; line: number } | undefined
  const flush = (isHeader: boolean): void => {
    if (row) rows.push({ cells: row.cells.map((cell) => ({ text: joinCell(cell) })), line: row.line, isHeader })
    row = undefined
  }
  let i = from + 1
  for (; i < lines.length && /^\s*[+|]/.test(lines[i] ?? ''); i++) {
    const line = lines[i] ?? ''
    if (gridBorder.test(line)) {
      flush(line.includes('='))
      continue
    }
    row ??= { cells: columns.slice(1).map(() => []), line: i + 1 }
    let start = columns[0] ?? 0
    let first = 0
    for (let n = 1; n < columns.length; n++) {
      const end = columns[n] ?? line.length
      // A cell over several columns has no bar where the frame has one.
      if (n < columns.length - 1 && !/[|+]/.test(line[end] ?? '|')) continue
      row.cells[first]?.push(line.slice(start + 1, end).replace(/^\+?[-=]*$/, ''))
      start = end
      first = n
    }
  }
  flush(false)
  return { rows, next: i }
}

const readSimpleTable = (lines: string[], from: number): { rows: TextRow[]; next: number } => {
  const starts = [...(lines[from] ?? '').matchAll(/=+/g)].map(({ index }) => index)
  const rows: { cells: string[][]; line: number; isHeader: boolean }[] = []
  let borders = 0
  let i = from + 1
  for (; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (simpleBorder.test(line)) {
      borders += 1
      const isLast = !lines[i + 1]?.trim()
      if (borders === 1 && !isLast) for (const row of rows) row.isHeader = true
      if (isLast || borders === 2) {
        i += 1
        break
      }
      continue
    }
    if (line.trim() === '' || /^\s*-{2,}(?: +-{2,})*\s*$/.test(line)) continue
    const cells = starts.map((start, n) => line.slice(start, starts[n + 1] ?? line.length).trim())
    const last = rows.at(-1)
    if (cells[0] === '' && last && !last.isHeader) for (const [n, cell] of cells.entries()) last.cells[n]?.push(cell)
    else rows.push({ cells: cells.map((cell) => [cell]), line: i + 1, isHeader: false })
  }
  return {
    rows: rows.map(({ cells, ...row }) => ({
      ...row,
      cells: cells.map((cell) => ({ text: joinCell(cell).replace(/^\\$/, '') })),
    })),
    next: i,
  }
}

/** The table that begins on a line, and the index of the line after it. */
export const readTable = (lines: string[], from: number): { rows: TextRow[]; next: number } =>
  gridBorder.test(lines[from] ?? '') ? readGridTable(lines, from) : readSimpleTable(lines, from)

/** The rows of a `list-table`: a list of rows (`*`) of cells (`-`). */
export const readListTable = (body: string[], first: number, headerRows: number): TextRow[] => {
  const rows: { cells: string[][]; line: number }[] = []
  /** Where the dashes of the cells of the row stand. */
  let column = -1
  for (const [i, line] of body.entries()) {
    const row = /^(\s*\* +)-(?:\s(.*))?$/.exec(line)
    const cell = /^(\s*)-(?:\s(.*))?$/.exec(line)
    if (row) {
      column = row[1]?.length ?? 0
      rows.push({ cells: [[row[2] ?? '']], line: first + i })
    } else if (cell && cell[1]?.length === column) rows.at(-1)?.cells.push([cell[2] ?? ''])
    else rows.at(-1)?.cells.at(-1)?.push(line)
  }
  return rows.map(({ cells, line }, i) => ({
    cells: cells.map((lines) => ({ text: joinCell(lines) })),
    line,
    isHeader: i < headerRows,
  }))
}
