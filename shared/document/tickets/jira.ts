import { MAX_DEFUSED_CHARS, toCsv } from '../exports/to-csv'
import { describeInWiki, priorityName } from './description'
import { needsTicket, noTicketNeeded } from './selection'
import { ticketTitle } from './title'
import type { TicketFormat, TicketRow } from './types'

/** Jira refuses longer summaries, and those of several lines. */
const MAX_SUMMARY_CHARS = 255 - MAX_DEFUSED_CHARS
/** What Jira allows a text field by default (`jira.text.field.character.limit`). */
const MAX_DESCRIPTION_CHARS = 32_767 - MAX_DEFUSED_CHARS

/** A label without spaces, which Jira's labels may not have. */
const labelOf = (text: string): string => text.trim().replace(/\s+/g, '-')

/**
 * The CSV that Jira's importer reads (https://support.atlassian.com/jira-software-cloud/docs/prepare-a-csv-file-for-import
 * and https://support.atlassian.com/jira-software-cloud/docs/mapping-csv-data-to-jira-fields): a row of headers without
 * punctuation, of which Summary is required, and a column for each label. It has no Assignee, which has to be the address
 * of an account: the owner is in the description.
 */
export const jiraCsv: TicketFormat = {
  id: 'jira-csv',
  label: 'Jira (CSV)',
  description:
    'Open actions without a ticket, for Jira’s CSV import. If it asks for the date format, enter yyyy-MM-dd.',
  part: 'Jira issues',
  extension: '.csv',
  mediaType: 'text/csv',
  has: needsTicket,
  nothing: noTicketNeeded,
  write: (rows) =>
    toCsv(
      [['Summary', 'Issue Type', 'Priority', 'Due Date', 'Labels', 'Labels', 'Description'], ...rows.map(toRow)],
      'importer',
    ),
}

const toRow = (row: TicketRow): string[] => {
  const title = ticketTitle(row.action.text, MAX_SUMMARY_CHARS)
  return [
    title,
    'Task',
    priorityName(row),
    row.action.due,
    'postmortem',
    labelOf(row.action.kind),
    describeInWiki(row, { title, facts: ['owner'], most: MAX_DESCRIPTION_CHARS }),
  ]
}
