import type { Read } from './dates'
import { type Zone, zoneOfAbbreviation, zoneOfName } from './zones'

/** A time of day as written; `half` is told by am/pm. */
export type Clock = {
  hour: number
  minute: number
  second: number
  millisecond: number
  /** am or pm stands beside it. */
  half?: 'am' | 'pm'
  /** The hour could be of a 12-hour clock: 1 to 12 without a leading zero, without am/pm. */
  bare?: true
  /** Only the hour is told (`3pm`), or the minute is left open (`14:xx`). */
  rough?: true
  /** A figure is left open (`14:xx`, `06:2x`). */
  open?: true
}

const colon = /(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:[.,](\d{1,9}))?)?(?![\d])(?!:\d)/y
const open =
  /(\d{1,2}):(?:([0-5])?[xX?_]{1,2}|--)(?::(?:\d\d|[xX?]{2}))?(?![\w?])|(\d{1,2}):(\d{2}):[xX?]{2}(?![\w?])|(\d{1,2}):([0-5])?[xX]{1,2}(?::(?:\d\d|[xX]{2}))?(?=Z\b)|(\d{1,2}):(\d{2}):[xX]{2}(?=Z\b)/y
const hourMark = /([01]?\d|2[0-3])h([0-5]\d)(?![\d\w])/y
const dotted = /(\d{1,2})\.(\d{2})(?=\s?[ap]\.?m\b)/iy
const dottedAlone = /([01]?\d|2[0-3])\.([0-5]\d)(?![\d.%])/y
const halfOnly = /(\d{1,2})(?=\s?[ap]\.?m\b)/iy
const halfLater = /(\d{1,2})(?=\s?[-–]\s?\d{1,2}(?::\d{2})?\s?[ap]\.?m\b)/iy
const digits = /([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d))?(?=\s?(?:Z|UTC|GMT|h|hrs|hours|[A-Z]{2,4}T)\b)/y
const digitsAlone = /([01]\d|2[0-3])([0-5]\d)(?![\d\w.-])/y
const half = /\s{0,2}(a\.?m\b\.?|p\.?m\b\.?)/iy
const after = /\s?(?:h(?:rs|ours)?\b|Uhr\b|o['’]clock\b)\.?/iy
const saidTwice = /\s(?:noon|midday|midnight)\b/iy
const words = /(?:12 )?(noon|midday|midnight)\b/iy

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

const plain = (hour: number, minute: number): Clock => ({ hour, minute, second: 0, millisecond: 0 })

const withHalf = (clock: Clock, mark: string | undefined): Clock | undefined => {
  if (mark === undefined) return clock
  const pm = /^p/i.test(mark)
  if (clock.hour > 12) return clock.hour < 24 ? { ...clock } : undefined
  return { ...clock, hour: (clock.hour % 12) + (pm ? 12 : 0), half: pm ? 'pm' : 'am' }
}

type Form = [RegExp, (found: RegExpExecArray) => Clock, 'always' | 'column']

const n = (text: string | undefined): number => Number(text ?? 0)

const forms: Form[] = [
  [
    open,
    (f) => ({
      ...plain(n(f[1] ?? f[3] ?? f[5] ?? f[7]), n(f[4] ?? f[8]) || n(f[2] ?? f[6]) * 10),
      rough: true,
      open: true,
    }),
    'always',
  ],
  [
    colon,
    (f) => ({
      ...plain(n(f[1]), n(f[2])),
      second: n(f[3]),
      millisecond: Math.floor(n(`0.${f[4] ?? '0'}`) * 1000),
      ...(f[1]?.startsWith('0') ? {} : { bare: true }),
    }),
    'always',
  ],
  [dotted, (f) => plain(n(f[1]), n(f[2])), 'always'],
  [hourMark, (f) => plain(n(f[1]), n(f[2])), 'always'],
  [halfOnly, (f) => ({ ...plain(n(f[1]), 0), rough: true }), 'always'],
  [halfLater, (f) => ({ ...plain(n(f[1]), 0), rough: true, bare: true }), 'always'],
  [digits, (f) => ({ ...plain(n(f[1]), n(f[2])), second: n(f[3]) }), 'always'],
  [dottedAlone, (f) => plain(n(f[1]), n(f[2])), 'column'],
  [digitsAlone, (f) => plain(n(f[1]), n(f[2])), 'column'],
]

/** A clock time that starts at `from`; `column` allows forms that only a time column makes plain (`1405`, `14.05`). */
export const readClock = (text: string, from: number, column = false): Read<Clock> | undefined => {
  words.lastIndex = from
  const word = words.exec(text)
  if (word) return { value: plain(/^midnight/i.test(word[1] ?? '') ? 0 : 12, 0), end: words.lastIndex }
  // Every form starts with a digit; most places in a text are ruled out here.
  if (!isDigit(text, from)) return undefined
  for (const [pattern, make, where] of forms) {
    if (where === 'column' && !column) continue
    pattern.lastIndex = from
    const found = pattern.exec(text)
    if (!found) continue
    let end = pattern.lastIndex
    half.lastIndex = end
    const mark = half.exec(text)
    if (mark) end = half.lastIndex
    const clock = withHalf(make(found), mark?.[1])
    if (!clock || clock.hour > 24 || clock.minute > 59 || clock.second > 60) continue
    if (clock.hour === 24 && (clock.minute > 0 || clock.second > 0)) continue
    if (clock.bare && (mark || clock.hour > 12 || clock.hour === 0)) delete clock.bare
    const said = !mark && match(saidTwice, text, end)
    if (said) {
      end = saidTwice.lastIndex
      delete clock.bare
      if (/night/i.test(said[0]) && clock.hour === 12) clock.hour = 0
    } else if (!mark && match(after, text, end)) {
      end = after.lastIndex
      delete clock.bare
    }
    return { value: clock, end }
  }
  return undefined
}

const abbreviation = /([A-Za-z]{1,5})(?![\w'’])/y
const utcOffset = /(?:UTC|GMT)\s?[+\-−–]\s?\d{1,2}(?::?\d{2})?(?!\d)/iy
const isoOffset = /[+\-−]\d{2}:?\d{2}(?![\d:])|[+-]\d{2}(?![\d:])/y
const place = /[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?/y
const named = /((?:[A-Z][A-Za-z]+ ){1,4})[Tt]ime\b/y
const lower = new Set(['utc', 'gmt', 'pst', 'pdt', 'cet', 'cest', 'edt', 'bst', 'pt', 'z'])

const zoneAtPlain = (text: string, from: number, attached: boolean): Read<Zone> | undefined => {
  for (const pattern of [utcOffset, place, named]) {
    pattern.lastIndex = from
    const found = pattern.exec(text)
    const zone = found ? zoneOfName(found[0]) : undefined
    if (zone) return { value: zone, end: pattern.lastIndex }
  }
  isoOffset.lastIndex = from
  const offset = isoOffset.exec(text)
  if (offset && (attached || offset[0].length > 3)) {
    const zone = zoneOfName(offset[0])
    if (zone) return { value: zone, end: isoOffset.lastIndex }
  }
  abbreviation.lastIndex = from
  const found = abbreviation.exec(text)
  if (!found) return undefined
  const word = found[1] ?? ''
  if (word.length < 2 && !(attached && /z/i.test(word))) return undefined
  const zone = zoneOfAbbreviation(word, lower.has(word))
  if (!zone || (word === 'UK' && !/^ time/.test(text.slice(abbreviation.lastIndex)))) return undefined
  const time = /^ time\b/i.exec(text.slice(abbreviation.lastIndex, abbreviation.lastIndex + 6))
  return { value: zone, end: abbreviation.lastIndex + (time ? time[0].length : 0) }
}

/** A zone that starts at `from`, bare or in brackets; `attached` when nothing stands between it and the clock. */
export const readZone = (text: string, from: number, attached = false): Read<Zone> | undefined => {
  const open = text[from]
  if (open !== '(' && open !== '[') return zoneAtPlain(text, from, attached)
  const inner = zoneAtPlain(text, from + 1, true)
  const close = open === '(' ? ')' : ']'
  return inner && text[inner.end] === close ? { value: inner.value, end: inner.end + 1 } : undefined
}
