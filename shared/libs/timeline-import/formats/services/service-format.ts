import type { TimeExpression } from '../../../time'
import { isBotName } from '../../chat/senders'
import { getField, isJsonObject, type JsonObject, listObjects, timeField, withEnd } from '../../json-fields'
import { type RecordRow, recordFormat } from '../../record-format'
import type { EventKind, Format, Input } from '../../types'

/** A kind of records of a service, and how one becomes rows. */
export type RecordKind = {
  /** Where its records stand, as paths: a list of them, or one. The empty path is the file itself, or each object of its list. */
  lists: readonly string[]
  /** Whether an object at one of these paths is such a record. */
  is: (record: JsonObject) => boolean
  rows: (record: JsonObject, input: Input) => RecordRow[]
  /** The title that it states for the incident; it is the file's if no record states another. */
  titleOf?: (record: JsonObject) => string
}

type Found = { record: JsonObject; kind: RecordKind | undefined }

const recordsAt = (roots: JsonObject[], path: string): JsonObject[] => {
  if (path === '') return roots
  const records: JsonObject[] = []
  for (const root of roots) {
    const value = getField(root, path)
    if (isJsonObject(value)) records.push(value)
    else if (Array.isArray(value)) for (const record of listObjects(value)) records.push(record)
  }
  return records
}

/** Each record with its kind if at least half of them have one; stops where that has become impossible. */
const recognize = (records: JsonObject[], kinds: readonly RecordKind[]): Found[] => {
  const found: Found[] = []
  let unknown = 0
  for (const record of records) {
    const kind = kinds.find(({ is }) => is(record))
    if (!kind) unknown += 1
    if (unknown * 2 > records.length) return []
    found.push({ record, kind })
  }
  return found
}

/** The records of each list that has mostly records of these kinds; others among them have no kind. */
const findRecords = (json: unknown, kinds: readonly RecordKind[]): Found[] => {
  const roots = isJsonObject(json) ? [json] : listObjects(json)
  return [...new Set(kinds.flatMap(({ lists }) => lists))].flatMap((path) => {
    const here = kinds.filter(({ lists }) => lists.includes(path))
    return recognize(recordsAt(roots, path), here)
  })
}

type ServiceSpec = { id: string; title: string; kinds: readonly RecordKind[] }

/** An import format of the records of one service. Of several kinds that know a record, the first reads it. */
export const serviceFormat = ({ id, title, kinds }: ServiceSpec): Format => {
  const kindOf = new WeakMap<JsonObject, RecordKind>()
  const find = (json: unknown): JsonObject[] => {
    const found = findRecords(json, kinds)
    for (const { record, kind } of found) if (kind) kindOf.set(record, kind)
    return found.map(({ record }) => record)
  }
  return recordFormat({
    id,
    title,
    records: (json) => {
      const found = find(json)
      return found.length > 0 ? found : undefined
    },
    rows: (record, input) => kindOf.get(record)?.rows(record, input) ?? [],
    readTitle: (json) => {
      const titles = new Set(find(json).map((record) => kindOf.get(record)?.titleOf?.(record) ?? ''))
      titles.delete('')
      return titles.size === 1 ? [...titles].join() : ''
    },
  })
}

type RowDetails = {
  who?: string
  kind?: EventKind | undefined
  bot?: boolean
  end?: TimeExpression | undefined
  from?: JsonObject
}

/** A row without what is empty. */
export const toRow = (
  time: TimeExpression | undefined,
  text: string,
  { who = '', kind, bot, end, from }: RowDetails = {},
): RecordRow => ({
  time: withEnd(time, end),
  text,
  ...(who ? { who } : {}),
  ...(kind ? { kind } : {}),
  ...(from ? { from } : {}),
  ...(bot || isBotName(who) ? { bot: true as const } : {}),
})

/** `in_progress` → `In progress` */
export const toPhrase = (name: string): string => {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
  const lower = words === words.toUpperCase() || /\s/.test(words) ? words.toLowerCase() : words
  return lower.charAt(0).toUpperCase() + lower.slice(1)
}

/** Parts of a text with what stands between them; empty parts, and those that the next one begins with, are left out. */
export const joinText = (separator: string, ...parts: string[]): string => {
  const told = [...new Set(parts.filter((part) => part !== ''))]
  return told.filter((part, i) => separator === ' ' || !told[i + 1]?.startsWith(part)).join(separator)
}

/** A step of an incident that has a time of its own: fields that may have it, words before the title, and its kind. */
type Step = readonly [paths: string, words: string, kind: EventKind, who?: string]

/** Steps that were not reached have no time and give no row. */
export const stepRows = (record: JsonObject, title: string, steps: readonly Step[]): RecordRow[] =>
  steps.flatMap(([paths, words, kind, who]) => {
    const time = timeField(record, ...paths.split(' '))
    return time ? [toRow(time, words === '' ? title : `${words}: ${title}`, { kind, who: who ?? '' })] : []
  })

/** Milliseconds within which a step and an update of an incident are the same. */
const SAME_STEP_MS = 60_000

const instantOf = ({ time }: RecordRow): number => time?.epoch ?? Date.parse(time?.raw ?? '')

/** Leaves out steps that an update tells at the same time, and puts all in order of time. */
export const mergeUpdates = (steps: RecordRow[], updates: RecordRow[]): RecordRow[] =>
  [
    ...steps.filter((step) => !updates.some((update) => Math.abs(instantOf(update) - instantOf(step)) <= SAME_STEP_MS)),
    ...updates,
  ].sort((a, b) => instantOf(a) - instantOf(b) || 0)

/** A text that is JSON, as an object; services put one into another. */
export const parseNested = (text: string): JsonObject => {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : {}
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return {}
    throw error
  }
}

const isFilled = (record: JsonObject, path: string): boolean => {
  const value = getField(record, path)
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
}

/** Whether any of the fields contains text or a number. */
export const hasAny = (record: JsonObject, ...paths: string[]): boolean => paths.some((path) => isFilled(record, path))

/** Whether all of the fields contain text or a number. */
export const hasAll = (record: JsonObject, ...paths: string[]): boolean => paths.every((path) => isFilled(record, path))
