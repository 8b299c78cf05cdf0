import Papa from 'papaparse'
import type { TextRow } from './markdown-table'

type Cell = TextRow['cells'][number] & { line: number }

/** A cell begins with a bar, and before it what it spans and how it looks: `2+|`, `.3+a|`, `3*|`. */
const cellStart = /(?:(?<=^|\s)(?:(\d{1,2})(\*)|(\d{1,2})?(?:\.(\d{1,3}))?\+)?[<^>]?(?:\.[<^>])?([aehlms])?)?(?<!\\)\|/g

/** The number of columns that `cols="1,3*,2"` gives; 0 if it gives none. */
const countColumns = (attributes: string): number => {
  const columns = /\bcols\s?=\s?(?:"([^"]{1,300})"|([^,\]\s]{1,100}))/.exec(attributes)
  return (columns?.[1] ?? columns?.[2] ?? '')
    .split(/[,;]/)
    .filter((column) => column.trim() !== '')
    .reduce((sum, column) => sum + Number(/^\s*(\d{1,2})\*/.exec(column)?.[1] ?? 1), 0)
}

/** The cells of the lines between the delimiters of a table. Lines without a bar continue the cell above them. */
const readCells = (lines: string[], first: number): Cell[] => {
  const cells: Cell[] = []
  for (const [i, line] of lines.entries()) {
    if (line.startsWith('//')) continue
    const starts = [...line.matchAll(cellStart)]
    const before = line.slice(0, starts[0]?.index ?? line.length).trim()
    const last = cells.at(-1)
    if (last && (before !== '' || starts.length === 0)) last.text += `\n${before}`
    for (const [n, match] of starts.entries()) {
      const [source, copies, isCopy, columns, rows, style] = match
      const text = line.slice(match.index + source.length, starts[n + 1]?.index ?? line.length).trim()
      const cell = {
        text: text.replaceAll('\\|', '|'),
        columns: Number(columns ?? 1),
        rows: Number(rows ?? 1),
        isHeader: style === 'h',
        line: first + i,
      }
      for (let copy = 0; copy < (isCopy ? Number(copies) : 1); copy++) cells.push({ ...cell })
    }
  }
  return cells.map((cell) => ({
    ...cell,
    text: cell.text
      .split(/\n{2,}/)
      .map(joinLines)
      .filter((part) => part !== '')
      .join('\n'),
  }))
}

/** The lines of a paragraph as one, except where ` +` ends a line or an item begins. */
const joinLines = (text: string): string =>
  text.split('\n').reduce((joined, line) => {
    const isBroken = joined.endsWith(' +') || /^[*.-] /.test(line)
    return `${joined.replace(/ \+$/, '')}${joined === '' ? '' : isBroken ? '\n' : ' '}${line.trim().replace(/^\*+ /, '- ')}`
  }, '')

/** The sign between the cells of a table that is written as delimited values: `,===`, `[format=csv]`. */
const separatorOf = (delimiter: string, attributes: string): string | undefined => {
  const format = /\bformat\s?=\s?"?(csv|dsv|tsv)\b/.exec(attributes)?.[1]
  const stated = /\bseparator\s?=\s?"?([^\s"\]])/.exec(attributes)?.[1]
  if (format === undefined && /^[|!]/.test(delimiter)) return undefined
  return stated ?? (format === 'tsv' ? '\t' : format === 'dsv' || delimiter.startsWith(':') ? ':' : ',')
}

/** The cells of delimited values, each with the line on which its row begins. */
const readDelimitedCells = (lines: string[], first: number, separator: string): Cell[] => {
  const cells: Cell[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = first + i
    let source = lines[i] ?? ''
    // A quoted cell may go on below.
    while ((source.split('"').length - 1) % 2 === 1 && i + 1 < lines.length && source.length < MAX_ROW_LENGTH)
      source += `\n${lines[++i]}`
    if (source.trim() === '') continue
    const [row = []] = Papa.parse<string[]>(source, { delimiter: separator }).data
    for (const text of row) cells.push({ text: text.trim(), columns: 1, rows: 1, isHeader: false, line })
  }
  return cells
}

/** UTF-16 units of a row of delimited values. */
const MAX_ROW_LENGTH = 20_000

/** The rows of a table, from its delimiter, the lines below it, and the attributes above it. */
export const readTable = (delimiter: string, lines: string[], first: number, attributes: string): TextRow[] => {
  const separator = separatorOf(delimiter, attributes)
  const cells = separator === undefined ? readCells(lines, first) : readDelimitedCells(lines, first, separator)
  const firstFilled = lines.findIndex((line) => line.trim() !== '')
  const onFirstLine = cells.filter(({ line }) => line === first + firstFilled).length
  const width = countColumns(attributes) || Math.max(1, onFirstLine)
  const hasHeader =
    /%(?:[\w%]{0,40}%)?header|\boptions\s?=\s?"?[^"\]]{0,60}header|\bopts\s?=\s?"?[^"\]]{0,60}header/.test(
      attributes,
    ) ||
    (!/%noheader/.test(attributes) &&
      firstFilled >= 0 &&
      onFirstLine === width &&
      lines[firstFilled + 1]?.trim() === '')
  const rows: TextRow[] = []
  /** Columns of the rows to come that cells above extend into. */
  const taken: number[] = []
  let filled = width
  for (const { line, ...cell } of cells) {
    if (filled >= width) {
      rows.push({ cells: [], line, isHeader: hasHeader && rows.length === 0 })
      filled = taken.shift() ?? 0
    }
    const row = rows.at(-1)
    if (!row) continue
    row.cells.push(cell)
    filled += cell.columns ?? 1
    for (let below = 0; below < Math.min(200, (cell.rows ?? 1) - 1); below++)
      taken[below] = (taken[below] ?? 0) + (cell.columns ?? 1)
  }
  return rows
}
