import { type ActionState, documentWords, fold, patternsOf } from '../../../libs/languages'
import type { TicketAction } from '../types'
import { type Ticket, ticketName } from './ticket'

type Status = TicketAction['status']

/** What trackers call a status, in small letters. A status that is not here is shown and changes nothing. */
const statusWords: Record<Status, string> = {
  open: `to do|todo|open|opened|reopened|new|backlog|triage|unstarted|planned|ready|ready for development|ready for dev
    |selected for development|not started|icebox`,
  'in-progress': `in progress|started|doing|in development|in review|in code review|code review|review|under review
    |peer review|in test|in testing|testing|in qa|qa|ready for review|ready for test|ready to merge|ready for release`,
  done: 'done|closed|resolved|completed|complete|finished|fixed|shipped|released|deployed|merged|delivered|implemented',
  dropped: `wont do|will not do|wont fix|canceled|cancelled|duplicate|duplicated|declined|rejected|abandoned|not planned
    |obsolete|invalid|discarded|cannot reproduce|not a bug|incomplete|known error|works as designed`,
}

const statuses = new Map<string, Status>(
  (Object.keys(statusWords) as Status[]).flatMap((status) =>
    statusWords[status].split('|').map((words) => [words.trim(), status] as const),
  ),
)

const normalize = (text: string): string =>
  text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[_\s-]+/g, ' ')
    .trim()

/** What the languages of records call the states of actions; English has its own words above. */
const statesOf: Record<ActionState, Status> = {
  open: 'open',
  'in progress': 'in-progress',
  done: 'done',
  dropped: 'dropped',
}
const [, ...otherLanguages] = documentWords
const states = patternsOf(
  otherLanguages,
  Object.keys(statesOf) as ActionState[],
  ({ actions }, state) => actions.states[state],
)

/** A status of a tracker in another language; only if it is the whole text, since more words may mean something else. */
const otherStatusOf = (text: string): Status | undefined => {
  const folded = fold(text.trim())
  const found = states.find(({ pattern }) => pattern.exec(folded)?.[0].length === folded.length)
  return folded && found ? statesOf[found.key] : undefined
}

const statusOf = (text: string): Status | undefined => statuses.get(normalize(text)) ?? otherStatusOf(text)

/** What a ticket's status means for its action; undefined if that is not known. `reason`: why it was dropped. */
export type TicketStatus = { status: Status; reason: string }

/** `NOT_PLANNED` as people write it. */
const inWords = (text: string): string =>
  /^[A-Z_]+$/.test(text) ? `${text.slice(0, 1)}${text.slice(1).toLowerCase().replaceAll('_', ' ')}` : text

/** The status, and what tells more of it, in the tracker's words. */
export const writtenStatus = ({ status, resolution }: Ticket): string =>
  [inWords(status), resolution && statusOf(resolution) !== statusOf(status) ? `(${inWords(resolution)})` : '']
    .filter(Boolean)
    .join(' ')

/** Why a ticket was dropped, in the tracker's words, with the ticket. */
const reasonOf = (ticket: Ticket, words: string): string => {
  const name = ticketName(ticket)
  return name === ticket.title ? inWords(words) : `${inWords(words)} (${name})`
}

const isUnresolved = (resolution: string): boolean => /^(?:|unresolved|none|reopened)$/.test(normalize(resolution))

/** What is known of a status without a resolution. */
const byStatus = ({ status, category, completed, canceled }: Ticket): Status | undefined => {
  const known = statusOf(status) ?? statusOf(category)
  if (known || !status) return known
  return canceled ? 'dropped' : completed ? 'done' : undefined
}

/**
 * What the status of a ticket means, by its words; a resolution says more than a status that is closed. No guess beats a
 * wrong guess.
 */
export const readStatus = (ticket: Ticket): TicketStatus | undefined => {
  const status = byStatus(ticket)
  if (status === undefined) return undefined
  if (status === 'dropped') return { status, reason: reasonOf(ticket, ticket.resolution || ticket.status) }
  if (status !== 'done' || isUnresolved(ticket.resolution)) return { status, reason: '' }
  const resolved = statusOf(ticket.resolution)
  if (resolved === 'dropped') return { status: 'dropped', reason: reasonOf(ticket, ticket.resolution) }
  return resolved === 'done' ? { status: 'done', reason: '' } : undefined
}
