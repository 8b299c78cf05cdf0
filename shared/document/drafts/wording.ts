import { clockText, isoDay, numberText } from '../../meeting/format'
import { joinWords } from '../../meeting/sentences'
import { cutText } from '../report/cut-text'

const MINUTE_MS = 60_000

const months = 'January February March April May June July August September October November December'.split(' ')

/** `31 January 2017`, in UTC. */
export const longDate = (at: number): string => {
  const date = new Date(at)
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

const unit = (count: number, name: string): string => `${numberText(count)} ${name}${count === 1 ? '' : 's'}`

/** `18 hours 33 minutes`, `2 days 3 hours`, `43 seconds`, from milliseconds. */
export const longDuration = (length: number): string => {
  const seconds = Math.round(length / 1000)
  if (seconds < 60) return unit(seconds, 'second')
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return unit(minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  const parts =
    hours < 48
      ? [unit(hours, 'hour'), minutes % 60 ? unit(minutes % 60, 'minute') : '']
      : [unit(Math.floor(hours / 24), 'day'), hours % 24 ? unit(hours % 24, 'hour') : '']
  return parts.filter(Boolean).join(' ')
}

/**
 * `at 22:54 UTC` on the day that the incident began, otherwise with its date. It depends on nothing else, so that a new
 * event changes no other sentence.
 */
export const timeText = (at: number, startedAt: number | null): string =>
  startedAt !== null && at >= startedAt && isoDay(at) === isoDay(startedAt)
    ? `at ${clockText(at)} UTC`
    : `on ${longDate(at)} at ${clockText(at)} UTC`

/** Whether two times are the same to the minute. */
export const isSameMinute = (a: number, b: number): boolean => Math.floor(a / MINUTE_MS) === Math.floor(b / MINUTE_MS)

const counts = 'No One Two Three Four Five Six Seven Eight Nine'.split(' ')

/** `Four actions`, `12 actions`; at the start of a sentence. */
export const countAtStart = (count: number, noun: string): string =>
  `${counts[count] ?? numberText(count)} ${noun}${count === 1 ? '' : 's'}`

/** A text on one line without its full stop, cut after a word. */
export const clauseOf = (text: string, most: number): string => cutText(text, most).replace(/(?<=\S)\.$/, '')

/** Texts in one sentence; with semicolons if one of them has commas of its own. */
export const joinClauses = (list: readonly string[]): string => {
  if (list.length < 2 || !list.some((one) => one.includes(','))) return joinWords(list)
  return `${list.slice(0, -1).join('; ')}; and ${list.at(-1)}`
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The sentences of a text. */
export const sentencesOf = (text: string): string[] =>
  [...segmenter.segment(text)].map(({ segment }) => segment.replace(/\s+/g, ' ').trim()).filter(Boolean)
