import { z } from 'zod'

/** A point in time, in epoch milliseconds of meeting time. */
export type Instant = number

/** A length of time, in ms. */
export type Duration = number

/** An instant in the years 1 to 9999, which `Date` can always format. */
export const instant = z.number().min(-62_135_596_800_000).max(253_402_300_799_999)

/** 120 days, so that sums of many stay in range. */
export const MAX_DURATION_MS = 10_368_000_000

/** A duration in ms, at most `MAX_DURATION_MS` either way. */
export const duration = z.number().min(-MAX_DURATION_MS).max(MAX_DURATION_MS)

type Values = Record<string, unknown>

const mapFields = (values: Values, fields: readonly string[], map: (value: unknown) => unknown): Values =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fields.includes(key) ? map(value) : value]))

/** Replaces instants by ISO 8601 in UTC, for the readable half of a file. */
export const instantsToIso = (values: Values, fields: readonly string[]): Values =>
  mapFields(values, fields, (value) => {
    const moment = instant.safeParse(value)
    return moment.success ? new Date(moment.data).toISOString() : value
  })

/** The inverse of `instantsToIso`. What is not a date stays as it is, for the schema to reject. */
export const instantsFromIso = (values: Values, fields: readonly string[]): Values =>
  mapFields(values, fields, (value) => {
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
    return Number.isNaN(at) ? value : at
  })
