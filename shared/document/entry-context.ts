import { compareText, type Instant } from '../crdt'
import type { IsoDate } from '../meeting/business-days'
import type { EntryContext } from '../meeting/capture/line'
import { createTimeContext } from '../meeting/capture/time-context'
import { stages } from '../stages'
import type { RowTime } from '../stages/contract'
import type { Snapshot } from './snapshot'

type ContextSource = Pick<Snapshot, 'record' | 'roster' | 'commitments' | 'stages'>

/** The names that an `@` can refer to: the people on the roster, and the owners of actions. */
export const getMentionableNames = ({
  roster,
  commitments,
}: Pick<ContextSource, 'roster' | 'commitments'>): string[] => [
  ...new Set(
    [...roster.map(({ name }) => name.trim()), ...commitments.map(({ owner }) => owner.trim())].filter(Boolean),
  ),
]

const isLater = (a: RowTime, b: RowTime): boolean =>
  a.createdAt > b.createdAt || (a.createdAt === b.createdAt && compareText(a.order, b.order) > 0)

/** What parsing a line typed by `author` needs to know of the document. */
export const createEntryContext = (
  source: ContextSource,
  author: string,
  today: IsoDate,
  now: Instant,
): EntryContext => {
  const rows = stages.flatMap((stage) => stage.rowTimes?.(source.stages[stage.id]) ?? [])
  const previous = rows
    .filter(({ typedBy }) => typedBy === author)
    .reduce<RowTime | undefined>((last, row) => (last && !isLater(row, last) ? last : row), undefined)
  const time = createTimeContext({ record: source.record, rows: rows.map(({ at }) => at), previous: previous?.at, now })
  return { time, people: getMentionableNames(source), today, now }
}
