import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'

/** Order by UTF-16 units: the same everywhere, unlike the locale's. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The keys that a new place lies between; null is an end of the list. */
export type Range = { start: string | null; end: string | null }

/** Keys for `count` places in a row. */
export const keysBetween = (start: string | null, end: string | null, count: number): string[] => {
  try {
    return generateNKeysBetween(start, end, count)
  } catch {
    // A key from another program may not be a fractional index; behind everything is a place that always exists.
    return Array.from({ length: count }, (_, index) => `${start ?? 'a0'}V${String(index).padStart(6, '0')}`)
  }
}

/**
 * The room behind the row `after` (`null`: before all; undefined or gone: behind all), leaving out the row that moves.
 * Rows in the bin keep their places.
 */
export const roomAfter = (records: Y.Map<unknown>, after: string | null | undefined, moving?: string): Range => {
  const keys: [order: string, id: string][] = []
  for (const [id, stored] of records.entries()) {
    const order = stored instanceof Y.Map ? stored.get('order') : undefined
    if (typeof order === 'string' && id !== moving) keys.push([order, id])
  }
  keys.sort((a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]))
  const found = after === null ? -1 : keys.findIndex(([, id]) => id === after)
  const at = after !== null && found < 0 ? keys.length - 1 : found
  const start = keys[at]?.[0] ?? null
  const end = keys.slice(at + 1).find(([order]) => start === null || order > start)?.[0] ?? null
  return { start, end }
}
