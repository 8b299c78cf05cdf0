import { MINUTE_MS, type Millis } from '../clock'
import { twoDigits } from '../format'

/** A warning of a stage's clock: five minutes left, one minute left, time is up. */
export type ClockMark = 'five' | 'one' | 'up'

/** The last warning that a stage has passed. Short stages have fewer: five minutes left of six is no news. */
export const markOf = (length: Millis, remaining: Millis): ClockMark | undefined => {
  if (remaining <= 0) return 'up'
  if (remaining <= MINUTE_MS && length >= 3 * MINUTE_MS) return 'one'
  if (remaining <= 5 * MINUTE_MS && length >= 10 * MINUTE_MS) return 'five'
  return undefined
}

const order: readonly (ClockMark | undefined)[] = [undefined, 'five', 'one', 'up']

/** Whether the clock has advanced to a later warning; an added minute moves it back. */
export const isLaterMark = (mark: ClockMark | undefined, before: ClockMark | undefined): boolean =>
  order.indexOf(mark) > order.indexOf(before)

/** The time left as a clock shows it: `12:05`, `1:00:00`; in overtime `+0:42`. */
export const countdownText = (remaining: Millis): string => {
  const isOver = remaining < 0
  const seconds = isOver ? Math.floor(-remaining / 1000) : Math.ceil(remaining / 1000)
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const text =
    hours > 0 ? `${hours}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}` : `${minutes}:${twoDigits(seconds % 60)}`
  return isOver && seconds > 0 ? `+${text}` : text
}

/** Overtime in words: `time is up`, `4 min over`. */
export const overText = (remaining: Millis): string => {
  const minutes = Math.floor(-remaining / MINUTE_MS)
  return minutes < 1 ? 'time is up' : `${minutes} min over`
}

/** Milliseconds until `countdownText` changes. */
export const untilNextSecond = (remaining: Millis): Millis => {
  const rest = ((remaining % 1000) + 1000) % 1000
  return rest === 0 ? 1000 : rest
}
