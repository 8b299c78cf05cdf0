import { type Clock, type DateOrder, type Day, offsetMinutesAt, type Zone } from '../../time'

export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000

/** What applies to rows that do not say otherwise. */
export type Defaults = {
  zone?: Zone
  day?: Day
  order: DateOrder
  warn: (line: number, message: string) => void
}

/** Milliseconds since midnight. */
export const clockMs = (clock: Clock): number =>
  ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000 + clock.millisecond

/** A wall-clock time in ms of UTC, roughly: good for comparing rows of different zones. */
export const toComparable = (day: Day, clock: Clock, zone: Zone | undefined): number => {
  const wall = day * DAY_MS + clockMs(clock)
  return zone ? wall - offsetMinutesAt(zone, wall) * 60_000 : wall
}

/** A row on its day; without a clock where only a date is written. */
export type AssignedTime = { day?: Day; clock?: Clock }
