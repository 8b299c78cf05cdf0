import type { Instant } from '../../crdt'
import {
  applyDateOrder,
  clockMs,
  type Day,
  offsetMinutesAt,
  parseZone,
  readTime,
  readTimedLine,
  resolveDay,
  resolveWallTime,
  type TimeExpression,
  UTC,
  type Zone,
} from '../../libs/time'
import { DAY_MS, MINUTE_MS } from '../clock'
import { clockText, dayText, utcText, weekdayText } from '../format'
import { pickNearest, type TimeContext } from './time-context'

export type TypedTime = { at: Instant; end: Instant | null; isApproximate: boolean; raw: string }

const toZone = (name: string): Zone => parseZone(name) ?? UTC

type Side = Pick<TimeExpression, 'epoch' | 'date' | 'clock' | 'zone' | 'dayOffset'>

/** Words that count from the day on which they are typed; `the next day` counts from the row before. */
const fromToday = /\b(?:today|yesterday|tomorrow)\b/i

const daysAround = (center: Day, reach: number): Day[] =>
  Array.from({ length: 2 * reach + 1 }, (_, index) => center - reach + index)

const resolveInstant = (side: Side, raw: string, context: TimeContext): Instant | undefined => {
  if (side.epoch !== undefined) return side.epoch
  const zone = side.zone ?? toZone(context.zone)
  const { clock, date } = side
  if (!clock) return undefined
  const timeOfDayMs = clockMs(clock)
  const onDay = (which: Day): Instant =>
    resolveWallTime((which + (side.dayOffset ?? 0)) * DAY_MS + timeOfDayMs, zone).at
  const toDay = (at: Instant): Day => Math.floor((at + offsetMinutesAt(zone, at) * MINUTE_MS) / DAY_MS)
  const { near, span, now } = context
  if (date?.weekday !== undefined && date.month === undefined) {
    const days = daysAround(toDay(near), 7).filter((one) => resolveDay(date, one) === one)
    return pickNearest(days.map(onDay), context)
  }
  const from = now !== undefined && fromToday.test(raw) ? now : near
  const dated = date && resolveDay(applyDateOrder(date, 'DMY'), toDay(from))
  if (dated !== undefined) return onDay(dated)
  const days = [near, ...(span ? [span.from, span.to] : [])].flatMap((at) => daysAround(toDay(at), 1))
  return pickNearest(days.map(onDay), context)
}

const typed = (time: TimeExpression, context: TimeContext): TypedTime | undefined => {
  const at = resolveInstant(time, time.raw, context)
  if (at === undefined) return undefined
  const until = time.end && { ...time.end, zone: time.end.zone ?? time.zone }
  const end = until && resolveInstant(until, '', { zone: context.zone, near: at, lead: DAY_MS / 2 })
  return { at, end: end !== undefined && end > at ? end : null, isApproximate: time.approximate, raw: time.raw }
}

/** A text that is a time and nothing else: `14:31`, `31 Jan 23:27`, `~2017-01-31 23:27Z`; undefined for another. */
export const readTypedTime = (text: string, context: TimeContext): TypedTime | undefined => {
  const source = text.trim()
  const read = readTime(source, 0, { column: true })
  return read && read.end === source.length ? typed(read.value, context) : undefined
}

/** Splits a line into a time at its start, if there is one, and the rest. */
export const readTypedLine = (line: string, context: TimeContext): { time: TypedTime | undefined; text: string } => {
  const read = readTimedLine(line)
  const time = read && !read.time.isInline ? typed(read.time, context) : undefined
  return time && read ? { time, text: read.text } : { time: undefined, text: line.trim() }
}

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
