import type { TimeExpression } from '../../../time'
import { isBotName } from '../../chat/senders'
import { type JsonObject, listObjects, textField, timeField, withEnd } from '../../json-fields'
import type { RecordRow } from '../../record-format'
import type { EventKind } from '../../types'

/** Paths of fields with spaces between them, of which the first that is filled counts: `occurred_at created_at`. */
export type Paths = string

/** The paths one by one. */
export const splitPaths = (paths: Paths): string[] => (paths === '' ? [] : paths.split(' '))

/** What is the same for all records of a kind, or depends on the record. */
type Of<T> = T | ((record: JsonObject) => T)

const evaluate = <T extends string | boolean | undefined>(value: Of<T>, record: JsonObject): T =>
  typeof value === 'function' ? value(record) : value

/** What a row is made of: fields of its record, and words. */
export type RowFields = {
  time: Of<Paths>
  end?: Of<Paths>
  text: Of<string>
  who?: Of<Paths>
  kind?: Of<EventKind | undefined>
  bot?: Of<boolean>
}

/** The first of the fields that contains text or a number, as text; empty if none does. */
export const textAt = (record: unknown, paths: Paths): string => textField(record, ...splitPaths(paths))

const timeAt = (record: JsonObject, paths: Paths): TimeExpression | undefined => timeField(record, ...splitPaths(paths))

/** A record as a row, without what is empty. */
export const readRow = (record: JsonObject, fields: RowFields): RecordRow => {
  const who = textAt(record, evaluate(fields.who ?? '', record))
  const kind = evaluate(fields.kind, record)
  const isBot = evaluate(fields.bot ?? false, record) || isBotName(who)
  return {
    time: withEnd(timeAt(record, evaluate(fields.time, record)), timeAt(record, evaluate(fields.end ?? '', record))),
    text: evaluate(fields.text, record),
    ...(who ? { who } : {}),
    ...(kind ? { kind } : {}),
    ...(isBot ? { bot: true as const } : {}),
  }
}

/** The records of a list inside another record, a row each at a line of its own. */
export const readRows = (list: unknown, fields: RowFields): RecordRow[] =>
  listObjects(list).map((record) => ({ ...readRow(record, fields), from: record }))

/** A step of an incident that has a time of its own: where it stands, words before the title, its kind, and whose step it is. */
type Step = readonly [time: Paths, words: string, kind: EventKind, who?: Paths]

/** The steps that an incident has reached: the others have no time. */
export const readSteps = (record: JsonObject, title: string, steps: readonly Step[]): RecordRow[] =>
  steps
    .map(([time, words, kind, who = '']) =>
      readRow(record, { time, text: words === '' ? title : `${words}: ${title}`, kind, who }),
    )
    .filter(({ time }) => time !== undefined)

/** Milliseconds within which a step and an update of an incident are the same. */
const SAME_STEP_MS = 60_000

const instantOf = ({ time }: RecordRow): number => time?.epoch ?? Date.parse(time?.raw ?? '')

/** Rows in order of time; those without a time that can be compared stay where they are. */
export const sortRows = (rows: RecordRow[]): RecordRow[] => [...rows].sort((a, b) => instantOf(a) - instantOf(b) || 0)

/** Leaves out steps that an update tells at the same time, and puts all in order of time. */
export const mergeUpdates = (steps: RecordRow[], updates: RecordRow[]): RecordRow[] =>
  sortRows([
    ...steps.filter((step) => !updates.some((update) => Math.abs(instantOf(update) - instantOf(step)) <= SAME_STEP_MS)),
    ...updates,
  ])
