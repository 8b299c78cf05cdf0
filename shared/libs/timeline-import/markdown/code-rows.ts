import { type Line, splitLines } from '../lines'
import { type LineRow, readLines } from '../text-lines'
import type { ImportWarning } from '../types'
import type { Block } from './blocks'
import { isChart, warnAboutChart } from './charts'
import { readTimeAfterLabel } from './indirect-time'
import { readVagueTime } from './list'
import { createEntry, isRow, type RowContext, type RowGroup, toGroups } from './row-context'

/** The warning about rows that are a chart; undefined if they are none. */
export const chartAmong = (rows: LineRow[]): ImportWarning | undefined => {
  const [first] = rows
  return first && isChart(rows.map(({ read }) => read.text))
    ? warnAboutChart(first.line, `${first.read.time.raw} ${first.read.text}`)
    : undefined
}

/** `Detected:   14:05 UTC  The alert fires`, in columns: the label and the time after it. */
const readLabeled = (line: string): ReturnType<typeof readTimeAfterLabel> =>
  readTimeAfterLabel(line) ?? readTimeAfterLabel(line.replace(/(?<=\S) {2,40}(?=\S)/, ': '))

/** Rows of which most lines begin with a time since the start, `T+15 Rolled back`, or with a label and a time. */
const fromOtherLines = (lines: Line[], context: RowContext): RowGroup[] => {
  const written = lines.filter(({ text }) => text.trim() !== '')
  const entries = written.flatMap(({ text, line }) => {
    const read = readVagueTime(text.trim()) ?? readLabeled(text.trim())
    return read && read.text !== '' ? [createEntry(read, read.text, line, context)] : []
  })
  return entries.length >= 2 && entries.length >= written.length / 2 ? toGroups('lines', entries, context, false) : []
}

/** Reads the lines of code: they may draw the timeline that a table tells. */
export const fromCode = (block: Block & { type: 'code' }, context: RowContext): RowGroup[] => {
  const lines = splitLines(block.source, block.line)
  const { rows } = readLines(lines, (read) => isRow(read, context))
  if (rows.length === 0) return fromOtherLines(lines, context)
  const chart = chartAmong(rows)
  if (chart) return toGroups('lines', [], context, false, [chart])
  const entries = rows.map((row) =>
    createEntry(row.read, row.text, row.line, row.day ? { ...context, day: row.day } : context),
  )
  return toGroups('lines', entries, context, entries.length >= 2).map((group) => ({ ...group, isCode: true }))
}
