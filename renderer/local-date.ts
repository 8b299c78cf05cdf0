import { MINUTE_MS } from '../shared/meeting/clock'

/** A moment as the calendar date on this computer's wall. */
export const localDate = (at: number): string => {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 10)
}
