import { readTime, type TimeExpression } from '../time'

/** A JSON object of unknown shape. */
export type JsonObject = Record<string, unknown>

/** Whether a value is an object, but not an array. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects of an array, without anything else in it. */
export const listObjects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : [])

const ownField = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined

const MAX_KNOWN_PATHS = 2000
const knownPaths = new Map<string, readonly string[]>()

const splitPath = (path: string): readonly string[] => {
  let names = knownPaths.get(path)
  if (!names) {
    if (knownPaths.size >= MAX_KNOWN_PATHS) knownPaths.clear()
    names = path.split('.')
    knownPaths.set(path, names)
  }
  return names
}

/** The field at a path (`payload.created_at`, `commits.0.id`); a field that has dots in its own name comes first. */
export const getField = (value: unknown, path: string): unknown => {
  const own = ownField(value, path)
  return own === undefined && path.includes('.') ? splitPath(path).reduce(ownField, value) : own
}

/** The first field of the paths that contains text or a number, as text; empty if none does. */
export const textField = (fields: unknown, ...paths: string[]): string => {
  for (const path of paths) {
    const value = getField(fields, path)
    if (typeof value === 'number') return String(value)
    const text = typeof value === 'string' ? value.trim() : ''
    if (text !== '') return text
  }
  return ''
}

/** A field's object, or an empty one. */
export const objectField = (fields: unknown, path: string): JsonObject => {
  const value = getField(fields, path)
  return isJsonObject(value) ? value : {}
}

const isFilled = (record: JsonObject, path: string): boolean => {
  const value = getField(record, path)
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
}

/** Whether any of the fields contains text or a number. */
export const hasAny = (record: JsonObject, ...paths: string[]): boolean => paths.some((path) => isFilled(record, path))

/** Whether all of the fields contain text or a number. */
export const hasAll = (record: JsonObject, ...paths: string[]): boolean => paths.every((path) => isFilled(record, path))

const MIN_EPOCH_MS = Date.UTC(2000, 0)
const MAX_EPOCH_MS = Date.UTC(2100, 0)

/** A number of seconds, or of a smaller unit, since 1970, by its size. */
const epochToMs = (value: number): number => {
  if (value > 1e17) return value / 1e6
  if (value > 1e14) return value / 1e3
  return value > 1e11 ? value : value * 1000
}

const toEpoch = (value: number, raw: string, minMs: number): TimeExpression | undefined => {
  const ms = Math.round(epochToMs(value))
  return ms > minMs && ms < MAX_EPOCH_MS ? { epoch: ms, approximate: false, raw } : undefined
}

/** What serializers write after a complete time: `[Europe/Berlin]`, ` (Coordinated Universal Time)`, ` UTC`, ` m=+0.1`. */
const zoneComment = /^(?: ?\[[\w/+-]{1,60}\]| \([\w ]{1,60}\)| [A-Z]{3,5}\b)?(?: m=[+-][\d.]{1,20})?$/
const dotNetDate = /^\/Date\((\d{1,16})(?:[+-]\d{4})?\)\/$/
const compactTime = /^((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/
/** Longer texts are words that begin with a time. */
const MAX_TIME_LENGTH = 100

const parseTimeText = (text: string): TimeExpression | undefined => {
  if (text.length > MAX_TIME_LENGTH || !/\d/.test(text)) return undefined
  if (/^\d{9,19}(?:\.\d{1,9})?$/.test(text) && !compactTime.test(text)) return toEpoch(Number(text), text, MIN_EPOCH_MS)
  const dotNet = dotNetDate.exec(text)
  if (dotNet) return toEpoch(Number(dotNet[1]), text, MIN_EPOCH_MS)
  const read = readTime(text.replace(compactTime, '$1-$2-$3 $4:$5:$6'))
  if (!read) return undefined
  const { value, end } = read
  if (end < text.length && !compactTime.test(text) && !(value.zone && zoneComment.test(text.slice(end))))
    return undefined
  return value.clock || value.epoch !== undefined || value.date ? value : undefined
}

/** A time in JSON: text, or a number of seconds, milliseconds, microseconds or nanoseconds since 1970. */
export const parseJsonTime = (value: unknown): TimeExpression | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? toEpoch(value, String(value), MIN_EPOCH_MS) : undefined
  return typeof value === 'string' ? parseTimeText(value.trim()) : undefined
}

/** The time in the first of the fields that has one. */
export const timeField = (fields: unknown, ...paths: string[]): TimeExpression | undefined => {
  for (const path of paths) {
    const time = parseJsonTime(getField(fields, path))
    if (time) return time
  }
  return undefined
}

/** A time as the end of a range. */
export const toEnd = ({ date, clock, zone, epoch }: TimeExpression): NonNullable<TimeExpression['end']> => ({
  ...(date ? { date } : {}),
  ...(clock ? { clock } : {}),
  ...(zone ? { zone } : {}),
  ...(epoch === undefined ? {} : { epoch }),
})

/** A time and, if there is one that is not equal to it, the end of its range. */
export const withEnd = (
  time: TimeExpression | undefined,
  end: TimeExpression | undefined,
): TimeExpression | undefined => (time && end && end.raw !== time.raw ? { ...time, end: toEnd(end) } : time)
