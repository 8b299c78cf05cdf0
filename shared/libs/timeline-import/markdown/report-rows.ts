import { readCell } from '../cells'
import { parseKind } from '../kinds'
import type { Entry, EventDetails, Recalled } from '../types'
import type { Block } from './blocks'
import { type RowContext, type RowGroup, toGroups } from './row-context'
import { ancestry, type Section } from './sections'

/** What a timeline of Debrief's own report says above its tables. */
const reportNote =
  /^(?:All times are in UTC\.|Times are in UTC, and in [^\n]{1,80} beside them\.)(?: \d+ of \d+ events (?:is|are) starred and shown here\.)?$/

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
const recollection = /^\*Also recalled(?: \(((?:[^*\\\n]|\\.)*)\))?:\* (.*)$/

/** The text of a cell, and the details below it, which may have several lines. */
const splitCell = (cell: string): Pick<Entry, 'text' | 'details' | 'recalled'> => {
  const text: string[] = []
  const details: EventDetails = {}
  const recalled: Recalled[] = []
  let addLine = (line: string): void => void text.push(line)
  for (const line of cell.split('\n')) {
    const [, name = '', value = ''] = detail.exec(line) ?? []
    const field = detailFields[name]
    const other = recollection.exec(line)
    if (field) {
      details[field] = value
      addLine = (more) => {
        details[field] += `\n${more}`
      }
    } else if (other) {
      const one: Recalled = { text: other[2] ?? '', ...(other[1] ? { from: other[1] } : {}) }
      recalled.push(one)
      addLine = (more) => {
        one.text += `\n${more}`
      }
    } else addLine(line)
  }
  return {
    text: text.join('\n'),
    ...(Object.keys(details).length > 0 ? { details } : {}),
    ...(recalled.length > 0 ? { recalled } : {}),
  }
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
    titles[0] === 'time' &&
    // A chosen zone's times stand beside those in UTC.
    (titles[1] === 'event' || titles[2] === 'event') &&
    titles.every((title, at) => columns.some((one) => one === title) || (at === 1 && titles[2] === 'event'))
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
      source,
      kind: parseKind(cellOf(cells, 'kind')) ?? 'other',
      run: context.run,
      ...(who ? { who } : {}),
      ...(context.day ? { day: context.day } : {}),
      ...(context.zone ? { zone: context.zone } : {}),
    }
  })
  return toGroups('table', entries, context, true)
}
