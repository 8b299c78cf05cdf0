import { readTime, type TimeExpression } from '../time'

/** A JSON object of unknown shape. */
export type JsonObject = Record<string, unknown>

/** Whether a value is an object, but not an array. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects of an array, without anything else in it. */
export const listObjects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : [])

/** The first of the named fields that contains text or a number, as text; empty if none does. */
export const textField = (fields: unknown, ...names: string[]): string => {
  if (!isJsonObject(fields)) return ''
  for (const name of names) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return ''
}

/** A field's object, or an empty one. */
export const objectField = (fields: unknown, name: string): JsonObject => {
  const value = isJsonObject(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined
  return isJsonObject(value) ? value : {}
}

/** A time in JSON: text, or a number of seconds or milliseconds since 1970. */
export const parseJsonTime = (value: unknown): TimeExpression | undefined => {
  if (typeof value === 'number' && Number.isFinite(value)) {
    const ms = value > 100_000_000_000 ? value : value * 1000
    return ms > 0 && ms < 4_102_444_800_000
      ? { epoch: Math.round(ms), approximate: false, raw: String(value) }
      : undefined
  }
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  const read = readTime(text)
  return read && read.end >= text.length && (read.value.clock || read.value.epoch !== undefined || read.value.date)
    ? read.value
    : undefined
}

/** A time in JSON as the end of a range. */
export const parseJsonEnd = (value: unknown): TimeExpression['end'] => {
  const time = parseJsonTime(value)
  if (!time) return undefined
  const { date, clock, zone, epoch } = time
  return {
    ...(date ? { date } : {}),
    ...(clock ? { clock } : {}),
    ...(zone ? { zone } : {}),
    ...(epoch === undefined ? {} : { epoch }),
  }
}
