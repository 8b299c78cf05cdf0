import { MAX_DEFUSED_CHARS, toCsv } from '../exports/to-csv'
import { describeInMarkdown } from './description'
import { needsTicket, noTicketNeeded } from './selection'
import { writeScript } from './shell'
import { ticketTitle } from './title'
import type { TicketFormat, TicketRow } from './types'

/** What GitHub says of longer ones: “title is too long (maximum is 256 characters)”, “body is too long”. */
const MAX_TITLE_CHARS = 256 - MAX_DEFUSED_CHARS
const MAX_BODY_CHARS = 65_536 - MAX_DEFUSED_CHARS

const issueOf = (row: TicketRow): { title: string; body: string } => {
  const title = ticketTitle(row.action.text, MAX_TITLE_CHARS)
  return {
    title,
    body: describeInMarkdown(row, { title, facts: ['owner', 'due', 'priority'], most: MAX_BODY_CHARS }),
  }
}

/** Calls `gh issue create` (https://cli.github.com/manual/gh_issue_create), which reads long bodies from its input. */
export const githubScript: TicketFormat = {
  id: 'github-script',
  label: 'GitHub (script)',
  description: 'Open actions without a ticket, as a shell script that creates issues with GitHub’s command line, gh.',
  part: 'GitHub issues',
  extension: '.sh',
  mediaType: 'text/x-shellscript',
  has: needsTicket,
  nothing: noTicketNeeded,
  write: (rows) =>
    writeScript({
      comments: [
        'Creates one issue for each action below. It needs gh: https://cli.github.com',
        'Read it, then run it once, in a clone of the repository. Options are passed on for every issue:',
        '  sh FILE --repo OWNER/REPO --label postmortem',
        'Later, this lists the issues with their status, for Debrief to read:',
        '  gh issue list --state all --limit 1000 --json number,title,state,stateReason,url,body > issues.json',
      ],
      create: [
        'title=$1 body=$2',
        'shift 2',
        'printf \'%s\' "$body" | gh issue create --title="$title" --body-file=- "$@"',
      ],
      issues: rows.map(issueOf).map(({ title, body }) => [title, body]),
    }),
}

/**
 * GitHub itself imports no CSV. These are the columns that importers of others take, such as
 * https://github.com/gavinr/github-csv-tools; labels would have to exist, so there are none.
 */
export const githubCsv: TicketFormat = {
  id: 'github-csv',
  label: 'GitHub (CSV)',
  description:
    'Open actions without a ticket, as a table for tools that import issues. GitHub itself has no such import.',
  part: 'GitHub issues',
  extension: '.csv',
  mediaType: 'text/csv',
  has: needsTicket,
  nothing: noTicketNeeded,
  write: (rows) =>
    toCsv(
      [['title', 'body', 'state'], ...rows.map(issueOf).map(({ title, body }) => [title, body, 'open'])],
      'importer',
    ),
}
