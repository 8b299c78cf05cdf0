import { type DateExpression, isFullDate } from './dates'
import { DAY_MS } from './units'

/** A calendar day as the number of days since 1970-01-01. */
export type Day = number

/** The day of a year, month (1 to 12) and day of the month. */
const toDay = (year: number, month: number, day: number): Day => Math.floor(Date.UTC(year, month - 1, day) / DAY_MS)

/** The order in which a file writes day, month and a year of two digits. */
export type DateOrder = 'MDY' | 'DMY' | 'YMD'

/** A date with day and month read in the file's order. */
export const applyDateOrder = (date: DateExpression, order: DateOrder): DateExpression => {
  if (order === 'YMD' && date.numbers) {
    const [year, month, day] = date.numbers
    return { year: 2000 + year, month, day }
  }
  if (!date.isAmbiguous || order !== 'DMY') return date
  return { ...date, month: date.day, day: date.month }
}

/** A day as a date. */
export const dayToDate = (day: Day): DateExpression => {
  const at = new Date(day * DAY_MS)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
}

const getWeekday = (day: Day): number => (((day + 4) % 7) + 7) % 7

/** The day of a month nearest to `near`, in its year or an adjacent one. */
const closest = (month: number, day: number, near: Day): Day => {
  const year = new Date(near * DAY_MS).getUTCFullYear()
  const days = [year - 1, year, year + 1].map((y) => toDay(y, month, day))
  return days.reduce((best, candidate) => (Math.abs(candidate - near) < Math.abs(best - near) ? candidate : best))
}

/** The day of a date, given `near`, the day before it in the file; undefined if `near` is needed but missing. */
export const resolveDay = (date: DateExpression, near: Day | undefined): Day | undefined => {
  const { year, month, day } = date
  if (isFullDate(date)) return toDay(year ?? 0, month ?? 0, day ?? 0)
  if (near === undefined) return undefined
  if (month !== undefined && day !== undefined) return closest(month, day, near)
  if (date.weekday !== undefined) return near + ((date.weekday - getWeekday(near) + 7) % 7)
  return date.dayOffset === undefined ? undefined : near + date.dayOffset
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** The first and the last day whose year has four digits, so that days as texts are in order. */
const FIRST_DAY = Date.parse('0000-01-01') / DAY_MS
const LAST_DAY = Date.parse('9999-12-31') / DAY_MS

/** `2024-03-01`; of days before the year 0 or after 9999, the nearest that can be written. */
export const formatDay = (day: Day): string =>
  new Date(Math.min(Math.max(day, FIRST_DAY), LAST_DAY) * DAY_MS).toISOString().slice(0, 10)

/** `14:05:00` for the milliseconds since midnight; with milliseconds only if there are any. */
export const formatClock = (ms: number): string => {
  const rest = ms % 1000
  const seconds = Math.floor(ms / 1000)
  const clock = `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(3, '0')}`
}
