import { DAY_MS } from '../../meeting/clock'
import { dayText } from '../../meeting/format'

/** The day of a time in UTC, if it differs from that of the time before; with its year unless it is the current one. */
export const dayLabel = (at: number, before: number | null, now: number): string | undefined =>
  before !== null && Math.floor(before / DAY_MS) === Math.floor(at / DAY_MS) ? undefined : dayText(at, now)
