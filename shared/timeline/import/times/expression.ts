import { type Clock, readClock, readZone } from './clocks'
import { type DateExpression, type Read, readDate } from './dates'
import type { Zone } from './zones'

/** A time as written: a date, a clock, a zone, each only where told; or a moment since 1970. */
export type TimeExpression = {
  /** Milliseconds since 1970: the moment itself, where the file tells one. */
  epoch?: number
  date?: DateExpression
  clock?: Clock
  zone?: Zone
  /** Days on from its date (`00:15 (+1)`). */
  shift?: number
  end?: { date?: DateExpression; clock?: Clock; zone?: Zone; epoch?: number }
  /** The same moment as read in another zone (`21:48 (6:48 PDT)`), for where nothing tells this one's. */
  elsewhere?: { date?: DateExpression; clock?: Clock; zone?: Zone }
  approximate: boolean
  raw: string
  /** Opened with a word of running text (`At 14:05 …`). */
  prose?: true
}

/** How far a reader may go: a time column and a line of text allow different forms. */
export type Reach = { column?: boolean }

const lead = /(?:(?:at|on|from|between|since|starting(?: at)?|by|and|then|as of)\s+)/iy
const about =
  /(?:[~≈∼]\s?|(?:c|ca|circa|about|around|approx|approximately|approximate|roughly|nearly|est|estimated|shortly after|shortly before|just after|just before|soon after|before|after|sometime (?:around|after|before)|some time (?:around|after|before)|no later than|as early as|late|early|maybe|possibly)\b\.?:?\s*~?\s?|[<>]\s?(?=\d))/iy
const aboutAfter =
  /\s?(?:-?ish\b|\((?:ish|approx\.?|approximate|approximately|approximated|est\.?|estimated|about|~|\?)\)|approx(?:imately|\.)?(?!\w)|or so\b|~|\?(?!\?)|\+(?=\s|$|\*|:)|±\s?\d+\s?m?(?:in)?)/iy
const nextDay = /\s?(?:\(\+\s?(\d)(?:\s?d(?:ays?)?)?\)|\+(\d)d\b|\((?:the )?(?:next|following) day\))/iy
const join =
  /(?:\s*,\s*|\s*@\s*|\s+at\s+|\s+on\s+|\s+of\s+|T(?=\d)|\s+[-–—]\s+|\s{1,8}|\s*[|/]\s*|:(?=\d{2}:\d{2}:\d{2})|\s*(?<=\d)-(?=\d))/iy
const rangeJoin = /\s{0,8}(?:[-‐-―−~→⇒]|->|=>|-->|\.\.\.?|…)\s*|\s+(?:to|til|till|until|through|thru|and)\s+/iy
const yearAfter = /\s(20\d{2})(?![\d:])/y
const epochAt = /(\d{10}(?:\.\d{1,9})?|\d{13})(?![\d.])/y

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

type Parts = { date?: DateExpression; clock?: Clock; zone?: Zone; approximate: boolean }

/** Date, clock and zone in any order, joined loosely, from `from` on. */
const readParts = (text: string, from: number, reach: Reach): Read<Parts> | undefined => {
  const parts: Parts = { approximate: false }
  let at = from
  let end = from
  for (let turn = 0; turn < 6; turn++) {
    const read: Read<unknown> | undefined = readNext(text, at, parts, reach, at === end && turn > 0)
    if (!read) break
    end = read.end
    const fuzzy = parts.clock ? match(aboutAfter, text, end) : null
    if (fuzzy && !/^\?\w/.test(text.slice(end, end + 3))) {
      parts.approximate = true
      end += fuzzy[0].length
    }
    if (parts.date && parts.clock && parts.zone) break
    if (
      /[A-Za-z0-9([+\-−]/.test(text[end] ?? '') &&
      !/^T\d/.test(text.slice(end, end + 2)) &&
      parts.clock &&
      !parts.zone
    ) {
      at = end
      continue
    }
    const joined = match(join, text, end)
    if (!joined || joined[0] === '' || (parts.clock && /[-–—]/.test(joined[0]))) break
    at = end + joined[0].length
    if (!parts.date || parts.clock) continue
    const vague = match(about, text, at)
    if (vague) {
      parts.approximate = true
      at += vague[0].length
    }
  }
  if (parts.date && parts.date.year === undefined && parts.clock && parts.date.month !== undefined) {
    const year = match(yearAfter, text, end)
    if (year) {
      parts.date = { ...parts.date, year: Number(year[1]) }
      end += year[0].length
      const zone = parts.zone ? undefined : readZone(text, end + 1)
      if (zone) {
        parts.zone = zone.value
        end = zone.end
      }
    }
  }
  return parts.date || parts.clock ? { value: parts, end } : undefined
}

/** The next of date, clock or zone that `parts` still lacks. */
const readNext = (
  text: string,
  at: number,
  parts: Parts,
  reach: Reach,
  attached: boolean,
): Read<unknown> | undefined => {
  if (!parts.date && !(parts.clock && /^[-–—]/.test(text.slice(at).trimStart()))) {
    const date = readDate(text, at)
    const clockHere = date ? undefined : readClock(text, at, reach.column)
    if (date && !clockHere && !(parts.clock && date.value.month === undefined && date.value.weekday !== undefined)) {
      parts.date = date.value
      return date
    }
  }
  if (!parts.clock) {
    const clock = readClock(text, at, reach.column)
    if (clock) {
      parts.clock = clock.value
      return clock
    }
  }
  if (!parts.zone && parts.clock) {
    const zone = readZone(text, at, attached)
    if (zone && !looksLikeRange(text, at, parts.clock)) {
      parts.zone = zone.value
      return zone
    }
  }
  return undefined
}

const rangeHead = /[-−]\s?(\d{2}):(\d{2})(?![\d])/y

/** `14:05-15:00` is a range; `14:05:00-07:00`, or an end before the start, is an offset. */
const looksLikeRange = (text: string, at: number, clock: Clock): boolean => {
  const found = match(rangeHead, text, at)
  return (
    !!found &&
    clock.second === 0 &&
    !/T\d{1,2}:\d{2}$/.test(text.slice(Math.max(0, at - 6), at)) &&
    Number(found[1]) * 60 + Number(found[2]) >= clock.hour * 60 + clock.minute
  )
}

const readEpoch = (text: string, from: number): Read<number> | undefined => {
  const found = match(epochAt, text, from)
  if (!found) return undefined
  const digits = found[1] ?? ''
  const value = digits.length === 13 ? Number(digits) : Math.round(Number(digits) * 1000)
  return value > 946_684_800_000 && value < 4_102_444_800_000 ? { value, end: epochAt.lastIndex } : undefined
}

/** A second reading of the same moment in another zone: `09:00 PST (17:00 UTC)`, `14:05 UTC / 16:05 CEST`. */
const second = /\s?(?:\(\s?|[/|,]\s?|=\s?)/y

const readSecond = (text: string, from: number, parts: Parts): Read<Parts> | undefined => {
  if (!parts.clock) return undefined
  const opened = match(second, text, from)
  if (!opened) return undefined
  const read = readParts(text, from + opened[0].length, {})
  if (!read?.value.clock || !read.value.zone || (!parts.zone && !opened[0].includes('('))) return undefined
  const closes = opened[0].includes('(')
  if (closes && text[read.end] !== ')') return undefined
  return { value: read.value, end: read.end + (closes ? 1 : 0) }
}

/** The other end of a range, which needs a clock unless the start is a date alone. */
const readEnd = (text: string, from: number, parts: Parts, reach: Reach): Read<Parts> | undefined => {
  const joined = match(rangeJoin, text, from)
  if (!joined || joined[0] === '') return undefined
  let at = from + joined[0].length
  const vague = match(about, text, at)
  if (vague) at += vague[0].length
  const read = readParts(text, at, { column: reach.column })
  if (!read) return undefined
  const { clock, date } = read.value
  if (parts.clock ? !clock : !date || clock !== undefined) return undefined
  if (clock?.rough && !clock.half) return undefined
  return vague ? { ...read, value: { ...read.value, approximate: true } } : read
}

const isEdge = (text: string, end: number): boolean => {
  const next = text[end]
  return next === undefined || !/[\p{L}\p{N}_%]/u.test(next)
}

const isUtc = (zone: Zone | undefined): boolean => zone?.kind === 'offset' && zone.minutes === 0

/** `01:27 (Jan 27)` */
const readBracketedDate = (text: string, from: number): Read<DateExpression> | undefined => {
  const opened = match(/\s?\(/y, text, from)
  const date = opened ? readDate(text, from + opened[0].length) : undefined
  return date && text[date.end] === ')' ? { value: date.value, end: date.end + 1 } : undefined
}

/** The same moment told twice: kept in UTC where one of them is. */
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

const simpleEpoch = (read: Read<number>, text: string, from: number): Read<TimeExpression> => ({
  value: { epoch: read.value, approximate: false, raw: text.slice(from, read.end) },
  end: read.end,
})

/** A time expression that starts at `from` (within 200 characters), and where it ends. */
export const readTime = (source: string, from = 0, reach: Reach = {}): Read<TimeExpression> | undefined => {
  const text = source.length > from + 200 ? source.slice(0, from + 200) : source
  const epoch = readEpoch(text, from)
  if (epoch && isEdge(text, epoch.end)) return simpleEpoch(epoch, text, from)
  let at = from
  let approximate = false
  const opened = match(lead, text, at)
  if (opened) at += opened[0].length
  const vague = match(about, text, at)
  if (vague) {
    approximate = true
    at += vague[0].length
    if (/^the /i.test(text.slice(at, at + 4))) return undefined
  }
  const start = readParts(text, at, reach)
  if (!start || !isEdge(text, start.end)) return undefined
  let parts = start.value
  let end = start.end
  const other = readSecond(text, end, parts)
  const elsewhere = other && !parts.zone && !isUtc(other.value.zone) ? other.value : undefined
  if (other) {
    if (!elsewhere) parts = preferUtc(parts, other.value)
    end = other.end
  }
  const dated = parts.clock && !parts.date ? readBracketedDate(text, end) : undefined
  if (dated) {
    parts = { ...parts, date: dated.value }
    end = dated.end
  }
  const shifted = parts.clock ? match(nextDay, text, end) : null
  if (shifted) end += shifted[0].length
  const until = readEnd(text, end, parts, reach)
  const closing = until && isEdge(text, until.end) ? until : undefined
  if (closing) end = closing.end
  const value: TimeExpression = {
    approximate: approximate || parts.approximate || (closing?.value.approximate ?? false),
    raw: text.slice(from, end).trim(),
  }
  if (parts.date) value.date = parts.date
  if (parts.clock) value.clock = parts.clock
  if (parts.zone) value.zone = parts.zone
  if (elsewhere) value.elsewhere = elsewhere
  if (shifted) value.shift = Number(shifted[1] ?? shifted[2] ?? 1)
  if (opened || (vague && /[a-z]/i.test(vague[0]))) value.prose = true
  if (closing) {
    const { approximate: _, ...rest } = closing.value
    value.end = rest
    if (!value.zone && rest.zone) value.zone = rest.zone
    if (value.clock && rest.clock?.half && !value.clock.half && value.clock.hour <= 12)
      value.clock = sameHalf(value.clock, rest.clock)
    if (value.clock?.half && rest.clock && !rest.clock.half && rest.clock.hour <= 12)
      value.end = { ...rest, clock: sameHalf(rest.clock, value.clock) }
  }
  if (value.clock?.open) value.approximate = true
  return { value, end }
}

/** `2:05 – 2:30 PM`: the half of the day that one end tells holds for both. */
const sameHalf = (clock: Clock, from: Clock): Clock => ({
  ...clock,
  hour: (clock.hour % 12) + (from.half === 'pm' ? 12 : 0),
  half: from.half,
  bare: undefined,
})
