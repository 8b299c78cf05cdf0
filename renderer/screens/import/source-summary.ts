import { dateText, dayText } from '../../../shared/meeting/format'
import type { PreviewRow } from '../../import/preview-rows'
import { zoneLabel } from './zone-label'

/** The zones and the days of a source's rows, as they are understood now. */
export type SourceSummary = { zone: string; date: string }

/** For instants, which need no zone. */
const TOLD_BY_ROWS = 'In each row'

/** A source while its rows are looked at: its zones as they are written, and its first and last time. */
type Found = { zones: Set<string | undefined>; hasInstants: boolean; first: number; last: number }

/** What the rows of each source have in common, by the index of the source. Little is done for each of 20,000 rows. */
export const summarizeSources = (rows: readonly PreviewRow[]): Map<number, SourceSummary> => {
  const found = new Map<number, Found>()
  for (const { planned, event, at } of rows) {
    let one = found.get(planned.source)
    if (!one) {
      one = { zones: new Set(), hasInstants: false, first: Infinity, last: -Infinity }
      found.set(planned.source, one)
    }
    if (at === null) continue
    if (event.wall === undefined) one.hasInstants = true
    else one.zones.add(event.zone)
    one.first = Math.min(one.first, at)
    one.last = Math.max(one.last, at)
  }
  return new Map([...found].map(([source, one]) => [source, describe(labelsOf(one), one.first, one.last)]))
}

const labelsOf = ({ zones, hasInstants }: Found): string[] => [
  ...new Set([...(hasInstants ? [TOLD_BY_ROWS] : []), ...[...zones].map(zoneLabel)]),
]

const describe = (zones: readonly string[], first: number, last: number): SourceSummary => {
  if (zones.length === 0) return { zone: '', date: '' }
  const [from, to] = [dayText(first, last), dateText(last)]
  return {
    zone: zones.length === 1 ? (zones[0] ?? '') : 'Several',
    date: dateText(first) === to ? to : `${from} – ${to}`,
  }
}
