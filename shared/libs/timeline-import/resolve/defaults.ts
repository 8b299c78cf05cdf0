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

/** Defaults for rows that do not specify something themselves. */
export type Defaults = {
  zone?: Zone
  day?: Day
  order: DateOrder
  warn: (line: number, message: string) => void
}

/** A wall-clock time in ms of UTC, roughly: sufficient for comparing rows of different zones. */
export const toComparable = (day: Day, clock: Clock, zone: Zone | undefined): number => {
  const wall = day * DAY_MS + clockMs(clock)
  return zone ? wall - offsetMinutesAt(zone, wall) * MINUTE_MS : wall
}

/** A row on its day; without a clock if only a date is written. */
export type AssignedTime = { day?: Day; clock?: Clock }
