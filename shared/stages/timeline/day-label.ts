import { dateText } from '../../report/format'

const DAY_MS = 86_400_000

/**
 * The day of a time in UTC, where it is another than that of the time before it; with its year where that is another
 * too, and on the first.
 */
export const dayLabel = (at: number, before: number | null): string | undefined => {
  if (before !== null && Math.floor(before / DAY_MS) === Math.floor(at / DAY_MS)) return undefined
  const isSameYear = before !== null && new Date(before).getUTCFullYear() === new Date(at).getUTCFullYear()
  return isSameYear ? dateText(at).replace(/ \d+$/, '') : dateText(at)
}
