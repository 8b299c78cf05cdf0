import Papa from 'papaparse'

/** Tells spreadsheets that the file is UTF-8; without it, Excel reads it in a local encoding. */
const BYTE_ORDER_MARK = '\ufeff'

/** What a spreadsheet takes for a formula by its first character; Papa’s own pattern misses texts of several lines. */
const formula = /^[=+\-@\t\r]/

/** How much longer a cell becomes that is no formula any more. */
export const MAX_DEFUSED_CHARS = 1

/** Who opens a file first: only spreadsheets need a byte order mark, and not every importer skips it. */
type CsvReader = 'spreadsheet' | 'importer'

/**
 * Rows as CSV after RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export const toCsv = (rows: readonly (readonly string[])[], reader: CsvReader = 'spreadsheet'): string =>
  `${reader === 'spreadsheet' ? BYTE_ORDER_MARK : ''}${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formula, newline: '\r\n' },
  )}\r\n`
