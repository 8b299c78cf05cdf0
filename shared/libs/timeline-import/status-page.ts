import { readTime, type TimedLine } from '../time'
import type { Line } from './lines'

const statusLabel =
  /^[\s*_]*(Resolved|Completed|Monitoring|Identified|Investigating|Update|Postmortem|In progress|Verifying|Scheduled)[\s*_]*(?:[-–—:]|$)/i
const postedPrefix = /^[\s*_]*(?:Posted\b[^.\n]{0,40}\bago\.?|Posted:?)?\s*/i

/** A time alone on its line, as status pages put it below an update. */
const readStandaloneTime = (line: string): TimedLine | undefined => {
  const text = line.replace(postedPrefix, '').replace(/(?<![\s*_])[\s*_]+$/, '')
  if (text === '' || text.length > 60) return undefined
  const read = readTime(text)
  return read && read.end >= text.length && read.value.clock && read.value.date
    ? { time: read.value, text: '', isDelimited: true }
    : undefined
}

/** Updates copied from a status page: a status, text, and the time on the line below. */
export const statusUpdates = (lines: Line[]): { read: TimedLine; text: string; line: number }[] => {
  const updates: { read: TimedLine; text: string; line: number }[] = []
  let pending: { words: string[]; line: number } | undefined
  for (const { text, line } of lines) {
    if (!pending && statusLabel.test(text)) pending = { words: [text], line }
    else if (pending) {
      const read = readStandaloneTime(text)
      if (read) {
        updates.push({ read, text: pending.words.join('\n').trim(), line: pending.line })
        pending = undefined
      } else pending.words.push(text)
    }
  }
  return updates
}
