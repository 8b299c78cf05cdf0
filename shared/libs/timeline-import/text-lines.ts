import { either, fold, languages } from '../languages'
import { type DateExpression, type ReadOptions, readTimedLine, type TimedLine } from '../time'
import { dateDivider } from './chat/day-dividers'
import type { Line } from './lines'

/** A row that begins on a line with a time. */
export type LineRow = { line: number; read: TimedLine; text: string; day?: DateExpression }

/** The pattern of a time, which is equal for times in the same notation: `99:99 aa`. */
const getShape = (raw: string): string => raw.replace(/\d/g, '9').replace(/[a-z]/gi, 'a')

const unfinishedSentence = new RegExp(
  `(?:\\b${either(languages.map(({ times }) => times.unfinished))}|[,(–—-])\\s*$`,
  'i',
)

/** The lines and arrows of a diagram before the words of a line; a bar alone on its line, too. */
const drawing = /^[ \t]*(?:(?:[\u2500-\u257F▼▲↓↳⇓●○◉◆◇]+[ \t]*)+|[|vV][ \t]*$)/

/** Whether a time at the start of a line belongs to the sentence of the line above, which was wrapped before it. */
const continues = (previous: string, read: TimedLine, rowShape: string | undefined): boolean =>
  unfinishedSentence.test(fold(previous.slice(-40))) && (!read.isDelimited || getShape(read.time.raw) !== rowShape)

/** Rows from which on their form is clear. */
const MIN_FORM_ROWS = 3

/** Whether a sentence that begins with a time (`At 1:00am the certificate expired`) stands below rows of another form. */
const isSentenceBelow = (rows: LineRow[], read: TimedLine, rowShape: string | undefined): boolean =>
  read.time.isInline === true &&
  !read.isDelimited &&
  rows.length >= MIN_FORM_ROWS &&
  getShape(read.time.raw) !== rowShape &&
  rows.every((row) => row.read.isDelimited && !row.read.time.isInline)

/** Whether the first row may come after this line: the line is short, ends a sentence, or is a rule without words. */
const followsEnd = (previous: string, read: TimedLine): boolean =>
  read.isDelimited && (previous.length < 45 || /[.!?:*_)\]]\s*$/.test(previous) || !/[\p{L}\p{N}]/u.test(previous))

/** Reads lines, some of which begin a row with a time; other lines continue the row above them, or are the `preamble`. */
export const readLines = (
  lines: Line[],
  isRow: (read: TimedLine, text: string) => boolean,
  options: ReadOptions = {},
): { rows: LineRow[]; preamble: Line[] } => {
  const rows: LineRow[] = []
  const preamble: Line[] = []
  let day: DateExpression | undefined
  let rowShape: string | undefined
  let previous = ''
  let current: { row: LineRow; continuation: string[] } | undefined
  const flush = (): void => {
    if (current) rows.push({ ...current.row, text: [current.row.text, ...current.continuation].join('\n').trim() })
    current = undefined
  }
  for (const { text, line } of lines) {
    const divider = dateDivider(text)
    if (divider) {
      flush()
      day = divider
      continue
    }
    const read = text.trim() === '' ? undefined : readTimedLine(text, options)
    const opensRow =
      read !== undefined &&
      isRow(read, text) &&
      !isSentenceBelow(rows, read, rowShape) &&
      (current
        ? !continues(previous, read, rowShape)
        : previous === '' || rows.length > 0 || followsEnd(previous, read))
    if (opensRow) {
      flush()
      rowShape ??= getShape(read.time.raw)
      current = { row: { line, read, text: read.text.replace(drawing, ''), ...(day ? { day } : {}) }, continuation: [] }
    } else if (current) {
      const words = text.replace(drawing, '')
      if (words.trim() !== '' || text.trim() === '') current.continuation.push(words)
    } else if (text.trim() !== '') preamble.push({ text, line })
    previous = text
  }
  flush()
  return { rows, preamble }
}
