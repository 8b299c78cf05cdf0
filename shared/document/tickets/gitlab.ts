import { MAX_DEFUSED_CHARS, toCsv } from '../exports/to-csv'
import { describeInMarkdown } from './description'
import { needsTicket, noTicketNeeded } from './selection'
import { writeScript } from './shell'
import { ticketTitle } from './title'
import type { TicketFormat, TicketRow } from './types'

/** https://docs.gitlab.com/user/project/issues/csv_import/ and https://docs.gitlab.com/administration/instance_limits/ */
const MAX_TITLE_CHARS = 255 - MAX_DEFUSED_CHARS
const MAX_DESCRIPTION_CHARS = 1_000_000

/** `glab` takes a description as an argument only, and Linux takes no argument of more than 128 KiB. */
const MAX_ARGUMENT_CHARS = 32_000

/**
 * A line that begins with a slash would be a command, such as `/close` or `/assign`
 * (https://docs.gitlab.com/user/project/quick_actions/).
 */
const withoutCommands = (markdown: string): string => markdown.replace(/^([ \t]*)\//gm, '$1\\/')

const issueOf = (row: TicketRow, most: number): { title: string; description: string } => {
  const title = ticketTitle(row.action.text, MAX_TITLE_CHARS)
  // Room for the backslashes before commands.
  const options = { title, facts: ['owner', 'priority'] as const, most: Math.floor(most * 0.9) }
  return { title, description: withoutCommands(describeInMarkdown(row, options)) }
}

/** Calls `glab issue create` (https://docs.gitlab.com/cli/issue/create/). */
export const gitlabScript: TicketFormat = {
  id: 'gitlab-script',
  label: 'GitLab (script)',
  description: 'Open actions without a ticket, as a shell script that creates issues with GitLab’s command line, glab.',
  part: 'GitLab issues',
  extension: '.sh',
  mediaType: 'text/x-shellscript',
  has: needsTicket,
  nothing: noTicketNeeded,
  write: (rows) =>
    writeScript({
      comments: [
        'Creates one issue for each action below. It needs glab: https://gitlab.com/gitlab-org/cli',
        'Read it, then run it once, in a clone of the repository. Options are passed on for every issue:',
        '  sh FILE --repo GROUP/PROJECT --label postmortem',
      ],
      create: [
        'title=$1 description=$2 due=$3',
        'shift 3',
        'if [ -n "$due" ]; then set -- --due-date="$due" "$@"; fi',
        'glab issue create --title="$title" --description="$description" --yes "$@"',
      ],
      issues: rows.map((row) => {
        const { title, description } = issueOf(row, MAX_ARGUMENT_CHARS)
        return [title, description, row.action.due]
      }),
    }),
}

/** GitLab's own import of issues: it takes these columns, and no others that a new issue has. */
export const gitlabCsv: TicketFormat = {
  id: 'gitlab-csv',
  label: 'GitLab (CSV)',
  description: 'Open actions without a ticket, for Import CSV above a project’s issues.',
  part: 'GitLab issues',
  extension: '.csv',
  mediaType: 'text/csv',
  has: needsTicket,
  nothing: noTicketNeeded,
  write: (rows) =>
    toCsv(
      [
        ['title', 'description', 'due_date'],
        ...rows.map((row) => {
          const { title, description } = issueOf(row, MAX_DESCRIPTION_CHARS)
          return [title, description, row.action.due]
        }),
      ],
      'importer',
    ),
}
