import { MINUTE_MS } from '../shared/meeting/clock'

/** The calendar date of a moment in this computer's time zone. */
export const localDate = (at: number): string => {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 10)
}
