import { MAX_DEFUSED_CHARS, toCsv } from '../exports/to-csv'
import { describeInMarkdown, priorityName } from './description'
import { needsTicket, noTicketNeeded } from './selection'
import { oneLine, ticketTitle } from './title'
import type { TicketFormat, TicketRow } from './types'

/** Linear documents no limits; these are what other trackers take. The whole text is in the description. */
const MAX_TITLE_CHARS = 255 - MAX_DEFUSED_CHARS
const MAX_DESCRIPTION_CHARS = 65_536

const statusNames: Record<TicketRow['action']['status'], string> = {
  open: 'Todo',
  'in-progress': 'In Progress',
  done: 'Done',
  dropped: 'Canceled',
}

/**
 * The CSV of Linear's own exports, which its importer reads: `linear-import`, “Linear (CSV)”, and the assistant in its
 * settings (https://linear.app/docs/import-issues;
 * https://github.com/linear/linear/blob/master/packages/import/src/importers/linearCsv/LinearCsvImporter.ts). It takes the
 * apostrophe before a defused formula away again. Owners that are no members stay in the description.
 */
export const linearCsv: TicketFormat = {
  id: 'linear-csv',
  label: 'Linear (CSV)',
  description: 'Open actions without a ticket, for Linear’s importer, npx @linear/import.',
  part: 'Linear issues',
  extension: '.csv',
  mediaType: 'text/csv',
  has: needsTicket,
  nothing: noTicketNeeded,
  write: (rows) =>
    toCsv(
      [
        ['Title', 'Description', 'Status', 'Priority', 'Assignee', 'Labels', 'Due Date'],
        ...rows.map((row) => {
          const title = ticketTitle(row.action.text, MAX_TITLE_CHARS)
          return [
            title,
            describeInMarkdown(row, { title, facts: ['owner'], most: MAX_DESCRIPTION_CHARS }),
            statusNames[row.action.status],
            priorityName(row),
            oneLine(row.action.owner),
            'postmortem',
            row.action.due,
          ]
        }),
      ],
      'importer',
    ),
}
