import type { FollowUpRow, RowGroup } from '../../../shared/document/follow-up'

/** A line of the board: the heading of a group, or an action in it. */
export type BoardItem =
  | { kind: 'group'; id: string; title: string; count: number }
  /** `id` is unique on the board, also where a row stands in several groups. */
  | { kind: 'row'; id: string; row: FollowUpRow }

/** Groups with their rows as one list of lines. */
export const listItems = (groups: readonly RowGroup[]): BoardItem[] =>
  groups.flatMap(({ id, title, rows }): BoardItem[] => [
    { kind: 'group', id: `group ${id}`, title, count: rows.length },
    ...rows.map((row): BoardItem => ({ kind: 'row', id: `${id} ${row.key}`, row })),
  ])

/** The index of the row that is `by` rows from another one; the nearest there is. -1 if there are no rows. */
export const moveBetween = (items: readonly BoardItem[], from: number, by: number): number => {
  const isRow = (index: number): boolean => items[index]?.kind === 'row'
  const step = by < 0 ? -1 : 1
  const findFrom = (start: number, step: number): number => {
    for (let index = start; index >= 0 && index < items.length; index += step) if (isRow(index)) return index
    return -1
  }
  let at = findFrom(Math.max(0, from), 1)
  if (at < 0) at = findFrom(items.length - 1, -1)
  for (let left = Math.abs(by); left > 0; left -= 1) {
    const next = findFrom(at + step, step)
    if (next < 0) return at
    at = next
  }
  return at
}
