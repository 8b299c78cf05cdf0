import { DAY_MS } from '../../meeting/clock'
import { dayText } from '../../meeting/format'

/** The day of a time in UTC, where it is another than that of the time before it; with its year unless it is this one. */
export const dayLabel = (at: number, before: number | null, now: number): string | undefined =>
  before !== null && Math.floor(before / DAY_MS) === Math.floor(at / DAY_MS) ? undefined : dayText(at, now)
