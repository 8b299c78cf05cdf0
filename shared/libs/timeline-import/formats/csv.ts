import Papa from 'papaparse'
import { readTimedLine } from '../../time'
import { append } from '../append'
import { mergeColumns, unreadColumns } from '../columns'
import { isTitledActions, readPreamble } from '../csv-preamble'
import { type DelimitedRow, type DelimitedTable, splitTables } from '../csv-tables'
import { joinDateColumns } from '../date-columns'
import { datesInFileName } from '../file-name'
import { readGrid } from '../grid'
import { isActionTable, readActionTable } from '../markdown/actions'
import { type Draft, type Entry, emptyDraft, type Format, type Input } from '../types'
import { htmlToText } from './chats/html-text'

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
): { rows: DelimitedRow[]; hasOpenQuote: boolean } => {
  const rows: DelimitedRow[] = []
  let cursor = 0
  let line = 1
  let hasOpenQuote = false
  let isAfterGap = false
  Papa.parse<string[]>(text, {
    delimiter,
    quoteChar,
    preview,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      if (errors.some(({ code }) => code === 'MissingQuotes')) hasOpenQuote = true
      const isEmpty = data.every((cell) => cell.trim() === '')
      if (!isEmpty && !data.every((cell) => /^\s*-[-+]{2,}\s*$/.test(cell)))
        rows.push({ cells: data.map((cell) => cell.trim()), line, ...(isAfterGap ? { isAfterGap } : {}) })
      isAfterGap = isEmpty
      line += countLines(text, cursor, meta.cursor)
      cursor = meta.cursor
    },
  })
  return { rows, hasOpenQuote }
}

const mostFrequent = (counts: number[]): number | undefined => {
  const frequency = new Map<number, number>()
  for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1)
  return [...frequency].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** Whether a quotation was cut in two, as by a delimiter that is a comma of its words. */
const hasCutQuotation = ({ cells }: DelimitedRow): boolean => cells.some((cell) => cell.split('"').length % 2 === 0)

/**
 * How evenly a delimiter splits rows: the columns of those that have as many as most or as a neighbor, for a file may have
 * several tables; reduced by the others and by cut quotations, and 0 if it does not split most of them.
 */
const evenness = (rows: DelimitedRow[]): number => {
  const counts = rows.map(({ cells }) => cells.length)
  const usual = mostFrequent(counts)
  const even = counts.filter(
    (count, i) => count > 1 && (count === usual || count === counts[i - 1] || count === counts[i + 1]),
  )
  const share = even.length / Math.max(1, rows.length)
  if (share < 0.6) return 0
  const cutShare = rows.filter(hasCutQuotation).length / rows.length
  return (even.reduce((sum, count) => sum + count, 0) / even.length) * share ** 2 * (1 - cutShare / 2)
}

/** The delimiter that splits the first rows into the most columns, most evenly. */
const detectDelimiter = (text: string): string | undefined => {
  const head = text.slice(0, 60_000)
  const ranked = delimiters
    .map((delimiter) => ({ delimiter, fit: evenness(parse(head, delimiter, '"', 60).rows) }))
    .sort((a, b) => b.fit - a.fit)
  return (ranked[0]?.fit ?? 0) > 0 ? ranked[0]?.delimiter : undefined
}

/** Whether a column contains only times. In a log, text follows the time. */
const hasTimeOnlyColumn = (rows: DelimitedRow[]): boolean => {
  const isTime = (cell: string | undefined): boolean => readTimedLine(cell ?? '', { column: true })?.text === ''
  const columns = rows[0]?.cells.map((_, i) => i) ?? []
  return columns.some((i) => rows.filter(({ cells }) => isTime(cells[i])).length >= rows.length * 0.9)
}

/** A file that is a table by its name is read as one even without times, so that its columns can be named. */
const tableName = /\.(?:csv|tsv)$/i
/** `# Exported by …`: comments right above the titles of columns. */
const commentsAbove = /^(?:# [^\n]{0,300}\n){1,15}(?=[^\n#])/

/** What the confidence follows from: the table of the first rows that is most likely one of events. */
const rankTable = (grid: DelimitedTable, isTable: boolean): number => {
  const read = readGrid(grid, { source: 'csv', run: 1, isFile: true })
  if (!read || (read.clockCount === 0 && !read.hasTimeHeader)) return isTable ? 0.2 : 0
  // `14:03:00,250 WARN`: the comma before the fraction of a second of a log does not separate columns.
  const isFraction = /^\d{3,9}(?:$|[ Z]|[+-]\d\d:?\d\d)/
  if (grid.rows.every(({ cells }) => /:\d\d$/.test(cells[0] ?? '') && isFraction.test(cells[1] ?? ''))) return 0
  return read.hasTimeHeader ? 0.9 : hasTimeOnlyColumn(grid.rows) ? 0.82 : 0
}

/** Zeek names its columns in a comment among others: `#fields⇥ts⇥uid`. They become titles, and the other comments empty lines. */
const titlesInComment = /^#fields\t(?=[^\n]{1,3000}$)/m
const withTitles = (text: string): string =>
  titlesInComment.test(text.slice(0, 5000))
    ? text.replace(/^#[^\n]*$/gm, (line) => (line.startsWith('#fields\t') ? line.slice('#fields\t'.length) : ''))
    : text

const detect = ({ text: written, json, options }: Input, isOwn: (delimiter: string) => boolean): number => {
  const isTable = tableName.test(options.fileName ?? '')
  const text = withTitles(written)
  const head = text.slice(0, 3000).replace(commentsAbove, '')
  if (json !== undefined || (!isTable && /^(?:#{1,6} |\||---\n)/m.test(head))) return 0
  const delimiter = detectDelimiter(text)
  if (delimiter === undefined || !isOwn(delimiter)) return 0
  // Whoever says what columns stand for has seen a table, also while none of them is said to be the time.
  if (options.columns) return 0.9
  const { rows } = parse(text.slice(0, 60_000), delimiter, '"', 60)
  const whole = rows.length > 2 && text.length > 60_000 ? rows.slice(0, -1) : rows
  return Math.max(...splitTables(whole).map((grid) => rankTable(grid, isTable)))
}

/** What is not a table of events gives its actions, or says that nothing was read from it. */
const readOther = (table: DelimitedTable, isOnly: boolean, draft: Draft): void => {
  if (isActionTable(table.header)) {
    draft.sections.actions.push(...readActionTable(table))
    return
  }
  const [first] = table.rows
  draft.columns = isOnly ? unreadColumns(joinDateColumns(table)) : (draft.columns ?? [])
  draft.warnings.push({
    line: isOnly ? 1 : (first?.line ?? 1) - 1,
    message: isOnly
      ? 'No column has times that can be read, so no row was imported. Choose the column of times by its title.'
      : `This table has no times with words, so its rows were not imported (${table.rows.length}).`,
    skipped: table.header.join(' — '),
  })
}

/** What services keep as a page gives its words: `<p>looking &amp; checking</p>`. */
const withoutTags = (entry: Entry): Entry => {
  const isPage = /^<(?:p|div|span|html)\b[^<>]{0,200}>/i.test(entry.text)
  // Markup without words says more than an empty row.
  return isPage ? { ...entry, text: htmlToText(entry.text) || entry.text } : entry
}

function* read({ text: written, options }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const text = withTitles(written)
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
  // Where a comma separates decimals, so that a semicolon separates cells, the day comes first.
  if (delimiter === ';') draft.usualOrder = 'DMY'
  const tables = splitTables(rows)
  const read = tables.map((table, index) =>
    readGrid(table, {
      source: delimiter === '\t' ? 'tsv' : 'csv',
      run: index + 1,
      isFile: true,
      ...readPreamble(table, index === 0, draft),
      ...(options.columns ? { columns: options.columns } : {}),
    }),
  )
  yield
  const hasEvents = read.some((found) => found && !found.hasValuesOnly && found.entries.length > 0)
  for (const [index, table] of tables.entries()) {
    const found = read[index]
    // Numbers over time beside a table of events are measured values.
    if (found && !(found.hasValuesOnly && hasEvents) && !isTitledActions(table)) {
      append(draft.entries, found.entries.map(withoutTags))
      draft.columns = mergeColumns([...(draft.columns ?? []), ...found.columns])
      append(draft.warnings, found.warnings)
    } else readOther(table, tables.length === 1, draft)
    yield
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
