import { DAY_MS, formatDay } from '../libs/time'

const numbers = new Intl.NumberFormat('en-US')

/** `20,000`. */
export const numberText = (n: number): string => numbers.format(n)

/** `1 row`, `20,000 rows`. */
export const countText = (count: number, noun: string): string =>
  `${numberText(count)} ${noun}${count === 1 ? '' : 's'}`

/** `07`. */
export const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** `2017-01-31`, the day in UTC. */
export const isoDay = (at: number): string => formatDay(Math.floor(at / DAY_MS))

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `31 Jan 2017 17:20 UTC`. */
export const utcText = (at: number): string => `${dateText(at)} ${clockText(at)} UTC`

/** `31 Jan 2017`, in UTC. */
export const dateText = (at: number): string => {
  const date = new Date(at)
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** `31 Jan`, in UTC; with the year unless it is that of `now`. */
export const dayText = (at: number, now: number): string => {
  const isThisYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear()
  return isThisYear ? dateText(at).replace(/ \d+$/, '') : dateText(at)
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `Tue`, in UTC. */
export const weekdayText = (at: number): string => weekdays[new Date(at).getUTCDay()] ?? ''

/** `17:20`, in UTC; with seconds only if there are any. */
export const clockText = (at: number): string => {
  const date = new Date(at)
  const seconds = date.getUTCSeconds()
  return `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}${seconds ? `:${twoDigits(seconds)}` : ''}`
}

/** A longer text would hide what the sentence says of it. */
const MAX_QUOTED_LENGTH = 100

/**
 * The beginning of a row's text in quotation marks, on one line, to name the row in a sentence; `unnamed` (`An event`)
 * if it has no text.
 */
export const quoteText = (text: string, unnamed: string): string => {
  const name = text.trim().replace(/\s+/g, ' ')
  if (name === '') return unnamed
  const letters = [...name]
  if (letters.length <= MAX_QUOTED_LENGTH) return `“${name}”`
  const start = letters.slice(0, MAX_QUOTED_LENGTH - 1).join('')
  return `“${start.trimEnd()}…”`
}

/** `18 h 40 min`, `2 d 3 h`, `45 s`, from milliseconds. */
export const durationText = (length: number): string => {
  const seconds = Math.round(length / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`
  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${Math.floor(hours / 24)} d`
}
