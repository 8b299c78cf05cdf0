import {
  applyDateOrder,
  type Clock,
  clockMs,
  DAY_MS,
  type DateExpression,
  type Day,
  HOUR_MS,
  isFullDate,
  resolveDay,
  type Zone,
} from '../../time'
import { endsStep } from '../run-steps'
import type { Entry } from '../types'
import { type AssignedTime, type Defaults, isYearKnown, toComparable, zoneOf } from './defaults'

/** A clock that goes back by more than this means another day. */
const OVERNIGHT_GAP_MS = 6 * HOUR_MS
/** So does one that goes back by more than this, unless the rows after it return: then this row only looks back. */
const LOOKBACK_GAP_MS = 2 * HOUR_MS

/** Whoever writes each day above its rows would write the next one too, unless the night merely goes on. */
const TITLED_GAP_MS = 12 * HOUR_MS

/** The position within a run of rows: the day and time of the last row, and the first day since the last date row (`anchor`). */
export type DayCursor = {
  day: Day | undefined
  firstDay: Day | undefined
  lastTime: number | undefined
  anchor: DateExpression | undefined
  meridiem?: 'am' | 'pm'
  /** Every day of the run stands above its rows, so a clock goes past midnight only where it goes back by half a day. */
  hasDayTitles?: true
  /** The last row is a date without a clock. */
  isDateAlone?: boolean
}

/** Completes a clock that may be on 12 hours, if earlier rows had am or pm: with the half of the day that is closer to the row before. */
const inferMeridiem = (clock: Clock, cursor: DayCursor, day: Day, zone: Zone | undefined): Clock => {
  if (!clock.maybe12Hour || clock.meridiem || cursor.meridiem === undefined || cursor.lastTime === undefined)
    return clock
  const morning = { ...clock, hour: clock.hour % 12 }
  const afternoon = { ...clock, hour: (clock.hour % 12) + 12 }
  const gap = (reading: Clock): number => {
    const distance = toComparable(day, reading, zone) - (cursor.lastTime ?? 0)
    return distance < -HOUR_MS ? distance + DAY_MS : Math.abs(distance)
  }
  return gap(morning) <= gap(afternoon) ? morning : afternoon
}

/** Whether one of the next rows returns to the time of the row before: this one only looks back. */
export const isLookback = (run: Entry[], index: number): boolean => {
  const previous = run[index - 1]?.time.clock
  if (!previous) return false
  return run.slice(index + 1, index + 6).some(({ time }) => {
    const ahead = time.clock && !time.date ? clockMs(time.clock) - clockMs(previous) : -1
    return ahead >= 0 && ahead < OVERNIGHT_GAP_MS
  })
}

/** Whether a run has the titles of several days, with rows below each. */
export const hasDayTitles = (run: Entry[]): boolean => {
  const first = run[0]?.day
  return first !== undefined && run.every(({ day }) => day !== undefined) && run.some(({ day }) => day !== first)
}

/** Starts over at the date row or heading above a row, if it is not the one of the row before. */
const enterAnchor = (day: DateExpression | undefined, cursor: DayCursor, defaults: Defaults): void => {
  if (!day || day === cursor.anchor) return
  cursor.anchor = day
  cursor.day = resolveDay(applyDateOrder(day, defaults.order), cursor.day ?? defaults.day) ?? cursor.day
  cursor.firstDay = cursor.day
  cursor.lastTime = undefined
}

/** The day of a clock without a date: the one of the row before, or the next (the one before, if rows descend) past midnight. */
const dayPastMidnight = (day: Day, at: number, cursor: DayCursor, isDescending: boolean, looksBack: boolean): Day => {
  if (cursor.lastTime === undefined) return day
  const direction = isDescending ? -1 : 1
  const drop = (cursor.lastTime - at) * direction
  const isOvernight = cursor.hasDayTitles
    ? drop > TITLED_GAP_MS
    : drop > OVERNIGHT_GAP_MS || (drop > LOOKBACK_GAP_MS && !looksBack)
  if (isOvernight) return day + direction
  // A rise by most of a day comes back from past midnight, but not to before the first day.
  const returns = -drop > 3 * OVERNIGHT_GAP_MS && cursor.firstDay !== undefined && day !== cursor.firstDay
  return returns ? day - direction : day
}

/** Goes on to the day that a title gives for the times below it, if the row before was of an earlier one. */
const returnToDayOfAll = (day: DateExpression | undefined, cursor: DayCursor, defaults: Defaults): void => {
  const ofAll = day && resolveDay(applyDateOrder(day, defaults.order), cursor.day)
  if (ofAll === undefined || cursor.day === undefined || cursor.day >= ofAll) return
  cursor.day = ofAll
  cursor.lastTime = undefined
}

/** Puts a row on its day, past midnight if the clock wraps around, and moves the cursor there. */
export const assignDay = (
  entry: Entry,
  cursor: DayCursor,
  defaults: Defaults,
  isDescending: boolean,
  looksBack: boolean,
): AssignedTime => {
  const { time } = entry
  const zone = zoneOf(entry, defaults)
  enterAnchor(entry.day, cursor, defaults)
  const known = cursor.day ?? defaults.day
  const stated = time.date ? resolveDay(applyDateOrder(time.date, defaults.order), known) : undefined
  if (time.date && stated === undefined) return time.clock ? { clock: time.clock } : {}
  const isAfterDateAlone = cursor.isDateAlone === true && entry.day !== undefined && isFullDate(entry.day)
  cursor.isDateAlone = !time.clock && stated !== undefined
  if (!time.clock) {
    if (stated === undefined) return {}
    cursor.day = stated
    cursor.lastTime = undefined
    return { day: stated }
  }
  if (!time.date && (entry.isDayOfAll || isAfterDateAlone)) returnToDayOfAll(entry.day, cursor, defaults)
  // Without any date, days are counted from zero to keep the run in order.
  let day = stated ?? cursor.day ?? known ?? 0
  const clock = inferMeridiem(time.clock, cursor, day, zone)
  if (clock.meridiem) cursor.meridiem = clock.meridiem
  if (stated === undefined) day = dayPastMidnight(day, toComparable(day, clock, zone), cursor, isDescending, looksBack)
  if (time.dayOffset) day = stated ?? cursor.firstDay ?? day
  cursor.firstDay ??= day
  day += time.dayOffset ?? 0
  cursor.day = day
  cursor.lastTime = toComparable(day, clock, zone)
  return { day, clock }
}

/** Whether most rows are earlier than the one before. Yields between steps of work. */
export function* isDescending(entries: Entry[], defaults: Defaults): Generator<undefined, boolean> {
  let descents = 0
  let ascents = 0
  let previous: { at: number; dated: boolean } | undefined
  for (const [index, { time, day, zone }] of entries.entries()) {
    if (endsStep(index)) yield
    if (time.epoch === undefined && !time.clock) continue
    const date = time.date ?? day
    const resolved = date ? resolveDay(applyDateOrder(date, defaults.order), defaults.day) : undefined
    const at = time.epoch ?? (time.clock ? toComparable(resolved ?? 0, time.clock, time.zone ?? zone) : 0)
    const dated = time.epoch !== undefined || resolved !== undefined
    if (previous && previous.dated === dated) {
      // A jump by most of a day goes past midnight, in the other direction.
      const isMidnight = !dated && Math.abs(at - previous.at) >= 3 * OVERNIGHT_GAP_MS
      if (at !== previous.at && at < previous.at !== isMidnight) descents += 1
      if (at !== previous.at && at > previous.at !== isMidnight) ascents += 1
    }
    previous = { at, dated }
  }
  return descents > ascents && descents > 1
}

/** Reads a run of hours without am or pm that goes from 12 to 1 as a 12-hour clock in the afternoon, not as a new day. */
export const inferAfternoon = (run: Entry[], defaults: Defaults): Entry[] => {
  const clocks = run.map(({ time }) => time.clock)
  const isTwelveHour =
    clocks.every((clock) => !clock || (clock.maybe12Hour && !clock.meridiem)) &&
    clocks.filter((clock) => clock).length >= 3
  // Clocks of several zones go back without a new half of the day.
  const zones = new Set(run.flatMap(({ time }) => time.zone?.name ?? []))
  if (!isTwelveHour || zones.size > 1) return run
  let halfDays = 0
  let previous: number | undefined
  let hasWarned = false
  return run.map((entry) => {
    const { clock, date } = entry.time
    if (!clock || date) {
      halfDays = date ? 0 : halfDays
      previous = clock ? clockMs(clock) : previous
      return entry
    }
    const at = clockMs(clock)
    if (previous !== undefined && previous - at > 3 * HOUR_MS && halfDays === 0) halfDays = 1
    previous = at
    if (halfDays === 0 || clock.hour === 12) return entry
    if (!hasWarned)
      defaults.warn(entry.line, 'Read as a 12-hour clock without am or pm: from here on in the afternoon.')
    hasWarned = true
    return { ...entry, time: { ...entry.time, clock: { ...clock, hour: clock.hour + 12 } } }
  })
}

/** Whether a date identifies one day, given the day of the file. */
export const isResolvable = (date: DateExpression, defaults: Defaults): boolean =>
  resolveDay(date, defaults.day) !== undefined

/** Whether days are real, not counted from zero for lack of a date. */
export const hasRealDay = (cursor: DayCursor): boolean => cursor.day !== undefined && isYearKnown(cursor.day)
