import { either, languages, toStickyPattern, WORD_END } from '../languages'
import { isDigit, matchAt, type Token } from './token'

/** A time of day as written, with the hour on a 24-hour clock if `meridiem` is known. */
export type Clock = {
  hour: number
  minute: number
  second: number
  millisecond: number
  /** Written next to it. */
  meridiem?: 'am' | 'pm'
  /** The hour may be on a 12-hour clock: 1 to 12, with neither a leading zero nor am/pm. */
  maybe12Hour?: true
  /** Accurate to the hour only: `3pm`, `14:xx`. */
  isCoarse?: true
  /** A digit is replaced by a placeholder: `14:xx`, `06:2x`. */
  isIncomplete?: true
}

/** Milliseconds since midnight. */
export const clockMs = (clock: Clock): number =>
  ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000 + clock.millisecond

const colon =
  /(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:[.,](?:(\d{1,9})|[xX]{1,9}(?![\w])|[xX]{1,9}(?=Z\b)))?)?(?![\d])(?!:\d)/y
const incomplete =
  /(\d{1,2}):([0-5])?[xX]{1,2}(?::(?:\d\d|[xX]{2}))?(?=Z\b)|(\d{1,2}):(\d{2}):(?:[xX]{2}|[0-5][xX])(?=Z\b)|(\d{1,2}):(?:([0-5])?[xX?_]{1,2}|--)(?::(?:\d\d|[xX?]{2}))?(?![\w?])|(\d{1,2}):(\d{2}):(?:[xX?]{2}|[0-5][xX?])(?![\w?])/y
const hourMark = /([01]?\d|2[0-3])h([0-5]\d)(?![\d\w])/y
const dayHalf = new RegExp(
  `(?:(${either(languages.map(({ clocks }) => clocks.amBefore))})|${either(languages.map(({ clocks }) => clocks.pmBefore))})\\s?(?=\\d)`,
  'iy',
)
const am = either(languages.map(({ clocks }) => clocks.am))
const pm = either(languages.map(({ clocks }) => clocks.pm))
const noon = either(languages.map(({ clocks }) => clocks.noon))
const midnight = either(languages.map(({ clocks }) => clocks.midnight))
const dottedWithMeridiem = new RegExp(`(\\d{1,2})\\.(\\d{2})(?=\\s?(?:${am}|${pm}))`, 'iy')
const dotted = '([01]?\\d|2[0-3])\\.([0-5]\\d)(?![\\d.%])'
const dottedAlone = new RegExp(dotted, 'y')
/** A clock with a dot, where neither a unit nor a letter makes it another number: `14.10`, but not `14.10 GB`. */
const dottedWithoutUnit = new RegExp(
  `${dotted}(?!\\s?(?:[$€£¥°%]|(?:[KMGT]i?B|[kMGT]bit|ms|sec|s|m|x|k|million|billion|percent|EUR|USD|GBP|CHF|dollars?|euros?|times|seconds?|minutes?|hours?|days?|release|version)\\b))`,
  'y',
)
const dottedWithUnit = new RegExp(
  `${dotted}(?=\\s?(?:(?:Z|UTC|GMT|h|hrs|hours|[A-Z]{2,4}T)\\b|${either(languages.map(({ clocks }) => clocks.unit))}))|${dotted}(?=-?ish\\b)`,
  'y',
)
const hourWithMeridiem = new RegExp(`(\\d{1,2})(?=\\s?(?:${am}|${pm}))`, 'iy')
const hourBeforeRangeWithMeridiem = new RegExp(
  `(\\d{1,2})(?=\\s?[-–]\\s?\\d{1,2}(?::\\d{2})?\\s?(?:${am}|${pm}))`,
  'iy',
)
const digitsWithUnit = /([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d))?(?=\s?(?:Z|UTC|GMT|h|hrs|hours|[A-Z]{2,4}T)\b)/y
const digitsAlone = /([01]\d|2[0-3])([0-5]\d)([0-5]\d)?(?![\d\w.-])/y
const meridiemPattern = new RegExp(`\\s{0,2}(?:(${am})|(${pm}))`, 'iy')
/** `10:45a` */
const meridiemLetter = /[ap](?![\w.])/y
const unitSuffix = new RegExp(`\\s?${either(languages.map(({ clocks }) => clocks.unit))}(?!=)\\.?`, 'iy')
const redundantWord = new RegExp(`\\s(?:${noon}|(${midnight}))${WORD_END}`, 'iy')
const namedHours = new RegExp(`(?:12 )?(?:${noon}|(${midnight}))${WORD_END}`, 'iy')

const toClock = (hour: number, minute: number): Clock => ({ hour, minute, second: 0, millisecond: 0 })

const withMeridiem = (clock: Clock, meridiem: 'am' | 'pm'): Clock | undefined => {
  if (clock.hour > 12) return clock.hour < 24 ? { ...clock } : undefined
  return { ...clock, hour: (clock.hour % 12) + (meridiem === 'pm' ? 12 : 0), meridiem }
}

/** A format of a clock; in a sentence, the formats for a `column` would be plain numbers. */
type Form = [pattern: RegExp, toClock: (match: RegExpExecArray) => Clock, where: ClockContext | 'anywhere']

/** Where a clock stands: in a `column` of times, after a word or a sign that only times have (`~ 14.00`, `at 14.00`), or anywhere. */
type ClockContext = 'column' | 'announced' | 'anywhere'

const number = (text: string | undefined): number => Number(text ?? 0)

/** Clocks as languages write them otherwise: `14 Uhr 05`, `14時05分`. */
const toWordedForm = (form: RegExp, where: Form[2]): Form => [
  toStickyPattern(form),
  ({ groups = {} }) => ({
    ...toClock(number(groups.hour), groups.half === undefined ? number(groups.minute) : 30),
    second: number(groups.second),
  }),
  where,
]

const wordedForms = languages.flatMap(({ clocks }) => [
  ...(clocks.forms ?? []).map((form) => toWordedForm(form, 'anywhere')),
  ...(clocks.columnForms ?? []).map((form) => toWordedForm(form, 'column')),
])

const forms: Form[] = [
  [
    incomplete,
    (m) => ({
      ...toClock(number(m[1] ?? m[3] ?? m[5] ?? m[7]), number(m[4] ?? m[8]) || number(m[2] ?? m[6]) * 10),
      isCoarse: true,
      isIncomplete: true,
    }),
    'anywhere',
  ],
  [
    colon,
    (m) => ({
      ...toClock(number(m[1]), number(m[2])),
      second: number(m[3]),
      millisecond: Math.floor(number(`0.${m[4] ?? '0'}`) * 1000),
      ...(m[1]?.startsWith('0') ? {} : { maybe12Hour: true }),
    }),
    'anywhere',
  ],
  [dottedWithMeridiem, (m) => toClock(number(m[1]), number(m[2])), 'anywhere'],
  [hourMark, (m) => toClock(number(m[1]), number(m[2])), 'anywhere'],
  [hourWithMeridiem, (m) => ({ ...toClock(number(m[1]), 0), isCoarse: true }), 'anywhere'],
  [
    hourBeforeRangeWithMeridiem,
    (m) => ({ ...toClock(number(m[1]), 0), isCoarse: true, maybe12Hour: true }),
    'anywhere',
  ],
  ...wordedForms,
  [digitsWithUnit, (m) => ({ ...toClock(number(m[1]), number(m[2])), second: number(m[3]) }), 'anywhere'],
  [dottedWithUnit, (m) => toClock(number(m[1] ?? m[3]), number(m[2] ?? m[4])), 'anywhere'],
  [dottedWithoutUnit, (m) => toClock(number(m[1]), number(m[2])), 'announced'],
  [dottedAlone, (m) => toClock(number(m[1]), number(m[2])), 'column'],
  [digitsAlone, (m) => ({ ...toClock(number(m[1]), number(m[2])), second: number(m[3]) }), 'column'],
]

const isValidClock = ({ hour, minute, second }: Clock): boolean =>
  hour < 24 ? minute <= 59 && second <= 60 : hour === 24 && minute === 0 && second === 0

/** The clock with the am/pm, the unit or the word after it (`2:05 pm`, `14:05 hrs`, `12:00 midnight`). */
const withSuffix = (clock: Clock, text: string, end: number): Token<Clock> | undefined => {
  const meridiem = matchAt(meridiemPattern, text, end)
  if (meridiem) {
    const value = withMeridiem(clock, meridiem[2] === undefined ? 'am' : 'pm')
    if (!value) return undefined
    const { maybe12Hour: _, ...certain } = value
    return { value: certain, end: end + meridiem[0].length }
  }
  const letter = text[end - 3] === ':' ? matchAt(meridiemLetter, text, end) : null
  const half = letter ? withMeridiem(clock, letter[0] === 'a' ? 'am' : 'pm') : undefined
  if (half) {
    const { maybe12Hour: _, ...certain } = half
    return { value: certain, end: end + 1 }
  }
  const { maybe12Hour, ...certain } = clock
  const redundant = matchAt(redundantWord, text, end)
  if (redundant) {
    const hour = redundant[1] !== undefined && clock.hour === 12 ? 0 : clock.hour
    return { value: { ...certain, hour }, end: end + redundant[0].length }
  }
  const unit = matchAt(unitSuffix, text, end)
  if (unit) return { value: certain, end: end + unit[0].length }
  return { value: maybe12Hour && (clock.hour > 12 || clock.hour === 0) ? certain : clock, end }
}

/** A clock that starts at `from`; its context allows forms that are other numbers elsewhere (`1405`, `14.05`). */
export const readClock = (text: string, from: number, context: ClockContext = 'anywhere'): Token<Clock> | undefined => {
  const startsWithDigit = isDigit(text, from)
  const named = !startsWithDigit || text.startsWith('12 ', from) ? matchAt(namedHours, text, from) : null
  if (named) return { value: toClock(named[1] === undefined ? 12 : 0, 0), end: from + named[0].length }
  // Every form starts with a digit, which rules out most offsets of a text at little cost.
  if (!startsWithDigit) {
    const half = matchAt(dayHalf, text, from)
    const clock = half ? readClock(text, from + half[0].length, context) : undefined
    const value = clock && withMeridiem(clock.value, half?.[1] === undefined ? 'pm' : 'am')
    if (!clock || !value) return undefined
    const { maybe12Hour: _, ...certain } = value
    return { value: certain, end: clock.end }
  }
  for (const [pattern, make, where] of forms) {
    if (where !== 'anywhere' && where !== context) continue
    const match = matchAt(pattern, text, from)
    const token = match ? withSuffix(make(match), text, from + match[0].length) : undefined
    if (token && isValidClock(token.value)) return token
  }
  return undefined
}
