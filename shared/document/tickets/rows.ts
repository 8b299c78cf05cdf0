import type { Snapshot } from '../snapshot'
import { displayTitle } from '../summary'
import type { TicketRow } from './types'

/** The actions of one document, as they are written for trackers. */
export const ticketRows = ({
  meta,
  record,
  commitments,
}: Pick<Snapshot, 'meta' | 'record' | 'commitments'>): TicketRow[] => {
  const document = {
    id: meta.id,
    title: displayTitle(record.title),
    severity: record.severity,
    services: record.services,
  }
  return commitments.map((action) => ({ document, action }))
}
