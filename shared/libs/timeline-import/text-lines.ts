import { type DateExpression, readTimedLine, type TimedLine } from '../time'
import { dateDivider } from './chat-lines'
import type { Line } from './lines'

/** A row that begins on a line with a time. */
export type LineRow = { line: number; read: TimedLine; text: string; day?: DateExpression }

/** The shape of a time, so that times written alike compare equal: `99:99 aa`. */
const shapeOf = (raw: string): string => raw.replace(/\d/g, '9').replace(/[a-z]/gi, 'a')

const unfinishedSentence =
  /(?:\b(?:at|until|till|to|from|by|between|and|or|around|about|since|the|of|on|in|was|is|than|before|after|approximately|starting|a)|[,(–—-])\s*$/i

/** Reads lines of which some open a row with a time; other lines continue the row above them, or are the `preamble`. */
export const readLines = (
  lines: Line[],
  isRow: (read: TimedLine, text: string) => boolean,
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
    const read = text.trim() === '' ? undefined : readTimedLine(text)
    const isWrapped =
      current !== undefined && unfinishedSentence.test(previous) && shapeOf(read?.time.raw ?? '') !== rowShape
    const canOpenRow =
      current !== undefined ||
      previous === '' ||
      rows.length > 0 ||
      (read?.isDelimited === true && (previous.length < 45 || /[.!?:*_]\s*$/.test(previous)))
    if (
      read &&
      isRow(read, text) &&
      canOpenRow &&
      !isWrapped &&
      !(current && unfinishedSentence.test(previous) && !read.isDelimited)
    ) {
      flush()
      rowShape ??= shapeOf(read.time.raw)
      current = { row: { line, read, text: read.text, ...(day ? { day } : {}) }, continuation: [] }
    } else if (current) current.continuation.push(text)
    else if (text.trim() !== '') preamble.push({ text, line })
    previous = text
  }
  flush()
  return { rows, preamble }
}
