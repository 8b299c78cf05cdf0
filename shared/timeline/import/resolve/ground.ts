import { type Clock, type DateOrder, type Day, offsetMinutesAt, type Zone } from '../times'

/** A day and an hour in milliseconds. */
export const dayMs = 86_400_000
export const hourMs = 3_600_000

/** What holds where a row tells nothing itself. */
export type Ground = {
  zone?: Zone
  day?: Day
  order: DateOrder
  warn: (line: number, message: string) => void
}

/** Milliseconds since midnight. */
export const clockMs = (clock: Clock): number =>
  ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000 + clock.millisecond

/** The clock's reading as ms on UTC's scale, for comparing rows of different zones. */
export const comparable = (day: Day, clock: Clock, zone: Zone | undefined): number => {
  const wall = day * dayMs + clockMs(clock)
  return zone ? wall - offsetMinutesAt(zone, wall) * 60_000 : wall
}

/** A row on its day; without a clock where only the date is told. */
export type Placed = { day?: Day; clock?: Clock }
