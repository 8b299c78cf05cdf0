import type { Instant } from '../crdt'
import { offsetMinutesAt, parseZone, UTC, type Zone } from '../libs/time'
import { DAY_MS, MINUTE_MS } from './clock'
import { clockText, dayText, utcText, weekdayText } from './format'

/** The zone with a name; UTC for a name that is unknown here. */
export const toZone = (name: string): Zone => parseZone(name) ?? UTC

/** The time that a clock in a zone shows, as if it were UTC (epoch milliseconds). */
export const toWallTime = (at: Instant, zone: string): Instant => at + offsetMinutesAt(toZone(zone), at) * MINUTE_MS

/** `31 Jan 23:27` in a zone's local time; with the year if it differs from that of `near`. */
export const localTimeText = (at: Instant, zone: string, near: Instant = at): string => {
  const wall = toWallTime(at, zone)
  return `${dayText(wall, toWallTime(near, zone))} ${clockText(wall)}`
}

/**
 * How a typed time was understood: `Wed 31 Jan 23:27 UTC`, with the local time of another zone, and of another year its
 * number.
 */
export const describeTime = (at: Instant, zone: string, now: Instant): string => {
  const utcTime = `${weekdayText(at)} ${localTimeText(at, 'UTC', now)} UTC`
  return localClock(at, zone) === clockText(at) ? utcTime : `${utcTime} · ${localClock(at, zone)} ${zoneLabel(zone)}`
}

/** `00:27` in a zone's local time; with the day if it differs from UTC's. */
export const localClock = (at: Instant, zone: string): string => {
  const wall = toWallTime(at, zone)
  return Math.floor(wall / DAY_MS) === Math.floor(at / DAY_MS) ? clockText(wall) : localTimeText(at, zone)
}

/** `31 Jan 2017 23:27 UTC`, with the local time of another zone: `31 Jan 2017 23:27 UTC (1 Feb 00:27 Amsterdam)`. */
export const utcAndLocalText = (at: Instant, zone = 'UTC'): string =>
  localClock(at, zone) === clockText(at) ? utcText(at) : `${utcText(at)} (${localClock(at, zone)} ${zoneLabel(zone)})`

/** `Amsterdam` for `Europe/Amsterdam`. */
export const zoneLabel = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
