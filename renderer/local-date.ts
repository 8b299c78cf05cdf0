/** A moment as the calendar date on this computer's wall. */
export const localDate = (at: number): string => {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
