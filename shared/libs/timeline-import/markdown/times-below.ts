import { readTimedLine, type TimedLine } from '../../time'
import { readSender } from '../chat/senders'
import type { Line } from '../lines'
import type { Entry } from '../types'
import { createEntry, type RowContext } from './row-context'

const MAX_TIME_LENGTH = 60

/** A time that is alone on its line. */
const readAlone = (text: string): TimedLine | undefined => {
  const read = text.length <= MAX_TIME_LENGTH ? readTimedLine(text.trim()) : undefined
  return read?.text === '' && read.time.clock && !read.time.isInline ? read : undefined
}

/** A name as chats show it: capitalized words, and no sentence. */
const nameLine = /^\p{Lu}[\p{L}.'’-]{1,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){0,2}$/u

type Chunk = { words: Line[]; read: TimedLine }

/** The words above each time; undefined if they stand below, or if a time has none. */
const splitAtTimes = (lines: Line[]): Chunk[] | undefined => {
  const chunks: Chunk[] = []
  let words: Line[] = []
  for (const line of lines) {
    const read = readAlone(line.text)
    if (!read) words.push(line)
    else if (words.length === 0) return undefined
    else {
      chunks.push({ words, read })
      words = []
    }
  }
  return words.length === 0 && chunks.length > 1 ? chunks : undefined
}

/**
 * Reads words that have their time on the line below them, as some chats and status pages show them, with a name above the
 * words or none: from the first line on, which is no time, to the last one, which is.
 */
export const readTimesBelow = (lines: Line[], context: RowContext): Entry[] => {
  const chunks = splitAtTimes(lines.filter(({ text }) => text.trim() !== '')) ?? []
  const hasNames = chunks.every(({ words }) => words.length > 1 && nameLine.test(words[0]?.text.trim() ?? ''))
  return chunks.map(({ words, read }) => {
    const who = hasNames ? readSender(words[0]?.text.trim() ?? '')?.who : undefined
    const said = who === undefined ? words : words.slice(1)
    const text = said.map((line) => line.text.trim()).join('\n')
    const entry = createEntry(read, text, words[0]?.line ?? 1, context)
    return who === undefined ? entry : { ...entry, text, source: 'chat', who }
  })
}
