import { append } from './append'

/** The lines around and within a drawn box, and the bars of those between them. */
const BORDER_SIGNS = new Set('─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╰╯┏┓┗┛┣┫┳┻╋╤╧╪+-')
const BARS = new Set('│┃║|')
const COLUMN_SIGNS = /[┬╦┳╤]|\+-+\+-/

/** What says that a text is a document: boxes in it are drawings. */
const documentSign = /^(?:#{1,6} |\s{0,3}(?:`{3}|~{3}))/m

const isBorder = (line: string): boolean => line.length > 3 && [...line].every((sign) => BORDER_SIGNS.has(sign))
const isBarred = (line: string): boolean => line.length > 1 && BARS.has(line[0] ?? '') && BARS.has(line.at(-1) ?? '')

const cellsOf = (line: string): string[] => line.slice(1, -1).split(/[│┃║|]/)

/** The lines of a table: its second border closes the titles. Undefined if its rows are several lines each. */
const toTable = (lines: string[]): string[] | undefined => {
  const borders = lines.flatMap((line, i) => (isBorder(line) ? [i] : []))
  const body = lines.slice((borders[1] ?? 0) + 1).filter(isBarred)
  const isPlain = lines.every((line) => !line.startsWith('+') || !line.includes('=')) && borders.length === 3
  if ((lines[0]?.startsWith('+') && !isPlain) || body.some((line) => cellsOf(line)[0]?.trim() === '')) return undefined
  return lines.map((line, i) => {
    if (!isBorder(line)) return `|${cellsOf(line).join('|')}|`
    return i === borders[1]
      ? `|${cellsOf(lines[1] ?? '')
          .map(() => ' --- ')
          .join('|')}|`
      : ''
  })
}

/** The lines of a box: the rows of a table, or the text that it frames. */
const unbox = (lines: string[]): string[] => {
  if (COLUMN_SIGNS.test(lines[0] ?? '')) return toTable(lines) ?? lines
  // A grid of reStructuredText, of which documents read more.
  if (lines[0]?.startsWith('+') && lines.some((line) => line.includes('=') && isBorder(line.replaceAll('=', '-'))))
    return lines
  return lines.map((line) => (isBorder(line) ? '' : line.slice(1, -1).trim()))
}

/**
 * A text without the boxes that a terminal or a chat draws around lines and tables: `│ 14:05 │ The alert fires │`. A
 * document with headings or code stays as it is; line numbers stay.
 */
export const withoutBoxes = (text: string): string => {
  if (text.length > 1_000_000 || !/^[ \t]{0,20}[┌╔╭┏+][─━═-]/m.test(text) || documentSign.test(text)) return text
  const source = text.split('\n')
  const lines = source.map((line) => line.trim())
  const boxed = lines.filter((line) => isBorder(line) || isBarred(line)).length
  if (boxed < lines.filter((line) => line !== '').length / 2) return text
  const result: string[] = []
  for (let i = 0; i < lines.length; ) {
    let end = i
    if (isBorder(lines[i] ?? ''))
      while (end < lines.length && (isBorder(lines[end] ?? '') || isBarred(lines[end] ?? ''))) end++
    const box = lines.slice(i, end)
    append(result, box.length > 2 ? unbox(box) : source.slice(i, Math.max(end, i + 1)))
    i = Math.max(end, i + 1)
  }
  return result.join('\n')
}
