import { type Clock, clockMs, DAY_MS, type DateExpression, formatClock, formatDay, MINUTE_MS } from '../../time'
import { type AssignedTime, isYearKnown } from './defaults'

/** A time without a zone in ISO 8601, as far as it is known: `2024-03-01T14:05:00`, `2024-03-01`, `--03-01T14:05:00` without a year, or `T14:05:00`. */
export const formatLocal = ({ day, clock }: AssignedTime, isDated: boolean): string | undefined => {
  const time = clock ? `T${formatClock(clockMs(clock) % DAY_MS)}` : ''
  const overflowDays = clock && clockMs(clock) >= DAY_MS ? 1 : 0
  if (day === undefined || !isDated) return time === '' ? undefined : time
  const date = formatDay(day + overflowDays)
  return `${isYearKnown(day) ? date : date.replace(/^\d{4}/, '-')}${time}`
}

const localPattern = /^(?:(?:(\d{4})-|--)(\d\d)-(\d\d))?(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?)?$/

/** The date and the clock of a time in the form of `formatLocal`. */
export const parseLocal = (local: string): { date?: DateExpression; clock?: Clock } => {
  const match = localPattern.exec(local)
  if (!match) return {}
  const [year, month, day, hour, minute, second, millisecond = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)))
  return {
    ...(month === undefined || day === undefined
      ? {}
      : { date: { ...(year === undefined ? {} : { year }), month, day } }),
    ...(hour === undefined || minute === undefined || second === undefined
      ? {}
      : { clock: { hour, minute, second, millisecond } }),
  }
}

/** An instant (ISO 8601) as a clock shows it that is ahead of UTC by some minutes. */
export const toLocal = (instant: string, offsetMinutes: number): string =>
  new Date(Date.parse(instant) + offsetMinutes * MINUTE_MS).toISOString().replace(/(?:\.000)?Z$/, '')
