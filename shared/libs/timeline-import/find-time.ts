import { readTime, type TimeExpression } from '../time'

/** UTF-16 units of a line within which its time is looked for. */
const MAX_OFFSET = 200

/** Where a date or a clock may begin: a digit or a capital at the beginning of a word, or behind `::`. */
const wordStart = /(?<![\p{L}\p{N}./_-]|(?<!:):)(?=\d|[A-Z][a-z]{2})/gu

/** A time inside a line. */
type FoundTime = { time: TimeExpression; from: number; end: number }

/** The first time of a line that has a date and a clock, wherever it stands. */
export const findFullTime = (line: string): FoundTime | undefined => {
  const head = line.slice(0, MAX_OFFSET)
  wordStart.lastIndex = 0
  for (let match = wordStart.exec(head); match; match = wordStart.exec(head)) {
    const from = match.index
    const read = readTime(head, from)
    if (read && read.value.date?.month !== undefined && read.value.clock && !read.value.isInline)
      return { time: read.value, from, end: read.end }
    wordStart.lastIndex = from + 1
  }
  return undefined
}
