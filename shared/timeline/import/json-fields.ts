import { readTime, type TimeExpression } from './times'

/** A JSON object of which nothing is known yet. */
export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects in a list; anything else in it is left out. */
export const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

/** The first of the named fields that holds words or a number, as text. */
export const textIn = (fields: unknown, ...names: string[]): string => {
  if (!isFields(fields)) return ''
  for (const name of names) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return ''
}

/** A field that holds an object. */
export const fieldsIn = (fields: unknown, name: string): Fields => {
  const value = isFields(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined
  return isFields(value) ? value : {}
}

/** A time in JSON: ISO 8601 text, or seconds or milliseconds since 1970. */
export const timeIn = (value: unknown): TimeExpression | undefined => {
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

/** A time as the end of a range. */
export const endIn = (value: unknown): TimeExpression['end'] => {
  const time = timeIn(value)
  if (!time) return undefined
  const { date, clock, zone, epoch } = time
  return {
    ...(date ? { date } : {}),
    ...(clock ? { clock } : {}),
    ...(zone ? { zone } : {}),
    ...(epoch === undefined ? {} : { epoch }),
  }
}
