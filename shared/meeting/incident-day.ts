import type { IsoDate } from './business-days'
import { isoDay } from './format'
import type { MeetingRecord } from './incident'
import { noonOfDay } from './incident'
import { isoDayIn } from './zoned-day'

/**
 * The day from which deadlines count, where the document's people are: that on which the incident was resolved, because
 * nobody can start before; as long as nobody has said when, that on which it started. Empty if no day is known.
 */
export const incidentDay = ({
  resolvedAt,
  startedAt,
  day,
  entryZone,
}: Pick<MeetingRecord, 'resolvedAt' | 'startedAt' | 'day' | 'entryZone'>): IsoDate | '' => {
  const at = resolvedAt ?? startedAt
  if (at !== null) return isoDayIn(at, entryZone)
  const noon = noonOfDay(day)
  return noon === null ? '' : isoDay(noon)
}
