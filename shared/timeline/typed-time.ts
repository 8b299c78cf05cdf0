import type { Millis } from '../doc'
import { clockText, dateText } from '../report/format'
import { dayMeant, inOrder } from './import/times/days'
import { readTimedLine } from './import/times/entry-line'
import { readTime, type TimeExpression } from './import/times/expression'
import { momentOf, offsetAt, utc, type Zone, zoneOfName } from './import/times/zones'

/** What a time without a zone, a day or a year is read by. */
export type TypingGround = {
  /** Zone in which times are typed (IANA). */
  zone: string
  /** The moment that a time without a day is closest to, such as the event before it. */
  near: Millis
}

export type TypedTime = { at: Millis; end: Millis | null; isApproximate: boolean; raw: string }

const day = 86_400_000

const zoneOf = (name: string): Zone => zoneOfName(name) ?? utc

type Side = Pick<TimeExpression, 'epoch' | 'date' | 'clock' | 'zone' | 'shift'>

const momentMeant = (side: Side, { zone: name, near }: TypingGround): Millis | undefined => {
  if (side.epoch !== undefined) return side.epoch
  const zone = side.zone ?? zoneOf(name)
  const { clock, date } = side
  if (!clock) return undefined
  const ofDay = ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000 + clock.millisecond
  const nearDay = Math.floor((near + offsetAt(zone, near) * 60_000) / day)
  const told = date && dayMeant(inOrder(date, 'DMY'), nearDay)
  if (told !== undefined) return momentOf((told + (side.shift ?? 0)) * day + ofDay, zone).at
  const candidates = [nearDay - 1, nearDay, nearDay + 1].map((one) => momentOf(one * day + ofDay, zone).at)
  return candidates.reduce((best, at) => (Math.abs(at - near) < Math.abs(best - near) ? at : best))
}

const typed = (time: TimeExpression, ground: TypingGround): TypedTime | undefined => {
  const at = momentMeant(time, ground)
  if (at === undefined) return undefined
  const end = time.end && momentMeant({ ...time.end, zone: time.end.zone ?? time.zone }, { ...ground, near: at })
  return { at, end: end !== undefined && end > at ? end : null, isApproximate: time.approximate, raw: time.raw }
}

/** A text that is a time and nothing else: `14:31`, `31 Jan 23:27`, `~2017-01-31 23:27Z`; undefined for another. */
export const readTypedTime = (text: string, ground: TypingGround): TypedTime | undefined => {
  const source = text.trim()
  const read = readTime(source, 0, { column: true })
  return read && read.end === source.length ? typed(read.value, ground) : undefined
}

/** A line that may begin with a time, and what follows it. */
export const readTypedLine = (line: string, ground: TypingGround): { time: TypedTime | undefined; text: string } => {
  const read = readTimedLine(line)
  const time = read && !read.time.prose ? typed(read.time, ground) : undefined
  return time && read ? { time, text: read.text } : { time: undefined, text: line.trim() }
}

const onWall = (at: Millis, zone: string): Millis => at + offsetAt(zoneOf(zone), at) * 60_000

/** `31 Jan 23:27`, on the wall of a zone; with the year where it is not that of `near`. */
export const wallText = (at: Millis, zone: string, near: Millis = at): string => {
  const wall = onWall(at, zone)
  const isSameYear = new Date(wall).getUTCFullYear() === new Date(onWall(near, zone)).getUTCFullYear()
  return `${isSameYear ? dateText(wall).replace(/ \d+$/, '') : dateText(wall)} ${clockText(wall)}`
}

/** `00:27` on the wall of a zone, with the day where it is not UTC's. */
export const localClock = (at: Millis, zone: string): string => {
  const wall = onWall(at, zone)
  return Math.floor(wall / day) === Math.floor(at / day) ? clockText(wall) : wallText(at, zone)
}

/** `Amsterdam` for `Europe/Amsterdam`. */
export const zoneLabel = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
