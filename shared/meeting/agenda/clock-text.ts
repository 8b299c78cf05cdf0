import type { Duration } from '../../crdt'
import { MINUTE_MS } from '../clock'
import { twoDigits } from '../format'

/** The time left as a clock shows it: `12:05`, `1:00:00`; in overtime `+0:42`. */
export const countdownText = (remaining: Duration): string => {
  const isOver = remaining < 0
  const seconds = isOver ? Math.floor(-remaining / 1000) : Math.ceil(remaining / 1000)
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const text =
    hours > 0 ? `${hours}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}` : `${minutes}:${twoDigits(seconds % 60)}`
  return isOver && seconds > 0 ? `+${text}` : text
}

/** Overtime in words: `time is up`, `4 min over`. */
export const overtimeText = (remaining: Duration): string => {
  const minutes = Math.floor(-remaining / MINUTE_MS)
  return minutes < 1 ? 'time is up' : `${minutes} min over`
}

/** Milliseconds until `countdownText` changes. */
export const untilNextSecond = (remaining: Duration): Duration => {
  const rest = ((remaining % 1000) + 1000) % 1000
  return rest === 0 ? 1000 : rest
}
