/** A line of a source as it is shown beside a row. */
export type ExcerptLine = {
  number: number
  text: string
  isRow: boolean
  /** The row's words in `text`: from where to where. */
  marked?: readonly [number, number]
}

const LINES_BEFORE = 8
const LINES_AFTER = 16
/** Longer lines are shown around the row's words. */
const MAX_LINE_LENGTH = 600
const BEFORE_WORDS = 160
/** How much of a row's words is looked for if not all of them are in the line as they are. */
const MARKED_BEGINNING = 40

/** Where each line of a text begins. */
export const findLineStarts = (text: string): number[] => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

const shorten = (line: string, words: string): string => {
  if (line.length <= MAX_LINE_LENGTH) return line
  const found = words === '' ? -1 : line.indexOf(words)
  const from = Math.max(0, found - BEFORE_WORDS)
  const part = line.slice(from, from + MAX_LINE_LENGTH)
  return `${from > 0 ? '…' : ''}${part}${from + MAX_LINE_LENGTH < line.length ? '…' : ''}`
}

/** Finds a row's words in its line: in full if they are there, else their beginning. */
const markWords = (line: string, words: string): Pick<ExcerptLine, 'text' | 'marked'> => {
  const first = words.split('\n')[0] ?? ''
  for (const part of [first, first.slice(0, MARKED_BEGINNING)]) {
    const at = part.trim() === '' ? -1 : line.indexOf(part)
    if (at >= 0) return { text: line, marked: [at, at + part.length] }
  }
  return { text: line }
}

/** The lines around one of a source, which counts from 1; `words` tells what to show of a line that is very long. */
export const readExcerpt = (text: string, starts: readonly number[], row: number, words: string): ExcerptLine[] => {
  const first = Math.max(1, row - LINES_BEFORE)
  const last = Math.min(starts.length, row + LINES_AFTER)
  const beginning = words.split('\n')[0]?.slice(0, MARKED_BEGINNING) ?? ''
  const lines: ExcerptLine[] = []
  for (let number = first; number <= last; number += 1) {
    const start = starts[number - 1] ?? 0
    // A file may be one line of 50 MB, so it is cut before anything else looks at it.
    const end = starts[number] === undefined ? text.length : (starts[number] ?? 0) - 1
    const line = text.slice(start, end).replace(/\r$/, '')
    if (number === row) lines.push({ number, isRow: true, ...markWords(shorten(line, beginning), words) })
    else lines.push({ number, isRow: false, text: shorten(line, '') })
  }
  return lines
}
