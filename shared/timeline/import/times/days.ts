import { type DateExpression, isFullDate } from './dates'

/** A calendar day as the number of days since 1970-01-01. */
export type Day = number

export const dayOf = (year: number, month: number, day: number): Day =>
  Math.floor(Date.UTC(year, month - 1, day) / 86_400_000)

/** Which of two readings dates of two numbers have in a file. */
export type DateOrder = 'MDY' | 'DMY'

/** A date with day and month put in the file's order. */
export const inOrder = (date: DateExpression, order: DateOrder): DateExpression => {
  if (!date.swappable || order === 'MDY') return date
  return { ...date, month: date.day, day: date.month }
}

const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7

/** The year, of the three around `near`, that brings month and day closest to it. */
const closest = (month: number, day: number, near: Day): Day => {
  const year = new Date(near * 86_400_000).getUTCFullYear()
  const days = [year - 1, year, year + 1].map((y) => dayOf(y, month, day))
  return days.reduce((best, candidate) => (Math.abs(candidate - near) < Math.abs(best - near) ? candidate : best))
}

/** The day meant by a date, seen from the day before it in the file (`near`); undefined when it cannot be known. */
export const dayMeant = (date: DateExpression, near: Day | undefined): Day | undefined => {
  const { year, month, day } = date
  if (isFullDate(date)) return dayOf(year ?? 0, month ?? 0, day ?? 0)
  if (near === undefined) return undefined
  if (month !== undefined && day !== undefined) return closest(month, day, near)
  if (date.weekday !== undefined) return near + ((date.weekday - weekdayOf(near) + 7) % 7)
  return date.shift === undefined ? undefined : near + date.shift
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `2024-03-01` */
export const writeDay = (day: Day): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** `14:05:00`, with milliseconds only where there are some. */
export const writeClock = (ms: number): string => {
  const rest = ms % 1000
  const seconds = Math.floor(ms / 1000)
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(3, '0')}`
}
