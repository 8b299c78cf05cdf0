import { either, fold, languages, toStickyPattern, WORD_END } from '../languages'
import { leadingMonths, months, weekdays } from './calendar-words'
import { isDigit, matchAt, type Token } from './token'

/** A calendar date as written; parts that are not written are missing. */
export type DateExpression = {
  year?: number
  month?: number
  day?: number
  /** Written as two numbers that may both be the month (`03/04`); read as month and day until `applyDateOrder`. */
  isAmbiguous?: true
  /** The order of day and month that this date proves, since only one of its two numbers can be the month. */
  provenOrder?: 'MDY' | 'DMY'
  /** Three numbers of two digits (`24/03/01`), whose first may be the year. */
  numbers?: readonly [number, number, number]
  /** A year as written that no incident can be in; the date has no other year. */
  impossibleYear?: number
  /** 0 is Sunday; on its own it means the next such day. */
  weekday?: number
  /** Days from the date before it in the text: `next day` is 1, `yesterday` -1. */
  dayOffset?: number
  /** The number of a day of the incident, before a clock: `Day 0, 13:48`. */
  dayNumber?: number
}

const month = `(${months.source})${WORD_END}`
const ordinal = either(languages.map(({ dates }) => dates.ordinal))
const joint = either(languages.map(({ dates }) => dates.joint))
const dash = '[-\u2010\u2011\u2012\u2013]'
/** The last of several days, of which the first counts: `March 12–13` */
const lastDay = `(?:\\s?(?:${dash}|/|→|&)\\s?\\d{1,2}${ordinal}?(?!\\d|[:./-]\\d))?`

const iso = new RegExp(
  `(\\d{4})(?:${dash}(\\d{1,2})${dash}(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{2})\\.(\\d{2}))(?:-\\d{2}(?=[^\\w:./-]|$)(?!\\s?\\d))?(?![\\d.]\\d|\\d)`,
  'y',
)
/** A year with a digit too many or too few, before a clock: `20203-09-04 11:30` */
const mistypedYear = /(2\d{4}|20\d)-(\d{2})-(\d{2})(?=[T ]\d{1,2}:\d{2})/y
const compact = /(\d{4})(\d{2})(\d{2})(?=T?\d{0,6}(?!\d))(?!\d{7})/y
const weekdayPattern = new RegExp(`(${weekdays.source})${WORD_END}\\.?,?`, 'iy')
const monthFirst = new RegExp(
  `(${leadingMonths.source})(?:\\b(?:[.,]?(?:[^\\S\\n]|-){1,3})|(?=\\d{1,2},? \\d{4}(?![\\d:])))(\\d{1,2})${ordinal}?\\b(?!:\\d)${lastDay}(?:(?:,\\s?|\\s|-|,? ${joint} )(\\d{4})(?!\\d|:\\d))?`,
  'iy',
)
const dayFirst = new RegExp(
  `(\\d{1,2})${ordinal}?${lastDay}(?:\\s{1,2}${joint})?(?:[^\\S\\n]|-){0,3}${month}\\.?(?:(?:,\\s?|\\s(?:${joint}\\s)?|-)(\\d{4})(?!\\d|:\\d)|-(\\d{2})(?!\\d|:\\d))?`,
  'iy',
)
const yearMonth = new RegExp(`(\\d{4})[\\s-]${month}[\\s-](\\d{1,2})\\b`, 'iy')
const slashes = /(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/y
/** The first of several days: `12→13/09/2026`, `12.–13.09.2026` */
const severalDays = new RegExp(
  `(\\d{1,2})(?:\\.?\\s?(?:→|->|${dash}|&)\\s?\\d{1,2}(?:/(\\d{1,2})/|\\.(\\d{1,2})\\.)|\\./\\d{1,2}\\.(\\d{1,2})\\.)(\\d{4})(?!\\d)`,
  'y',
)
const logDate = new RegExp(`(\\d{1,2})/${month}\\.?/(\\d{4}|\\d{2}(?!\\d))`, 'iy')
/** `1.3.2024`, `1.3.`; but not the version `4.6.x` */
const dots = /(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?![\dx*])/y
const hyphens = /(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)/y
/** `08-23` is a date before a clock or a part of the day, and at either end of a range of days. */
const monthDay = new RegExp(
  `(\\d{2})-(\\d{2})(?=[ T][~≈]?\\s?\\d{1,2}:\\d{2}|\\s${either(languages.map(({ dates }) => dates.partOfDay))}${WORD_END}|\\s?[~→–—]\\s?\\d{2}-\\d{2}(?![\\d-])|(?<=\\d\\s?[~→–—]\\s?\\d{2}-\\d{2})(?![\\d:-]))`,
  'iy',
)
const monthDayAlone = /(\d{2})-(\d{2})(?=\W*$)/y
const relativeDays = (
  [
    [0, either(languages.map(({ dates }) => dates.relative.sameDay))],
    [-1, either(languages.map(({ dates }) => dates.relative.dayBefore))],
    [1, either(languages.map(({ dates }) => dates.relative.dayAfter))],
  ] as const
).map(([offset, source]) => ({ offset, pattern: new RegExp(`${source}${WORD_END},?`, 'iy') }))

const parseMonth = (match: RegExpExecArray, group: number): number => months.indexOf(match, group) + 1
const parseYear = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : text.length === 2 ? 2000 + Number(text) : Number(text)

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const daysIn = (year: number, m: number): number =>
  m === 2 ? (isLeapYear(year) ? 29 : 28) : m === 4 || m === 6 || m === 9 || m === 11 ? 30 : 31

/** Whether there is such a day, in a year that records are of. */
export const isValidDate = (date: DateExpression): boolean => {
  const { year = 2024, month: m = 0, day = 0 } = date
  return m >= 1 && m <= 12 && day >= 1 && day <= daysIn(year, m) && year >= 1970 && year < 2200
}

/** Two numbers as a date: month first, unless only day first makes a valid date. */
const fromTwoNumbers = (
  a: number,
  b: number,
  year: number | undefined,
  isDayFirst: boolean,
): DateExpression | undefined => {
  const monthFirstDate: DateExpression = { ...(year === undefined ? {} : { year }), month: a, day: b }
  const dayFirstDate: DateExpression = { ...monthFirstDate, month: b, day: a }
  if (isDayFirst) return isValidDate(dayFirstDate) ? dayFirstDate : undefined
  if (isValidDate(monthFirstDate))
    return isValidDate(dayFirstDate)
      ? a === b
        ? monthFirstDate
        : { ...monthFirstDate, isAmbiguous: true }
      : { ...monthFirstDate, provenOrder: 'MDY' }
  return isValidDate(dayFirstDate) ? { ...dayFirstDate, provenOrder: 'DMY' } : undefined
}

/** Years of two digits before this are not years: no record that people still have is from before 2008. */
const FIRST_YEAR = 8

/** Two or three numbers between slashes: the third is the year, or the first if only that makes a valid date. */
const fromSlashes = (a: number, b: number, third: string | undefined): DateExpression | undefined => {
  const date = fromTwoNumbers(a, b, parseYear(third), false)
  if (third?.length !== 2) return date
  const yearFirst = toDate(2000 + a, b, Number(third))
  if (a < FIRST_YEAR || !isValidDate(yearFirst)) return date
  return date && Number(third) >= FIRST_YEAR ? { ...date, numbers: [a, b, Number(third)] } : yearFirst
}

const toDate = (year: number | undefined, m: number, day: number): DateExpression => ({
  ...(year === undefined ? {} : { year }),
  month: m,
  day,
})

/** Dates in the years of an era: `令和6年3月1日`. The first year of one has a name of its own. */
const eraForms = languages.flatMap(({ dates: { eras } }): [RegExp, ToDate][] =>
  eras
    ? [
        [
          toStickyPattern(eras.form),
          ({ groups: { era = '', year, month, day } = {} }) =>
            toDate((eras.yearBefore[era] ?? 0) + (year === '元' ? 1 : Number(year)), Number(month), Number(day)),
        ],
      ]
    : [],
)

/** Dates as languages write them otherwise: `2024年3月1日`. */
const forms = languages.flatMap(({ dates }) => (dates.forms ?? []).map(toStickyPattern))

type ToDate = (match: RegExpExecArray) => DateExpression | undefined

const formsOpeningWithLetter: [RegExp, ToDate][] = [
  [monthFirst, (m) => toDate(parseYear(m[3]), parseMonth(m, 1), Number(m[2]))],
  ...eraForms,
]
const formsOpeningWithDigit: [RegExp, ToDate][] = [
  ...forms.map((form): [RegExp, ToDate] => [
    form,
    ({ groups }) => toDate(parseYear(groups?.year), Number(groups?.month), Number(groups?.day)),
  ]),
  [iso, (m) => toDate(Number(m[1]), Number(m[2] ?? m[4] ?? m[6]), Number(m[3] ?? m[5] ?? m[7]))],
  [yearMonth, (m) => toDate(Number(m[1]), parseMonth(m, 2), Number(m[3]))],
  [
    severalDays,
    (m) => ({ ...toDate(Number(m[5]), Number(m[2] ?? m[3] ?? m[4]), Number(m[1])), provenOrder: 'DMY' as const }),
  ],
  [logDate, (m) => toDate(parseYear(m[3]), parseMonth(m, 2), Number(m[1]))],
  [dayFirst, (m) => toDate(parseYear(m[3] ?? m[4]), parseMonth(m, 2), Number(m[1]))],
  [slashes, (m) => fromSlashes(Number(m[1]), Number(m[2]), m[3])],
  [dots, (m) => fromTwoNumbers(Number(m[1]), Number(m[2]), parseYear(m[3]), true)],
  [hyphens, (m) => fromTwoNumbers(Number(m[1]), Number(m[2]), parseYear(m[3]), false)],
  [monthDay, (m) => toDate(undefined, Number(m[1]), Number(m[2]))],
  [compact, (m) => toDate(Number(m[1]), Number(m[2]), Number(m[3]))],
  [mistypedYear, (m) => toDate(Number(m[1]), Number(m[2]), Number(m[3]))],
]

/** `Di Mai  6 14:05:00 2031`: how C programs write a time in any language, the month first. */
const afterWeekday = new RegExp(`(${months.source})\\.?\\s{1,2}(\\d{1,2})(?=\\s\\d{1,2}:\\d{2}:\\d{2}\\s)`, 'iy')

/** The weekday of a date that comes after it. */
const weekdayAfter = new RegExp(
  `\\s?(?:\\(${weekdays.source}\\.?\\)|${weekdays.source}(?=\\s?\\d{1,2}[:時时点點]|\\s*$))`,
  'iy',
)

/** What programs write for a date that they do not know. */
const placeholderYears = new Set([1601, 1899, 1900, 1904, 1969])

/** A valid date; one whose year is mistyped (`2204-03-01`) keeps its month and day. */
const toValidDate = (date: DateExpression | undefined, source: string): DateExpression | undefined => {
  if (!date || isValidDate(date)) return date
  const { year = 0, ...rest } = date
  const isPossible = year >= 100 && (year < 3000 || (year >= 20_000 && year < 30_000))
  const isMistyped = /\D/.test(source) && isPossible && !placeholderYears.has(year) && (year < 1970 || year >= 2200)
  return isMistyped && isValidDate(rest) ? { ...rest, impossibleYear: year } : undefined
}

const eraNames = languages.flatMap(({ dates }) => Object.keys(dates.eras?.yearBefore ?? {})).join('|')

const noForms: [RegExp, ToDate][] = []

/** The forms that may match at a digit: none at `14:05`, which is a clock. */
const formsFrom = (text: string, from: number): [RegExp, ToDate][] => {
  const colon = isDigit(text, from + 1) ? from + 2 : from + 1
  return text[colon] === ':' ? noForms : formsOpeningWithDigit
}

/** A date that starts exactly at `from`; in a column of times, `03-01` alone is one, too. */
export const readDate = (
  text: string,
  from: number,
  { column }: { column?: boolean } = {},
): Token<DateExpression> | undefined => {
  let cursor = from
  const name = isDigit(text, from) ? null : matchAt(weekdayPattern, text, from)
  const weekday = name ? weekdays.indexOf(name, 1) : undefined
  if (name) {
    cursor += name[0].length
    while (text[cursor] === ' ') cursor += 1
    if (/^the \d/i.test(text.slice(cursor, cursor + 5))) cursor += 4
  }
  // `Tuesday (5 March 2024)`
  const isBracketed = name && text[cursor] === '(' && !matchAt(weekdayPattern, text, cursor + 1)
  const bracketed = isBracketed ? readDate(text, cursor + 1) : undefined
  if (bracketed && text[bracketed.end] === ')' && bracketed.value.month !== undefined)
    return { value: { ...bracketed.value, ...(weekday === undefined ? {} : { weekday }) }, end: bracketed.end + 1 }
  const written = name ? matchAt(afterWeekday, text, cursor) : null
  const ofProgram = written && toValidDate(toDate(undefined, parseMonth(written, 1), Number(written[2])), written[0])
  if (written && ofProgram && weekday !== undefined)
    return { value: { ...ofProgram, weekday }, end: cursor + written[0].length }
  const startsWithDigit = isDigit(text, cursor)
  for (const [pattern, parse] of startsWithDigit ? formsFrom(text, cursor) : formsOpeningWithLetter) {
    const match = matchAt(pattern, text, cursor)
    const date = match ? toValidDate(parse(match), match[0]) : undefined
    if (match && date) {
      const end = cursor + match[0].length
      const after = weekday === undefined ? matchAt(weekdayAfter, text, end) : null
      return { value: weekday === undefined ? date : { ...date, weekday }, end: end + (after?.[0].length ?? 0) }
    }
  }
  const alone = column ? matchAt(monthDayAlone, text, cursor) : null
  const monthAndDay = alone ? toValidDate(toDate(undefined, Number(alone[1]), Number(alone[2])), alone[0]) : undefined
  if (alone && monthAndDay) return { value: monthAndDay, end: cursor + alone[0].length }
  if (name && weekday !== undefined) return { value: { weekday }, end: from + name[0].length }
  if (startsWithDigit) return undefined
  const numbered = matchAt(numberedDay, text, from)
  if (numbered) return { value: { dayNumber: Number(numbered[1]) }, end: from + numbered[0].length }
  for (const { offset, pattern } of relativeDays) {
    const word = matchAt(pattern, text, from)
    if (word) return { value: { dayOffset: offset }, end: from + word[0].length }
  }
  return undefined
}

const numberedDay = /day[ -]?(\d{1,3})(?=(?:,|\s?[-–—|:]|\s+at)?\s+[~≈]?\s?\d{1,2}:\d{2})/iy

/** Whether a date identifies one day by itself: year, month and day are written. */
export const isFullDate = (date: DateExpression): boolean =>
  date.year !== undefined && date.month !== undefined && date.day !== undefined

/** `5-26-21`: too similar to a version or a range to be a date, except where only dates are expected. */
const twoDigitYear = /(\d{1,2})-(\d{1,2})-(\d{2})(?![\d-])/y

const readDateInTitle = (text: string, from: number): Token<DateExpression> | undefined => {
  const read = readDate(text, from)
  if (read) return read
  const match = matchAt(twoDigitYear, text, from)
  const date = match ? fromTwoNumbers(Number(match[1]), Number(match[2]), parseYear(match[3]), false) : undefined
  return match && date && isValidDate(date) ? { value: date, end: from + match[0].length } : undefined
}

const dateStart = new RegExp(
  `(?<![\\d/.-]|\\bv|\\d:)(?=\\d{1,4}[-\\u2010-\\u2013→/.\\s年月]|\\d{1,2}${ordinal}|[jfmasond][a-z]{2})|\\b(?=[jfmasond][a-z]{2})|(?=${eraNames})`,
  'giu',
)

/** Every date with a month in a text, in the order of the text. */
export const findDates = (source: string): DateExpression[] => {
  const text = fold(source)
  const found: DateExpression[] = []
  dateStart.lastIndex = 0
  for (let match = dateStart.exec(text); match; match = dateStart.exec(text)) {
    const read = readDateInTitle(text, match.index)
    if (read && read.value.month !== undefined) {
      if (read.value.impossibleYear === undefined) found.push(read.value)
      dateStart.lastIndex = Math.max(read.end, match.index + 1)
    } else dateStart.lastIndex = match.index + 1
  }
  return found
}
