import { checklist } from './checklist'
import { dueDates } from './due-dates'
import { githubCsv, githubScript } from './github'
import { gitlabCsv, gitlabScript } from './gitlab'
import { jiraCsv } from './jira'
import { linearCsv } from './linear'
import type { TicketFormat, TicketRow } from './types'

export { ticketRows } from './rows'
export type { TicketAction, TicketFormat, TicketRow } from './types'

/** Every file of actions for another program. To add one, add a row. */
export const ticketFormats: readonly [TicketFormat, ...TicketFormat[]] = [
  jiraCsv,
  githubScript,
  githubCsv,
  gitlabScript,
  gitlabCsv,
  linearCsv,
  checklist,
  dueDates,
]

/** A file of those actions that the format has, in their order. `now`: in milliseconds since 1970. */
export const writeTickets = (format: TicketFormat, rows: readonly TicketRow[], now: number): string =>
  format.write(
    rows.filter(({ action }) => format.has(action)),
    now,
  )
