import type { Line } from './chat-lines'
import { readTime, type TimedLine } from './times'

const status =
  /^[\s*_]*(Resolved|Completed|Monitoring|Identified|Investigating|Update|Postmortem|In progress|Verifying|Scheduled)[\s*_]*(?:[-–—:]|$)/i
const posted = /^[\s*_]*(?:Posted\b[^.\n]{0,40}\bago\.?|Posted:?)?\s*/i

/** The time that stands alone on a line, as status pages put it under an update. */
const timeAlone = (line: string): TimedLine | undefined => {
  const text = line.replace(posted, '').replace(/(?<![\s*_])[\s*_]+$/, '')
  if (text === '' || text.length > 60) return undefined
  const read = readTime(text)
  return read && read.end >= text.length && read.value.clock && read.value.date
    ? { time: read.value, text: '', isDelimited: true }
    : undefined
}

/** Updates copied from a status page: a state, words, and the time on the line after them. */
export const statusUpdates = (lines: Line[]): { read: TimedLine; text: string; line: number }[] => {
  const updates: { read: TimedLine; text: string; line: number }[] = []
  let open: { words: string[]; line: number } | undefined
  for (const { text, line } of lines) {
    if (!open && status.test(text)) open = { words: [text], line }
    else if (open) {
      const read = timeAlone(text)
      if (read) {
        updates.push({ read, text: open.words.join('\n').trim(), line: open.line })
        open = undefined
      } else open.words.push(text)
    }
  }
  return updates
}
