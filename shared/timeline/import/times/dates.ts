/** A calendar date as written; what is not told is missing. */
export type DateExpression = {
  year?: number
  month?: number
  day?: number
  /** Written as two numbers that could be day and month either way (`03/04`): month and day as in the US. */
  swappable?: true
  /** Written as two numbers of which only one can be the month: shows how the file writes dates. */
  shows?: 'MDY' | 'DMY'
  /** 0 is Sunday; alone it means the next such day. */
  weekday?: number
  /** Days on from the day before it (`next day` 1, `yesterday` -1). */
  shift?: number
}

export type Read<T> = { value: T; end: number }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const dash = '[-\u2010\u2011\u2012\u2013]'

const iso = new RegExp(
  `(\\d{4})(?:${dash}(\\d{1,2})${dash}(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{2})\\.(\\d{2}))(?![\\d.]\\d|\\d)`,
  'y',
)
const compact = /(\d{4})(\d{2})(\d{2})(?=T?\d{0,6}(?!\d))(?!\d{7})/y
const weekday = /(sun|mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat)(?:day|sday|nesday|rsday|urday)?\b\.?,?/iy
const monthFirst = new RegExp(
  `${month}\\b\\.?[\\s-]{1,3}(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:\\d)(?:(?:,\\s?|\\s|-|,? of )(\\d{4})(?!\\d|:\\d))?`,
  'iy',
)
const dayFirst = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?(?:\\s{1,2}of)?[\\s-]{0,3}${month}\\b\\.?(?:(?:,\\s?|\\s|-)(\\d{4})(?!\\d|:\\d)|-(\\d{2})(?!\\d|:\\d))?`,
  'iy',
)
const yearMonth = new RegExp(`(\\d{4})[\\s-]${month}[\\s-](\\d{1,2})\\b`, 'iy')
const slashes = /(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/y
const logDate = new RegExp(`(\\d{1,2})/${month}/(\\d{4})`, 'iy')
const dots = /(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?!\d)/y
const hyphens = /(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)/y
const short = /(\d{2})-(\d{2})(?=[ T]\d{1,2}:\d{2})/y
const words = /(today|yesterday|tomorrow|(?:the )?(?:next|following) (?:day|morning)|(?:the )?same day)\b,?/iy

const monthOf = (name: string | undefined): number => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
const yearOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : text.length === 2 ? 2000 + Number(text) : Number(text)

const isDay = (date: DateExpression): boolean => {
  const { year = 2024, month: m = 0, day = 0 } = date
  return (
    m >= 1 && m <= 12 && day >= 1 && day <= new Date(Date.UTC(year, m, 0)).getUTCDate() && year >= 1970 && year < 2200
  )
}

/** Two numbers: US order unless only the other one is a date. */
const numeric = (a: number, b: number, year: number | undefined, dayMonth: boolean): DateExpression | undefined => {
  const us: DateExpression = { ...(year === undefined ? {} : { year }), month: a, day: b }
  const rest: DateExpression = { ...us, month: b, day: a }
  if (dayMonth) return isDay(rest) ? rest : undefined
  if (isDay(us)) return isDay(rest) ? (a === b ? us : { ...us, swappable: true }) : { ...us, shows: 'MDY' }
  return isDay(rest) ? { ...rest, shows: 'DMY' } : undefined
}

const full = (year: number | undefined, m: number, day: number): DateExpression => ({
  ...(year === undefined ? {} : { year }),
  month: m,
  day,
})

const n = Number

type Reading = (found: RegExpExecArray) => DateExpression | undefined

const named: [RegExp, Reading][] = [[monthFirst, (f) => full(yearOf(f[3]), monthOf(f[1]), n(f[2]))]]
const numbered: [RegExp, Reading][] = [
  [iso, (f) => full(n(f[1]), n(f[2] ?? f[4] ?? f[6]), n(f[3] ?? f[5] ?? f[7]))],
  [yearMonth, (f) => full(n(f[1]), monthOf(f[2]), n(f[3]))],
  [logDate, (f) => full(n(f[3]), monthOf(f[2]), n(f[1]))],
  [dayFirst, (f) => full(yearOf(f[3] ?? f[4]), monthOf(f[2]), n(f[1]))],
  [slashes, (f) => numeric(n(f[1]), n(f[2]), yearOf(f[3]), false)],
  [dots, (f) => numeric(n(f[1]), n(f[2]), yearOf(f[3]), true)],
  [hyphens, (f) => numeric(n(f[1]), n(f[2]), yearOf(f[3]), false)],
  [short, (f) => full(undefined, n(f[1]), n(f[2]))],
  [compact, (f) => full(n(f[1]), n(f[2]), n(f[3]))],
]

const wordShift = (word: string): number => (/^yes/i.test(word) ? -1 : /^(?:today|the same|same)/i.test(word) ? 0 : 1)

/** A date that starts exactly at `from`. */
export const readDate = (text: string, from: number): Read<DateExpression> | undefined => {
  let at = from
  let day: number | undefined
  weekday.lastIndex = at
  const dayName = weekday.exec(text)
  if (dayName) {
    day = weekdays.indexOf((dayName[1] ?? '').slice(0, 3).toLowerCase())
    at = weekday.lastIndex
    while (text[at] === ' ') at += 1
    if (/^the \d/i.test(text.slice(at, at + 5))) at += 4
  }
  const startsWithDigit = /\d/.test(text[at] ?? '')
  for (const [pattern, reading] of startsWithDigit ? numbered : named) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    const date = found ? reading(found) : undefined
    if (date && isDay(date))
      return { value: day === undefined ? date : { ...date, weekday: day }, end: pattern.lastIndex }
  }
  if (day !== undefined) return { value: { weekday: day }, end: weekday.lastIndex }
  words.lastIndex = from
  const word = words.exec(text)
  return word ? { value: { shift: wordShift(word[1] ?? '') }, end: words.lastIndex } : undefined
}

/** True for a date that stands for one day without looking elsewhere. */
export const isFullDate = (date: DateExpression): boolean =>
  date.year !== undefined && date.month !== undefined && date.day !== undefined

/** `5-26-21` in a title, where nothing else can be meant. */
const shortYear = /(\d{1,2})-(\d{1,2})-(\d{2})(?![\d-])/y

const readLoosely = (text: string, from: number): Read<DateExpression> | undefined => {
  const read = readDate(text, from)
  if (read) return read
  shortYear.lastIndex = from
  const found = shortYear.exec(text)
  const date = found ? numeric(n(found[1]), n(found[2]), yearOf(found[3]), false) : undefined
  return date && isDay(date) ? { value: date, end: shortYear.lastIndex } : undefined
}

/** Every date with a year in a text, in order of appearance. */
export const datesIn = (text: string): DateExpression[] => {
  const found: DateExpression[] = []
  const start =
    /(?<![\d/.:-])(?=\d{1,4}[-\u2010-\u2013/.\s]|\d{1,2}(?:st|nd|rd|th)|[jfmasond][a-z]{2})|\b(?=[jfmasond][a-z]{2})/giu
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const read = readLoosely(text, match.index)
    if (read && read.value.month !== undefined) {
      found.push(read.value)
      start.lastIndex = Math.max(read.end, match.index + 1)
    } else start.lastIndex = match.index + 1
  }
  return found
}
