import { ticketFormats, ticketRows, writeTickets } from '../tickets'
import type { ExportFormat } from './format'

/** The actions of a postmortem as files for trackers and calendars. */
export const listTicketExports = (): ExportFormat[] =>
  ticketFormats.map((format) => ({
    id: format.id,
    label: format.label,
    description: format.description,
    part: format.part,
    extension: format.extension,
    mediaType: format.mediaType,
    group: 'ticket',
    render: ({ snapshot, now }) => writeTickets(format, ticketRows(snapshot), now),
  }))
