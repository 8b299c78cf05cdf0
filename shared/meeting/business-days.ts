import { formatDay } from '../libs/time'
import { DAY_MS } from './clock'

/** A calendar date as `2026-03-01`. */
export type IsoDate = string

/** Days since 1 January 1970; NaN for a text that is no date. */
export const toDayNumber = (date: IsoDate): number => Math.floor(Date.parse(`${date}T00:00Z`) / DAY_MS)

/** 0 is Sunday. */
export const getWeekday = (day: number): number => (((day + 4) % 7) + 7) % 7

/** The day so many calendar days after another, or before it if negative. */
export const addDays = (date: IsoDate, count: number): IsoDate => formatDay(toDayNumber(date) + count)

/** Calendar days from one date to another; negative if the other is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => toDayNumber(to) - toDayNumber(from)

const isBusinessDay = (day: number): boolean => getWeekday(day) % 6 !== 0

/** Business days from 1 January 1970, which was a Thursday, until the end of a day. */
const businessDaysUntil = (day: number): number => {
  // Counted from Monday, 29 December 1969, three days before.
  const sinceMonday = day + 3
  const week = Math.floor(sinceMonday / 7)
  return week * 5 + Math.min(sinceMonday - week * 7 + 1, 5)
}

/** `addBusinessDays` for a day as a number. */
export const addBusinessDaysTo = (day: number, count: number): number => {
  const step = Math.sign(count)
  // Whole weeks at once, so that a large number costs nothing; the rest, and a start on a weekend, day by day.
  const weeks = Math.max(0, Math.floor(Math.abs(count) / 5) - 1)
  let at = day + step * weeks * 7
  for (let left = Math.abs(count) - weeks * 5; left > 0; ) {
    at += step
    if (isBusinessDay(at)) left -= 1
  }
  return at
}

/**
 * The business day that is `count` after a date, or before it if negative. Business days are Monday to Friday: holidays
 * are not known. With 0 it is the date itself, be it on a weekend.
 */
export const addBusinessDays = (date: IsoDate, count: number): IsoDate =>
  formatDay(addBusinessDaysTo(toDayNumber(date), Math.trunc(count)))

/** A Saturday or Sunday becomes the Monday after it: nobody is asked to check anything on a weekend. */
export const toWorkingDay = (date: IsoDate): IsoDate =>
  isBusinessDay(toDayNumber(date)) ? date : addBusinessDays(date, 1)

/** How many business days are after `from`, up to and with `to`; negative if `to` is earlier. */
export const businessDaysBetween = (from: IsoDate, to: IsoDate): number =>
  businessDaysUntil(toDayNumber(to)) - businessDaysUntil(toDayNumber(from))
