import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'

/** Compares by UTF-16 code units: the same on every machine, unlike a locale's order. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The order keys that a new one must be between; null is an end of the list. */
export type Range = { start: string | null; end: string | null }

/** The longest order key that a record may have. */
export const MAX_KEY_LENGTH = 4_096

/** Keys written by another program may be invalid, or too long for a key between them; appending always works. */
const appendedKeys = (start: string | null, count: number): string[] => {
  const stem = (start ?? 'a0').slice(0, MAX_KEY_LENGTH / 2)
  return Array.from({ length: count }, (_, index) => `${stem}V${String(index).padStart(6, '0')}`)
}

/** `count` consecutive order keys. */
export const keysBetween = (start: string | null, end: string | null, count: number): string[] => {
  try {
    const keys = generateNKeysBetween(start, end, count)
    return keys.every(({ length }) => length <= MAX_KEY_LENGTH) ? keys : appendedKeys(start, count)
  } catch {
    return appendedKeys(start, count)
  }
}

type PlacedKey = [order: string, id: string]

const placedKeys = (records: Y.Map<unknown>, moving?: string): PlacedKey[] => {
  const keys: PlacedKey[] = []
  for (const [id, stored] of records.entries()) {
    const order = stored instanceof Y.Map ? stored.get('order') : undefined
    if (typeof order === 'string' && id !== moving) keys.push([order, id])
  }
  return keys.sort((a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]))
}

const rangeAfterIndex = (keys: readonly PlacedKey[], at: number): Range => {
  const start = keys[at]?.[0] ?? null
  // Nothing fits between equal keys. They are rare: two people have added at the same moment.
  let next = at + 1
  while (start !== null && next < keys.length && (keys[next]?.[0] ?? '') <= start) next += 1
  return { start, end: keys[next]?.[0] ?? null }
}

/**
 * The range after the row `after` (`null`: before all; undefined or missing: after all), ignoring the row being moved.
 * Rows in the trash keep their order keys.
 */
export const rangeAfter = (records: Y.Map<unknown>, after: string | null | undefined, moving?: string): Range => {
  const keys = placedKeys(records, moving)
  if (after === null) return rangeAfterIndex(keys, -1)
  const found = keys.findIndex(([, id]) => id === after)
  return rangeAfterIndex(keys, found < 0 ? keys.length - 1 : found)
}

/** The same for many lookups against the current rows: their keys are sorted only once. */
export const createRangeLookup = (records: Y.Map<unknown>): ((after: string | null | undefined) => Range) => {
  const keys = placedKeys(records)
  const positions = new Map(keys.map(([, id], index) => [id, index]))
  return (after) => rangeAfterIndex(keys, after === null ? -1 : (positions.get(after ?? '') ?? keys.length - 1))
}
