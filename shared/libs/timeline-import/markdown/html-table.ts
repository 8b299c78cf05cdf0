import { decodeEntity } from '../entities'
import type { Block } from './blocks'

/** HTML as text, with links and code as Markdown. */
const textOfHtml = (html: string): string =>
  html
    .replace(/<a\s[^>]{0,500}?href\s*=\s*["']([^"'>]{1,500})["'][^>]{0,500}>([^<]{0,500})<\/a>/gi, '[$2]($1)')
    .replace(/<(?:br|\/p|\/li|\/div)\b[^>]{0,200}>/gi, '\n')
    .replace(/<\/?code[^>]{0,100}>/gi, '`')
    .replace(/<\/?[a-z!][^>]{0,2000}>/gi, '')
    .replace(/&(#?\w{1,8});/g, (source, name: string) => decodeEntity(name) ?? source)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

/** The cells of a row; as in a browser, a cell ends where the next one begins. */
const splitCells = (row: string): string[] =>
  row
    .split(/<t[hd]\b[^>]{0,500}>/i)
    .slice(1)
    .map((cell) => textOfHtml(cell))

const countLines = (text: string): number => text.split('\n').length - 1

/** HTML with a table as a table block, other HTML unchanged. */
export const htmlTables = (source: string, line: number): Block[] => {
  if (!/<table\b/i.test(source)) return [{ type: 'other', source, line }]
  const rows: { cells: string[]; line: number; head: boolean }[] = []
  let at = line
  const parts = source.split(/(?=<tr\b)/i)
  at += countLines(parts[0] ?? '')
  for (const part of parts.slice(1)) {
    const cells = splitCells(part)
    if (cells.length > 0) rows.push({ cells, line: at, head: /<th\b/i.test(part) })
    at += countLines(part)
  }
  const header = rows[0]?.head ? rows[0].cells : []
  return [
    {
      type: 'table',
      header,
      rows: rows.slice(rows[0]?.head ? 1 : 0).map(({ cells, line: at }) => ({ cells, line: at })),
      line,
    },
  ]
}
