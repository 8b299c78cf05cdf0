import Papa from 'papaparse'
import type { AnyStage, RowTable } from '../../stages/contract'
import { createStageContext, dataOfStage } from '..'
import type { ExportFormat } from './format'

/** Tells spreadsheets that the file is UTF-8; without it, Excel reads it in a local encoding. */
const BYTE_ORDER_MARK = '\ufeff'

/** What a spreadsheet takes for a formula by its first character; Papa’s own pattern misses texts of several lines. */
const formula = /^[=+\-@\t\r]/

/**
 * Rows as CSV after RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `${BYTE_ORDER_MARK}${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formula, newline: '\r\n' },
  )}\r\n`

/** The formats of the tables that the stages declare. */
export const listTableFormats = (known: readonly AnyStage[]): ExportFormat[] =>
  known.flatMap((stage) => (stage.table ? [tableFormat(stage, stage.table)] : []))

// biome-ignore lint/suspicious/noExplicitAny: a stage always receives the data that its own sections have read
const tableFormat = (stage: AnyStage, table: RowTable<any>): ExportFormat => ({
  id: `${stage.id}-csv`,
  label: `${stage.title} (CSV)`,
  description: table.description,
  part: stage.title,
  extension: '.csv',
  mediaType: 'text/csv',
  group: 'table',
  render: ({ snapshot, now, options = {} }) => {
    const context = { ...createStageContext(snapshot, now), ...options }
    const columns = table.columns(dataOfStage(snapshot, stage), context)
    const rows = columns[0]?.cells.map((_, at) => columns.map(({ cells }) => cells[at] ?? '')) ?? []
    return toCsv([columns.map(({ title }) => title), ...rows])
  },
})
