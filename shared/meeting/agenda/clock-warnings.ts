import type { Duration } from '../../crdt'
import { MINUTE_MS } from '../clock'

/** A warning of a stage's clock: five minutes left, one minute left, time is up. */
export type ClockWarning = 'five' | 'one' | 'up'

/** The latest warning that a stage has passed. Short stages have fewer: five minutes left of six need no warning. */
export const getClockWarning = (length: Duration, remaining: Duration): ClockWarning | undefined => {
  if (remaining <= 0) return 'up'
  if (remaining <= MINUTE_MS && length >= 3 * MINUTE_MS) return 'one'
  if (remaining <= 5 * MINUTE_MS && length >= 10 * MINUTE_MS) return 'five'
  return undefined
}

const order: readonly (ClockWarning | undefined)[] = [undefined, 'five', 'one', 'up']

/** Whether the clock has advanced to a later warning; an added minute moves it back. */
export const isLaterWarning = (warning: ClockWarning | undefined, before: ClockWarning | undefined): boolean =>
  order.indexOf(warning) > order.indexOf(before)
