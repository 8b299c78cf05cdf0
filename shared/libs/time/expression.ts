import { either, fold, isUnspaced, languages, WORD_END, WORD_START } from '../languages'
import { type Clock, clockMs } from './clocks'
import { type DateExpression, isFullDate, isValidDate, readDate } from './dates'
import { type Parts, type ReadOptions, readLead, readParts } from './parts'
import { matchAt, type Token } from './token'
import { UTC, type Zone } from './zones'

/** A time as written: a date, a clock and a zone, each only if it is written, or an instant. */
export type TimeExpression = {
  /** Milliseconds since 1970, if the instant itself is written. */
  epoch?: number
  date?: DateExpression
  clock?: Clock
  zone?: Zone
  /** Days to add to its date: `00:15 (+1)`. */
  dayOffset?: number
  end?: { date?: DateExpression; clock?: Clock; zone?: Zone; epoch?: number }
  /** The same instant in another zone (`21:48 (6:48 PDT)`), used if the zone of this one is unknown. */
  alternate?: { date?: DateExpression; clock?: Clock; zone?: Zone }
  approximate: boolean
  raw: string
  /** Somebody wrote that they do not know it: `??:??`. */
  isUnknown?: true
  /** It is said to be local time, of a place that is not named here: `09:58 local`. */
  isLocal?: true
  /** Part of a sentence: it begins with a preposition or similar word (`At 14:05 …`). */
  isInline?: true
}

const closing = new RegExp(`\\s?${either(languages.map(({ times }) => times.closing))}`, 'iy')
const dayOffsetSuffix = new RegExp(
  `\\s?(?:\\(\\+\\s?(\\d)(?:\\s?d(?:ays?)?)?\\)|\\+(\\d)d\\b|\\(${either(languages.map(({ times }) => times.nextDay))}\\))`,
  'iy',
)
const rangeJoint = new RegExp(
  `\\s{0,8}(?:--(?!>)|[-‐-―−~→⇒]|->|=>|-->|\\.\\.\\.?|…)\\s*|\\s*${WORD_START}${either(languages.map(({ times }) => times.rangeJoint))}${WORD_END}\\s*`,
  'iy',
)
const unknownClock = /\?{1,2}:\?\?/y
const epochPattern = /(\d{10}(?:\.\d{1,9})?|\d{13}|\d{16}|\d{19})(?![\d.])/y

/** The clock with the am/pm of the other end of its range. */
const inheritMeridiem = (clock: Clock, from: Clock): Clock => ({
  ...clock,
  hour: (clock.hour % 12) + (from.meridiem === 'pm' ? 12 : 0),
  meridiem: from.meridiem,
  maybe12Hour: undefined,
})

const readEpoch = (text: string, from: number): Token<number> | undefined => {
  const digits = matchAt(epochPattern, text, from)?.[1]
  if (digits === undefined) return undefined
  const value = /^\d{13,}$/.test(digits) ? Number(digits.slice(0, 13)) : Math.round(Number(digits) * 1000)
  return value > 946_684_800_000 && value < 4_102_444_800_000 ? { value, end: from + digits.length } : undefined
}

/** What introduces the same instant in another zone: `09:00 PST (17:00 UTC)`, `14:05 UTC / 16:05 CEST`. */
const alternateOpening = /\s?(?:\(\s?|[/|,]\s?|=\s?)/y

const readAlternate = (text: string, from: number, parts: Parts): Token<Parts> | undefined => {
  if (!parts.clock) return undefined
  const opened = matchAt(alternateOpening, text, from)
  if (!opened) return undefined
  const read = readParts(text, from + opened[0].length, {})
  if (!read?.value.clock || !read.value.zone || (!parts.zone && !opened[0].includes('('))) return undefined
  const closes = opened[0].includes('(')
  if (closes && text[read.end] !== ')') return undefined
  return { value: read.value, end: read.end + (closes ? 1 : 0) }
}

const twoDigits = /([0-5]\d)(?![\d\w:.%])/y

/** The other end of a range whose hour, or hour and minute, are not repeated: `20:04:36–38`, `20:04–06`. */
const readLastDigits = (text: string, from: number, joint: string, { clock }: Parts): Token<Parts> | undefined => {
  const written = clock ? /:(\d{2})(:\d{2})?$/.exec(text.slice(Math.max(0, from - 8), from)) : null
  // `20:04-06` is an offset from UTC, and `20:04 – 25 users` is no range.
  if (!clock || !written || !(written[2] === undefined ? /^[–—]$/ : /^[-–—]$/).test(joint)) return undefined
  const digits = matchAt(twoDigits, text, from + joint.length)
  if (!digits) return undefined
  // `22:00:01–28 Feb 2024 00:10` ends on another day.
  const date = readDate(text, from + joint.length)
  if (date && isFullDate(date.value)) return undefined
  const last = Number(digits[1])
  const end = written[2] === undefined ? { ...clock, minute: last } : { ...clock, second: last, millisecond: 0 }
  if (clockMs(end) <= clockMs(clock)) return undefined
  return { value: { clock: end, approximate: false }, end: from + joint.length + digits[0].length }
}

/** The other end of a range, which needs a clock unless the start is a date alone. */
const readEnd = (text: string, from: number, parts: Parts, options: ReadOptions): Token<Parts> | undefined => {
  const joint = matchAt(rangeJoint, text, from)
  if (!joint || joint[0] === '') return undefined
  const lead = readLead(text, from + joint[0].length)
  const lastDigits = readLastDigits(text, from, joint[0], parts)
  if (lastDigits) return lastDigits
  // A dash may end the time: `14:05 – at 14:10 it was worse` is no range.
  if (lead.hasPreposition && !/\p{L}/u.test(joint[0])) return undefined
  // The end of a range is written like its start.
  const isAnnounced = lead.isAnnounced || /\d\.\d{2}$/.test(text.slice(Math.max(0, from - 5), from))
  const read = readParts(text, lead.end, { column: options.column, isAnnounced })
  if (!read) return undefined
  const { clock, date } = read.value
  if (parts.clock ? !clock : !date || clock !== undefined) return undefined
  if (clock?.isCoarse && !clock.meridiem && !clock.isIncomplete) return undefined
  return lead.approximate ? { ...read, value: { ...read.value, approximate: true } } : read
}

const isTokenEnd = (text: string, end: number): boolean => {
  const next = text[end]
  if (next === undefined || !/[\p{L}\p{N}_%]/u.test(next)) return true
  // Without spaces between words, only a number alone may go on: `1405件` counts something, `14:05に` is a time.
  return isUnspaced(next) && !/(?:^|[^\d/:-])\d+$/.test(text.slice(Math.max(0, end - 12), end))
}

const isUtc = (zone: Zone | undefined): boolean => zone?.kind === 'offset' && zone.minutes === 0

/** `01:27 (Jan 27)`, `01:27 (01-27)` */
const readBracketedDate = (text: string, from: number): Token<DateExpression> | undefined => {
  const opened = matchAt(/\s?\(/y, text, from)
  const monthAndDay = matchAt(/\s?\((0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\)/y, text, from)
  if (monthAndDay)
    return {
      value: { month: Number(monthAndDay[1]), day: Number(monthAndDay[2]) },
      end: from + monthAndDay[0].length,
    }
  const date = opened ? readDate(text, from + opened[0].length) : undefined
  return date && text[date.end] === ')' ? { value: date.value, end: date.end + 1 } : undefined
}

/** Of an instant that is written in two zones, the time in UTC if there is one. */
const preferUtc = (first: Parts, other: Parts): Parts => {
  const zone = other.zone
  if (!first.zone || isUtc(zone)) {
    const date = other.date ?? first.date
    const dayAfter =
      !other.date && first.clock && other.clock && first.zone?.kind === 'offset' && zone?.kind === 'offset'
        ? Math.floor((first.clock.hour * 60 + first.clock.minute - first.zone.minutes + zone.minutes) / 1440)
        : 0
    if (dayAfter === 0)
      return { ...other, ...(date ? { date } : {}), approximate: first.approximate || other.approximate }
  }
  return first
}

type Start = { parts: Parts; alternate?: Parts; dayOffset?: number }

/** The time itself, with what may follow it: another zone's reading, a date in brackets, a day offset. */
const readStart = (
  text: string,
  from: number,
  options: ReadOptions & { isAnnounced: boolean },
): Token<Start> | undefined => {
  const token = readParts(text, from, options)
  if (!token || !isTokenEnd(text, token.end)) return undefined
  let { value: parts, end } = token
  const other = readAlternate(text, end, parts)
  const isOnlyZone = other && !parts.zone && !isUtc(other.value.zone)
  if (other) {
    if (!isOnlyZone) parts = preferUtc(parts, other.value)
    end = other.end
  }
  const date = parts.clock && !parts.date ? readBracketedDate(text, end) : undefined
  if (date) {
    parts = { ...parts, date: date.value }
    end = date.end
  }
  const offset = parts.clock ? matchAt(dayOffsetSuffix, text, end) : null
  if (offset) end += offset[0].length
  return {
    value: {
      parts,
      ...(isOnlyZone ? { alternate: other.value } : {}),
      ...(offset ? { dayOffset: Number(offset[1] ?? offset[2] ?? 1) } : {}),
    },
    end,
  }
}

/** Adds the end of a range; am/pm and zone may be written at one end only (`2:05 – 2:30 PM CET`). */
const addRangeEnd = (time: TimeExpression, { approximate: _, ...end }: Parts): void => {
  time.end = end
  if (!time.zone && end.zone) time.zone = end.zone
  if (time.clock && end.clock?.meridiem && !time.clock.meridiem && time.clock.hour <= 12)
    time.clock = inheritMeridiem(time.clock, end.clock)
  if (time.clock?.meridiem && end.clock && !end.clock.meridiem && end.clock.hour <= 12)
    time.end = { ...end, clock: inheritMeridiem(end.clock, time.clock) }
}

/** UTF-16 units within which a time ends. */
const MAX_TIME_LENGTH = 200

/** A time expression that starts at `from` (within 200 characters), and where it ends. */
export const readTime = (source: string, from = 0, options: ReadOptions = {}): Token<TimeExpression> | undefined =>
  readFoldedTime(fold(source.slice(0, from + MAX_TIME_LENGTH)), source, from, options)

const instant = /(\d{4})-(\d\d)-(\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?Z$/y

/** A text that ends with an instant, as most exports write it. This is read many thousands of times, and at once. */
const readInstant = (text: string, source: string, from: number): Token<TimeExpression> | undefined => {
  const match = matchAt(instant, text, from)
  if (!match) return undefined
  const [written, year, month, day, hour, minute, second, fraction] = match
  const date: DateExpression = { year: Number(year), month: Number(month), day: Number(day) }
  if (!isValidDate(date)) return undefined
  const clock: Clock = {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
    millisecond: Math.floor(Number(`0.${fraction ?? 0}`) * 1000),
    ...(hour === '10' || hour === '11' || hour === '12' ? { maybe12Hour: true as const } : {}),
  }
  const end = from + written.length
  return { value: { approximate: false, raw: source.slice(from, end), date, clock, zone: UTC }, end }
}

/** `readTime` for a text that is folded already; `source` is the same text as written. */
export const readFoldedTime = (
  text: string,
  source: string,
  from: number,
  options: ReadOptions,
): Token<TimeExpression> | undefined => {
  const written = readInstant(text, source, from)
  if (written) return written
  const epoch = readEpoch(text, from)
  if (epoch && isTokenEnd(text, epoch.end))
    return { value: { epoch: epoch.value, approximate: false, raw: source.slice(from, epoch.end) }, end: epoch.end }
  const unknown = matchAt(unknownClock, text, from)
  if (unknown) return { value: { approximate: true, raw: unknown[0], isUnknown: true }, end: from + unknown[0].length }
  const lead = readLead(text, from)
  // `About the …` opens a sentence.
  const start =
    lead.approximate && /^the /i.test(text.slice(lead.end, lead.end + 4))
      ? undefined
      : readStart(text, lead.end, { ...options, isAnnounced: lead.isAnnounced })
  if (!start) return undefined
  const { parts, alternate, dayOffset } = start.value
  const rangeEnd = readEnd(text, start.end, parts, options)
  const range = rangeEnd && isTokenEnd(text, rangeEnd.end) ? rangeEnd : undefined
  const end = range?.end ?? start.end
  const time: TimeExpression = {
    approximate: lead.approximate || parts.approximate || (range?.value.approximate ?? false),
    raw: source.slice(from, end).trim(),
    ...(parts.date ? { date: parts.date } : {}),
    ...(parts.clock ? { clock: parts.clock } : {}),
    ...(parts.zone ? { zone: parts.zone } : {}),
    ...(alternate ? { alternate } : {}),
    ...(dayOffset === undefined ? {} : { dayOffset }),
    ...(lead.hasPreposition || lead.isWord ? { isInline: true } : {}),
  }
  if (range) addRangeEnd(time, range.value)
  if (time.clock?.isIncomplete) time.approximate = true
  return { value: time, end: end + (matchAt(closing, text, end)?.[0].length ?? 0) }
}
