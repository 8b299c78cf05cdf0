import { splitLines } from '../lines'
import { type LineRow, readLines } from '../text-lines'
import type { ImportWarning } from '../types'
import type { Block } from './blocks'
import { isChart, warnAboutChart } from './charts'
import { createEntry, isRow, type RowContext, type RowGroup, toGroups } from './row-context'

/** The warning about rows that are a chart; undefined if they are none. */
export const chartAmong = (rows: LineRow[]): ImportWarning | undefined => {
  const [first] = rows
  return first && isChart(rows.map(({ read }) => read.text))
    ? warnAboutChart(first.line, `${first.read.time.raw} ${first.read.text}`)
    : undefined
}

/** Reads the lines of code: they may draw the timeline that a table tells. */
export const fromCode = (block: Block & { type: 'code' }, context: RowContext): RowGroup[] => {
  const { rows } = readLines(splitLines(block.source, block.line), (read) => isRow(read, context))
  const chart = chartAmong(rows)
  if (chart) return toGroups('lines', [], context, false, [chart])
  const entries = rows.map((row) =>
    createEntry(row.read, row.text, row.line, row.day ? { ...context, day: row.day } : context),
  )
  return toGroups('lines', entries, context, entries.length >= 2).map((group) => ({ ...group, isCode: true }))
}
