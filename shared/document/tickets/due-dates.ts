import { writeCalendar } from '../../libs/calendar'
import { isFinished } from '../../meeting/commitments'
import { cleanText, ticketTitle } from './title'
import type { TicketFormat, TicketRow } from './types'

const factsOf = ({ document, action }: TicketRow): string =>
  [
    ['Done when', action.criterion],
    ['Owner', action.owner],
    ['Ticket', action.ticket],
    ['From the postmortem', document.title],
  ]
    .filter(([, text = '']) => text.trim())
    .map(([label, text = '']) => `${label}: ${cleanText(text).trim()}`)
    .join('\n')

/** Each due date as a whole day of a calendar, which takes no time of anybody. */
export const dueDates: TicketFormat = {
  id: 'due-dates',
  label: 'Calendar (ICS)',
  description: 'Open actions with a due date, as days in Google Calendar, Outlook or Apple Calendar.',
  part: 'Due dates',
  extension: '.ics',
  mediaType: 'text/calendar',
  has: (action) => !isFinished(action) && action.due !== '',
  nothing: 'There are no open actions with a due date.',
  write: (rows, now) =>
    writeCalendar(
      rows.map((row) => ({
        uid: `${row.document.id}.${row.action.id}@debrief`,
        title: `Due: ${ticketTitle(row.action.text)}`,
        description: factsOf(row),
        url: row.action.ticket,
        day: row.action.due,
        isFree: true,
      })),
      { now, product: '-//Debrief//Actions//EN' },
    ),
}
