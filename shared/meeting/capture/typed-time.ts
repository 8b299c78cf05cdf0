import type { Instant } from '../../crdt'
import {
  applyDateOrder,
  clockMs,
  type Day,
  offsetMinutesAt,
  readTime,
  readTimedLine,
  resolveDay,
  resolveWallTime,
  type TimeExpression,
} from '../../libs/time'
import { DAY_MS, MINUTE_MS } from '../clock'
import { toZone } from '../local-time'
import { pickNearest, type TimeContext } from './time-context'

export type TypedTime = { at: Instant; end: Instant | null; isApproximate: boolean; raw: string }

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
