import { readTime, type TimeExpression } from '../time'

/** An entry of its own inside a cell: a comment, or a note in a journal. */
type CellEntry = { time: TimeExpression; text: string; who?: string; lineOffset: number }

/** `01/Mar/24 2:15 PM;jon;the database is slow` */
const comment = /^([^;\n]{6,40});([^;\n]{1,80});\s*(\S[\s\S]*)$/
/** `2024-05-03 07:20:00 - Dana Fox (Work notes)`, with the text below it */
const journalHead = /^(\S.{8,40}?) - (\S.{0,80}?) \((?:work notes|additional comments|comments)[^)]{0,40}\)$/i
const journalHeads = /^.{10,140} \((?:work notes|additional comments|comments)[^)]{0,40}\)$/im
/** Ids of accounts, which are not names. */
const accountId = /^(?:[0-9a-f]{24,}|[0-9a-z]{24}|\d+:[0-9a-f-]{30,}|qm:.*)$/i

const readWhole = (text: string): TimeExpression | undefined => {
  const read = readTime(text)
  return read && read.end >= text.length && read.value.clock && read.value.date ? read.value : undefined
}

const toEntry = (time: string, who: string, text: string, lineOffset: number): CellEntry | undefined => {
  const read = readWhole(time.trim())
  const words = text.trim()
  if (!read || words === '') return undefined
  const name = who.trim()
  return { time: read, text: words, lineOffset, ...(accountId.test(name) ? {} : { who: name }) }
}

const readJournal = (cell: string): CellEntry[] => {
  const entries: CellEntry[] = []
  let head: { time: string; who: string; line: number } | undefined
  let words: string[] = []
  const flush = (): void => {
    const entry = head && toEntry(head.time, head.who, words.join('\n'), head.line)
    if (entry) entries.push(entry)
    words = []
  }
  for (const [i, line] of cell.split('\n').entries()) {
    const match = line.length < 180 ? journalHead.exec(line.trim()) : null
    if (!match) words.push(line)
    else {
      flush()
      head = { time: match[1] ?? '', who: match[2] ?? '', line: i }
    }
  }
  flush()
  return entries
}

/** The entries in a cell that is a comment with date, author and text, or a journal of such; none for other cells. */
export const readCellLog = (cell: string): CellEntry[] => {
  const match = comment.exec(cell)
  const single = match && toEntry(match[1] ?? '', match[2] ?? '', match[3] ?? '', 0)
  if (single) return [single]
  return journalHeads.test(cell) ? readJournal(cell) : []
}
