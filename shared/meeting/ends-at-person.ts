import { tellsOfPeople } from '../libs/blameless'

/** Readings that are kept: every answer of a crowded meeting, several times over. */
const MAX_KEPT_READINGS = 2_000

const readings = new Map<string, boolean>()

/**
 * Whether an answer ends at a person: it says what somebody did or failed to do, with no word of what made it sensible.
 * Such an answer is true often enough, but nothing follows from it until one asks on. `people` are the names of those
 * in the meeting. Each text is read once: screens ask again on every render.
 */
export const endsAtPerson = (text: string, people: readonly string[] = []): boolean => {
  const key = JSON.stringify([text, people])
  const kept = readings.get(key)
  if (kept !== undefined) return kept
  const reading = tellsOfPeople(text, { people })
  if (readings.size >= MAX_KEPT_READINGS) readings.clear()
  readings.set(key, reading)
  return reading
}
