import { DAY_MS } from '../../meeting/clock'
import { isoDay } from '../../meeting/format'

/** Due within so many days counts as this week. */
export const WEEK_DAYS = 7

/** The day so many calendar days after another; both are ISO dates, so that no change of clocks matters. */
export const addDays = (day: string, count: number): string => isoDay(Date.parse(`${day}T00:00Z`) + count * DAY_MS)

/** Calendar days from one ISO date to another; negative if the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS)

/** A Saturday or Sunday becomes the Monday after it: nobody is asked to check anything on a weekend. */
export const toWorkingDay = (day: string): string => {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay()
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day
}
