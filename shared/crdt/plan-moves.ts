import { longestIncreasing } from './longest-increasing'
import { compareText, keysBetween } from './order-key'

type Placed = { id: string; order: string }

/** The new order keys of a group of rows in which all that can keep their keys do. */
const planGroup = (group: readonly Placed[]): [id: string, order: string][] => {
  // Equal keys leave no room between them, so of these only one is kept.
  const kept = longestIncreasing(group, (a, b) => compareText(a.order, b.order))
  const moves: [string, string][] = []
  let start: string | null = null
  let moving: Placed[] = []
  const place = (end: string | null): void => {
    if (moving.length === 0) return
    const keys = keysBetween(start, end, moving.length)
    moves.push(...moving.map(({ id }, index): [string, string] => [id, keys[index] ?? 'a0']))
    moving = []
  }
  for (const [at, row] of group.entries()) {
    if (!kept.has(at)) {
      moving.push(row)
      continue
    }
    place(row.order)
    start = row.order
  }
  place(null)
  return moves
}

/**
 * The fewest new order keys that put rows in the order in which they are given. Rows of which something else decides the
 * order are not tied, and keep their keys.
 */
export const planMoves = <R extends Placed>(
  rows: readonly R[],
  isTied: (a: R, b: R) => boolean,
): [id: string, order: string][] => {
  const moves: [string, string][] = []
  for (let start = 0; start < rows.length; ) {
    const first = rows[start] as R
    let end = start + 1
    while (end < rows.length && isTied(first, rows[end] as R)) end += 1
    if (end > start + 1) moves.push(...planGroup(rows.slice(start, end)))
    start = end
  }
  return moves
}
