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
  const rows = items.flatMap(({ kind }, index) => (kind === 'row' ? [index] : []))
  const at = rows.findIndex((index) => index >= from)
  const next = Math.max(0, Math.min(rows.length - 1, (at < 0 ? rows.length - 1 : at) + by))
  return rows[next] ?? -1
}
