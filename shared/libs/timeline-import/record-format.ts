import type { TimeExpression } from '../time'
import type { JsonObject } from './json-fields'
import { type Draft, type Entry, emptyDraft, type Format, type Input } from './types'

/** A row read from one record; `recordFormat` adds where it was found. */
export type RecordRow = Omit<Entry, 'line' | 'run' | 'source' | 'time'> & {
  time: TimeExpression | undefined
  text: string
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

/** An import format of JSON records that have a time each. */
export const recordFormat = ({ id, title, records, rows, confidence = 0.95, readTitle }: RecordFormatSpec): Format => ({
  id,
  title,
  detect: ({ json }) => (json !== undefined && records(json) ? confidence : 0),
  *read(input: Input): Generator<undefined, Draft> {
    const draft = emptyDraft()
    const documentTitle = readTitle?.(input.json)
    if (documentTitle) draft.title = documentTitle
    let count = 0
    for (const record of records(input.json) ?? []) {
      const line = input.findLine(record)
      for (const { time, text, ...rest } of rows(record, input)) {
        if (time && text !== '')
          draft.entries.push({ ...rest, time, text, line, source: id, run: line + draft.entries.length })
        else
          draft.warnings.push({
            line,
            message: time ? 'This record has no text.' : 'This record has no readable time.',
          })
      }
      count += 1
      if (count % 2000 === 0) yield
    }
    return draft
  },
})
