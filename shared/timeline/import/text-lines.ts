import type { Line } from './chat-lines'
import { dateDivider } from './chat-lines'
import { type DateExpression, readTimedLine, type TimedLine } from './times'

export type LineRow = { line: number; read: TimedLine; text: string; day?: DateExpression }

/** The figures of a time written as signs, so that lines of one habit look alike: `99:99 AAA`. */
const shapeOf = (raw: string): string => raw.replace(/\d/g, '9').replace(/[a-z]/gi, 'a')

const dangling =
  /(?:\b(?:at|until|till|to|from|by|between|and|or|around|about|since|the|of|on|in|was|is|than|before|after|approximately|starting|a)|[,(–—-])\s*$/i

/** Reads lines of which some begin with a time; the others belong to the one before them, or to nobody at the start. */
export const readLines = (
  lines: Line[],
  allowed: (read: TimedLine, text: string) => boolean,
): { rows: LineRow[]; before: Line[] } => {
  const rows: LineRow[] = []
  const before: Line[] = []
  let day: DateExpression | undefined
  let shape: string | undefined
  let previous = ''
  let open: { row: LineRow; more: string[] } | undefined
  const close = (): void => {
    if (open) rows.push({ ...open.row, text: [open.row.text, ...open.more].join('\n').trim() })
    open = undefined
  }
  for (const { text, line } of lines) {
    const divider = dateDivider(text)
    if (divider) {
      close()
      day = divider
      continue
    }
    const read = text.trim() === '' ? undefined : readTimedLine(text)
    const wrapped = open !== undefined && dangling.test(previous) && shapeOf(read?.time.raw ?? '') !== shape
    const fresh =
      open !== undefined ||
      previous === '' ||
      rows.length > 0 ||
      (read?.isDelimited === true && (previous.length < 45 || /[.!?:*_]\s*$/.test(previous)))
    if (read && allowed(read, text) && fresh && !wrapped && !(open && dangling.test(previous) && !read.isDelimited)) {
      close()
      shape ??= shapeOf(read.time.raw)
      open = { row: { line, read, text: read.text, ...(day ? { day } : {}) }, more: [] }
    } else if (open) open.more.push(text)
    else if (text.trim() !== '') before.push({ text, line })
    previous = text
  }
  close()
  return { rows, before }
}
