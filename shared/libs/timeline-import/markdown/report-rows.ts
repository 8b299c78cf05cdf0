import { readCell } from '../cells'
import { parseKind } from '../kinds'
import type { Entry, EventDetails } from '../types'
import type { Block } from './blocks'
import { type RowContext, type RowGroup, toGroups } from './row-context'
import { ancestry, type Section } from './sections'

/** What a timeline of Debrief's own report says above its tables. */
const reportNote = /^All times are in UTC\.$/

/** Whether a section is a day of the timeline in a report of Debrief. */
export const isReportDay = (section: Section): boolean =>
  ancestry(section).some(
    ({ kind, blocks }) =>
      kind === 'chronology' && blocks[0]?.type === 'paragraph' && reportNote.test(blocks[0].source.trim()),
  )

const columns = ['time', 'event', 'kind', 'source'] as const

const detailFields: Readonly<Record<string, keyof EventDetails>> = {
  'Known then': 'knownThen',
  'Learned later': 'learnedLater',
  Options: 'options',
  Evidence: 'evidence',
}
const detail = /^\*(Known then|Learned later|Options|Evidence):\* (.*)$/
const otherDetail = /^\*Also recalled[^*\n]*:\* /

/** The text of a cell, and the details below it, which may have several lines. */
const splitCell = (cell: string): { text: string; details?: EventDetails } => {
  const text: string[] = []
  const details: EventDetails = {}
  let field: keyof EventDetails | undefined
  for (const line of cell.split('\n')) {
    const found = detail.exec(line)
    const name = found?.[1]
    if (name !== undefined) field = detailFields[name]
    else if (otherDetail.test(line)) field = undefined
    const value = found?.[2] ?? line
    if (field) details[field] = name === undefined ? `${details[field]}\n${value}` : value
    else text.push(line)
  }
  return { text: text.join('\n'), ...(Object.keys(details).length > 0 ? { details } : {}) }
}

/**
 * The rows of a table in the timeline of Debrief's own report, which says what other tables leave open: a row without a
 * kind has none, and one without a time has none. Undefined for any other table.
 */
export const readReportTable = (
  { header, rows }: Block & { type: 'table' },
  context: RowContext,
): RowGroup[] | undefined => {
  const titles = header.map((title) => title.toLowerCase())
  const isOwn =
    titles[0] === 'time' && titles[1] === 'event' && titles.every((title) => columns.some((one) => one === title))
  if (!isOwn) return undefined
  const cellOf = (cells: string[], column: (typeof columns)[number]): string => cells[titles.indexOf(column)] ?? ''
  const entries = rows.map(({ cells, line }): Entry => {
    const time = readCell(cellOf(cells, 'time'))?.time ?? { approximate: false, raw: '' }
    const origin = cellOf(cells, 'source').split(' · ')
    const who = origin.length > 1 ? origin.pop() : undefined
    const source = origin.join(' · ')
    return {
      line,
      time,
      ...splitCell(cellOf(cells, 'event')),
      source: source === '' ? 'markdown' : source,
      kind: parseKind(cellOf(cells, 'kind')) ?? 'other',
      run: context.run,
      ...(who ? { who } : {}),
      ...(context.day ? { day: context.day } : {}),
      ...(context.zone ? { zone: context.zone } : {}),
    }
  })
  return toGroups('table', entries, context, true)
}
