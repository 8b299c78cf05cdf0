import {
  type Clock,
  clockMs,
  DAY_MS,
  type DateOrder,
  type Day,
  MINUTE_MS,
  offsetMinutesAt,
  type Zone,
} from '../../time'
import type { Entry } from '../types'

/** Defaults for rows that do not specify something themselves. */
export type Defaults = {
  zone?: Zone
  day?: Day
  order: DateOrder
  warn: (line: number, message: string) => void
}

/** The zone that the clock of a row is read in: its own, that of the text above it, or that of the file. */
export const zoneOf = ({ time, zone }: Entry, defaults: Defaults): Zone | undefined =>
  time.zone ?? zone ?? (time.isLocal ? undefined : defaults.zone)

/** A wall-clock time in ms of UTC, roughly: sufficient for comparing rows of different zones. */
export const toComparable = (day: Day, clock: Clock, zone: Zone | undefined): number => {
  const wall = day * DAY_MS + clockMs(clock)
  return zone ? wall - offsetMinutesAt(zone, wall) * MINUTE_MS : wall
}

/** A row on its day; without a clock if only a date is written. */
export type AssignedTime = { day?: Day; clock?: Clock }

/** The year in which days are counted if no year is known; a leap year, so that it has every day. */
export const UNKNOWN_YEAR = 1972

/** Whether a day belongs to a year that is known: no file is about 1970 to 1989. */
export const isYearKnown = (day: Day): boolean => day > 7300
