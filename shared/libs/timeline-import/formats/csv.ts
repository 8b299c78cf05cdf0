import Papa from 'papaparse'
import { findDates, readTimedLine } from '../../time'
import { append } from '../append'
import { isTimeHeader } from '../column-titles'
import { type Grid, unreadColumns } from '../columns'
import { joinDateColumns } from '../date-columns'
import { detectZone } from '../detect-zone'
import { datesInFileName } from '../file-name'
import { readGrid } from '../grid'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

type Row = { cells: string[]; line: number }

const delimiters = [',', '\t', ';', '|']

const countLines = (text: string, from: number, to: number): number => {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** Rows with the lines they start on, and whether a quotation mark is missing. */
const parse = (
  text: string,
  delimiter: string,
  quoteChar: string,
  preview = 0,
): { rows: Row[]; hasOpenQuote: boolean } => {
  const rows: Row[] = []
  let cursor = 0
  let line = 1
  let hasOpenQuote = false
  Papa.parse<string[]>(text, {
    delimiter,
    quoteChar,
    preview,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      if (errors.some(({ code }) => code === 'MissingQuotes')) hasOpenQuote = true
      if (data.some((cell) => cell.trim() !== '') && !data.every((cell) => /^\s*-[-+]{2,}\s*$/.test(cell)))
        rows.push({ cells: data.map((cell) => cell.trim()), line })
      line += countLines(text, cursor, meta.cursor)
      cursor = meta.cursor
    },
  })
  return { rows, hasOpenQuote }
}

/** How evenly a delimiter splits rows: the number of columns, reduced if rows differ; 0 if it does not split them. */
const evenness = (rows: Row[]): number => {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const [columns, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  const share = count / Math.max(1, rows.length)
  return columns > 1 && share >= 0.6 ? columns * share ** 2 : 0
}

/** The delimiter that splits the first rows into the most columns, most evenly. */
const detectDelimiter = (text: string): string | undefined => {
  const head = text.slice(0, 60_000)
  const ranked = delimiters
    .map((delimiter) => ({ delimiter, fit: evenness(parse(head, delimiter, '"', 60).rows) }))
    .sort((a, b) => b.fit - a.fit)
  return (ranked[0]?.fit ?? 0) > 0 ? ranked[0]?.delimiter : undefined
}

/** The index of the header; -1 if there is none. Rows above it are a preamble. */
const findHeaderIndex = (rows: Row[]): number => {
  const index = rows
    .slice(0, 15)
    .findIndex(
      ({ cells }) =>
        cells.filter((cell) => cell !== '').length > 1 &&
        cells.some(isTimeHeader) &&
        !cells.some((cell) => readTimedLine(cell)?.time.clock),
    )
  if (index >= 0) return index
  return rows[0]?.cells.some(
    (cell) => readTimedLine(cell, { column: true })?.time.clock ?? readTimedLine(cell)?.time.epoch,
  )
    ? -1
    : 0
}

const createGrid = (all: Row[]): Grid & { preamble: Row[] } => {
  const start = Math.max(
    0,
    all.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length > 1),
  )
  const rows = all.slice(start)
  const at = findHeaderIndex(rows)
  return {
    header: at < 0 ? [] : (rows[at]?.cells ?? []),
    rows: rows.slice(at + 1),
    preamble: all.slice(0, start + Math.max(0, at)),
  }
}

/** Whether a column contains only times. In a log, text follows the time. */
const hasTimeOnlyColumn = (rows: Row[]): boolean => {
  const isTime = (cell: string | undefined): boolean => readTimedLine(cell ?? '', { column: true })?.text === ''
  const columns = rows[0]?.cells.map((_, i) => i) ?? []
  return columns.some((i) => rows.filter(({ cells }) => isTime(cells[i])).length >= rows.length * 0.9)
}

/** A file that is a table by its name is read as one even without times, so that its columns can be named. */
const tableName = /\.(?:csv|tsv)$/i
/** `# Exported by …`: comments right above the titles of columns. */
const commentsAbove = /^(?:# [^\n]{0,300}\n){1,15}(?=[^\n#])/

const detect = ({ text, json, options }: Input, isOwn: (delimiter: string) => boolean): number => {
  const isTable = tableName.test(options.fileName ?? '')
  const head = text.slice(0, 3000).replace(commentsAbove, '')
  if (json !== undefined || (!isTable && /^(?:#{1,6} |\||---\n)/m.test(head))) return 0
  const delimiter = detectDelimiter(text)
  if (delimiter === undefined || !isOwn(delimiter)) return 0
  const { rows } = parse(text.slice(0, 60_000), delimiter, '"', 60)
  const grid = createGrid(rows.slice(0, -1).length > 1 && text.length > 60_000 ? rows.slice(0, -1) : rows)
  const { columns } = options
  const read = readGrid(grid, { source: 'csv', run: 1, isFile: true, ...(columns ? { columns } : {}) })
  // Whoever says what columns stand for has seen a table, also while none of them is said to be the time.
  if (columns) return 0.9
  if (!read || (read.clockCount === 0 && !read.hasTimeHeader)) return isTable ? 0.2 : 0
  // `14:03:00,250 WARN`: the comma before the milliseconds of a log does not separate columns.
  if (grid.rows.every(({ cells }) => /^\d{3}\b/.test(cells[1] ?? ''))) return 0
  return read.hasTimeHeader ? 0.9 : hasTimeOnlyColumn(grid.rows) ? 0.82 : 0
}

function* read({ text, options }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const delimiter = options.format === 'tsv' ? '\t' : (detectDelimiter(text) ?? ',')
  let { rows, hasOpenQuote } = parse(text, delimiter, '"')
  if (hasOpenQuote) {
    draft.warnings.push({
      line: 0,
      message: 'A quotation mark is missing somewhere, so quotation marks are read as plain characters.',
    })
    rows = parse(text, delimiter, '\u0000').rows
  }
  yield
  const grid = createGrid(rows)
  for (const { cells, line } of grid.preamble) {
    const words = cells.filter((cell) => cell !== '').join(' ')
    const zone = detectZone(words)
    const dates = findDates(words)
    if (zone) draft.zone = { zone, line }
    append(draft.dates, dates)
    if (!/^sep=/.test(words) && !zone && dates.length === 0) {
      draft.warnings.push({
        line,
        message: `This is above the column titles and was not imported: ${words.slice(0, 80)}`,
        skipped: words,
      })
    }
  }
  const found = readGrid(grid, {
    source: delimiter === '\t' ? 'tsv' : 'csv',
    run: 1,
    isFile: true,
    ...(options.columns ? { columns: options.columns } : {}),
  })
  yield
  if (found) {
    draft.entries = found.entries
    draft.columns = found.columns
    append(draft.warnings, found.warnings)
  } else {
    draft.columns = unreadColumns(joinDateColumns(grid))
    draft.warnings.push({
      line: 1,
      message: 'No column has times that can be read, so no row was imported. Choose the column of times by its title.',
      skipped: grid.header.join(' — '),
    })
  }
  append(draft.dates, datesInFileName(options.fileName))
  return draft
}

/** Rows separated by commas, semicolons or bars. */
export const csv: Format = {
  id: 'csv',
  title: 'CSV',
  detect: (input) => detect(input, (delimiter) => delimiter !== '\t'),
  read,
}

/** Rows separated by tabs. */
export const tsv: Format = {
  id: 'tsv',
  title: 'TSV',
  detect: (input) => detect(input, (delimiter) => delimiter === '\t'),
  read,
}
