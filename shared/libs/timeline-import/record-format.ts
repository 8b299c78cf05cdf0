import type { TimeExpression } from '../time'
import type { JsonObject } from './json-fields'
import { MAX_SKIPPED_LENGTH } from './limits'
import { endsStep } from './run-steps'
import { type Draft, type Entry, emptyDraft, type Format, type ImportWarning, type Input } from './types'

/** A row read from one record; `recordFormat` adds where it was found. */
export type RecordRow = Omit<Entry, 'line' | 'run' | 'source' | 'time'> & {
  time: TimeExpression | undefined
  text: string
  /** The object inside the record that it was read from, for its line. */
  from?: JsonObject
}

type RecordFormatSpec = {
  id: string
  title: string
  /** The records of this format in a file; undefined for a file in another format. */
  records: (json: unknown) => JsonObject[] | undefined
  rows: (record: JsonObject, input: Input) => RecordRow[]
  /** The confidence of the format when `records` finds some. */
  confidence?: number
  readTitle?: (json: unknown) => string
}

/** What a file in JSON is refused with if it has no list of events. */
export const unreadableJson =
  'This JSON has no list of records with a time and a text each, so there is nothing to put on a timeline. ' +
  'Export the events, messages or log entries themselves, or write them as [{"time": "2024-03-01T14:05:00Z", "text": "…"}].'

/** Why a record is not a row. */
export const warnAboutRecord = (record: JsonObject, line: number, hasTime: boolean): ImportWarning => ({
  line,
  message: hasTime ? 'This record has no text.' : 'This record has no readable time.',
  skipped: JSON.stringify(record).slice(0, MAX_SKIPPED_LENGTH),
})

/** An import format of JSON records that have a time each. */
export const recordFormat = ({ id, title, records, rows, confidence = 0.95, readTitle }: RecordFormatSpec): Format => ({
  id,
  title,
  detect: ({ json }) => (json !== undefined && records(json) ? confidence : 0),
  *read(input: Input): Generator<undefined, Draft> {
    const draft = emptyDraft()
    const documentTitle = readTitle?.(input.json)
    if (documentTitle) draft.title = documentTitle
    const list = input.json === undefined ? [] : (records(input.json) ?? [])
    if (list.length === 0) draft.warnings.push({ line: 0, message: 'The file has no records of this format.' })
    for (const [index, record] of list.entries()) {
      if (endsStep(index)) yield
      const found = rows(record, input)
      if (found.length === 0)
        draft.warnings.push({
          ...warnAboutRecord(record, input.findLine(record), true),
          message: 'This record is not an event, so it was not imported.',
        })
      for (const { time, text, from, ...rest } of found) {
        const line = input.findLine(from ?? record)
        if (time && text !== '')
          draft.entries.push({ ...rest, time, text, line, source: id, run: line + draft.entries.length })
        else draft.warnings.push(warnAboutRecord(from ?? record, line, time !== undefined))
      }
    }
    return draft
  },
})
