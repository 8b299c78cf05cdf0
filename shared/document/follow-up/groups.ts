import { nameKey } from '../../meeting/people/same-name'
import { dueGroupLabels, dueGroups, type FollowUpRow } from './rows'

/** What rows can be grouped by. */
export const groupings = ['due', 'owner', 'service', 'severity'] as const
export type Grouping = (typeof groupings)[number]

export const groupingLabels: Record<Grouping, string> = {
  due: 'By due date',
  owner: 'By owner',
  service: 'By service',
  severity: 'By severity',
}

export type RowGroup = { id: string; title: string; rows: FollowUpRow[] }

/** What groups without a value are called; they come last. */
const withoutValue: Record<Exclude<Grouping, 'due'>, string> = {
  owner: 'No owner',
  service: 'No service',
  severity: 'No severity',
}

const valuesOf: Record<Exclude<Grouping, 'due'>, (row: FollowUpRow) => string[]> = {
  owner: ({ action }) => [action.owner],
  service: ({ document }) => document.services,
  severity: ({ document }) => [document.severity],
}

/**
 * Rows in groups that have any, each in the order of `rows`. A row stands in the group of each of its document's
 * services. Groups are in order of the alphabet, never of how much is in them, so that nobody is ranked.
 */
export const groupRows = (rows: readonly FollowUpRow[], by: Grouping): RowGroup[] =>
  by === 'due' ? groupByDue(rows) : groupByValue(rows, by)

const groupByDue = (rows: readonly FollowUpRow[]): RowGroup[] =>
  dueGroups
    .map((id) => ({ id, title: dueGroupLabels[id], rows: rows.filter(({ due }) => due === id) }))
    .filter((group) => group.rows.length > 0)

const groupByValue = (rows: readonly FollowUpRow[], by: Exclude<Grouping, 'due'>): RowGroup[] => {
  const groups = new Map<string, RowGroup>()
  const byText = new Map<string, RowGroup>()
  // The same name in another spelling of case or spaces is one group.
  const find = (value: string): RowGroup => {
    const known = byText.get(value)
    if (known) return known
    const id = nameKey(value)
    const group = groups.get(id) ?? { id, title: value || withoutValue[by], rows: [] }
    groups.set(id, group)
    byText.set(value, group)
    return group
  }
  for (const row of rows) {
    const values = valuesOf[by](row).map((value) => value.trim())
    for (const group of new Set((values.some(Boolean) ? values.filter(Boolean) : ['']).map(find))) group.rows.push(row)
  }
  const isLast = ({ id }: RowGroup): number => (id === '' ? 1 : 0)
  return [...groups.values()].sort(
    (a, b) => isLast(a) - isLast(b) || a.title.localeCompare(b.title, undefined, { numeric: true }),
  )
}
