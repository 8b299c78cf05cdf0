import {
  clockMs,
  DAY_MS,
  type DateExpression,
  isFullDate,
  readTime,
  resolveDay,
  resolveWallTime,
  type TimeExpression,
  type Zone,
} from '../../time'
import { ImportError } from '../types'

/** When something began, as the clock showed it there in ms of UTC; or the instant, if its zone is known. */
export type Start = { wall: number; zone?: Zone } | { instant: number }

/** Parses the start of a recording in ISO 8601, with or without a zone; throws `ImportError` for anything else. */
export const parseStart = (text: string): Start => {
  const read = readTime(text.trim())
  const { epoch, date, clock, zone } = read && read.end >= text.trim().length ? read.value : {}
  if (epoch !== undefined) return { instant: epoch }
  const day = date && isFullDate(date) ? resolveDay(date, undefined) : undefined
  if (day === undefined || !clock)
    throw new ImportError('bad-option', `"${text}" is not a start. Write it like 2024-03-01T14:05.`)
  return { wall: day * DAY_MS + clockMs(clock), ...(zone ? { zone } : {}) }
}

const partsOf = (wall: number): { date: DateExpression; clock: NonNullable<TimeExpression['clock']> } => {
  const at = new Date(wall)
  return {
    date: { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() },
    clock: {
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
      millisecond: at.getUTCMilliseconds(),
    },
  }
}

/** The time that is `elapsed` ms after a start. Its own zone comes before the `zone` of the surroundings. */
export const timeAfterStart = (start: Start, elapsed: number, zone: Zone | undefined, raw: string): TimeExpression => {
  if ('instant' in start) return { epoch: start.instant + elapsed, approximate: false, raw }
  const known = start.zone ?? zone
  if (!known) return { ...partsOf(start.wall + elapsed), approximate: false, raw }
  // Real time goes on through a change of the clocks, so the time is counted as an instant.
  return { epoch: resolveWallTime(start.wall, known).at + elapsed, approximate: false, raw }
}
