import type { Fields } from './json-fields'
import type { TimeExpression } from './times'
import { type Draft, type Entry, emptyDraft, type Format, type Input } from './types'

/** What a reader makes of one record: the row without its place in the file. */
export type RecordRow = Omit<Entry, 'line' | 'run' | 'source' | 'time'> & {
  time: TimeExpression | undefined
  text: string
}

type Shape = {
  id: string
  title: string
  /** The records of this format in a file, or nothing where it is another. */
  records: (json: unknown) => Fields[] | undefined
  rows: (record: Fields, input: Input) => RecordRow[]
  /** How sure `records` is when it finds some. */
  sure?: number
  titleOf?: (json: unknown) => string
}

/** A format of JSON records, each with its own time. */
export const recordFormat = ({ id, title, records, rows, sure = 0.95, titleOf }: Shape): Format => ({
  id,
  title,
  detect: ({ json }) => (json !== undefined && records(json) ? sure : 0),
  *read(input: Input): Generator<undefined, Draft> {
    const draft = emptyDraft()
    const name = titleOf?.(input.json)
    if (name) draft.title = name
    let count = 0
    for (const record of records(input.json) ?? []) {
      const line = input.lineOf(record)
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
