import { dateText, dayText } from '../../../shared/meeting/format'
import type { PreviewRow } from '../../import/preview-rows'
import { zoneLabel } from './zone-label'

/** The zones and the days of a source's rows, as they are understood now. */
export type SourceSummary = { zone: string; date: string }

/** For instants, which need no zone. */
const TOLD_BY_ROWS = 'In each row'

/** What the rows of each source have in common, by the index of the source. */
export const summarizeSources = (rows: readonly PreviewRow[]): Map<number, SourceSummary> => {
  const found = new Map<number, { zones: Set<string>; first: number; last: number }>()
  for (const { planned, event, at } of rows) {
    const one = found.get(planned.source) ?? { zones: new Set(), first: Infinity, last: -Infinity }
    found.set(planned.source, one)
    if (at === null) continue
    one.zones.add(event.wall === undefined ? TOLD_BY_ROWS : zoneLabel(event.zone))
    one.first = Math.min(one.first, at)
    one.last = Math.max(one.last, at)
  }
  return new Map([...found].map(([source, { zones, first, last }]) => [source, describe([...zones], first, last)]))
}

const describe = (zones: readonly string[], first: number, last: number): SourceSummary => {
  if (zones.length === 0) return { zone: '', date: '' }
  const [from, to] = [dayText(first, last), dateText(last)]
  return {
    zone: zones.length === 1 ? (zones[0] ?? '') : 'Several',
    date: dateText(first) === to ? to : `${from} – ${to}`,
  }
}
