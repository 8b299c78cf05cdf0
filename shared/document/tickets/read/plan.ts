import { applyDateOrder, formatDay, isFullDate, readDate, resolveDay } from '../../../libs/time'
import { isFinished } from '../../../meeting/commitments'
import type { TicketAction, TicketRow } from '../types'
import { type FoundBy, matchTickets } from './match'
import { readStatus, writtenStatus } from './status'
import { type Ticket, ticketName } from './ticket'

/** The fields that can be taken over from a tracker; never an owner. */
export type TicketField = 'status' | 'due' | 'ticket'

export type TicketChange = {
  field: TicketField
  from: string
  to: string
  /** Why it was dropped, to note with the status; empty where the action has a reason of its own. */
  reason: string
  /** Whether it is taken over unless somebody decides otherwise. */
  isSuggested: boolean
}

/** An action with its ticket, and in what they differ. */
export type TicketUpdate<Row extends TicketRow> = {
  row: Row
  ticket: Ticket
  by: FoundBy
  changes: TicketChange[]
  /** The ticket's status in the tracker's words, if nobody knows what it means. */
  unknownStatus: string
}

/** What a file of tickets would change. */
export type TicketPlan<Row extends TicketRow> = {
  updates: TicketUpdate<Row>[]
  ambiguous: Ticket[]
  unmatched: Ticket[]
  missing: Row[]
}

/** A date that says its year and of which day and month are certain, as an ISO date. */
const readDay = (text: string): string | undefined => {
  const date = readDate(text.trim(), 0)?.value
  if (!date || !isFullDate(date) || date.isAmbiguous || date.numbers) return undefined
  const day = resolveDay(date.provenOrder ? applyDateOrder(date, date.provenOrder) : date, undefined)
  return day === undefined ? undefined : formatDay(day)
}

const statusChange = (action: TicketAction, ticket: Ticket): TicketChange[] => {
  const read = readStatus(ticket)
  const reason = read && !action.droppedBecause.trim() ? read.reason : ''
  if (!read || (read.status === action.status && !reason)) return []
  // What was finished here and is still open there may just not have been closed there.
  const isReopened = isFinished(action) && read.status !== 'done' && read.status !== 'dropped'
  return [{ field: 'status', from: action.status, to: read.status, reason, isSuggested: !isReopened }]
}

const dueChange = ({ due }: TicketAction, ticket: Ticket): TicketChange[] => {
  const day = readDay(ticket.due)
  return day === undefined || day === due ? [] : [{ field: 'due', from: due, to: day, reason: '', isSuggested: false }]
}

const referenceChange = (action: TicketAction, ticket: Ticket): TicketChange[] => {
  const to = /^https?:\/\/\S+$/i.test(ticket.url) ? ticket.url : ticketName({ ...ticket, title: '', url: '' })
  return action.ticket.trim() || !to ? [] : [{ field: 'ticket', from: '', to, reason: '', isSuggested: true }]
}

/** What each ticket would change of its action. Rows keep the order that they have. */
export const planTickets = <Row extends TicketRow>(
  rows: readonly Row[],
  tickets: readonly Ticket[],
): TicketPlan<Row> => {
  const { pairs, ...rest } = matchTickets(rows, tickets)
  const places = new Map(rows.map((row, at) => [row, at]))
  const updates = pairs.map(({ row, ticket, by }) => ({
    row,
    ticket,
    by,
    changes: [statusChange, referenceChange, dueChange].flatMap((compare) => compare(row.action, ticket)),
    unknownStatus: ticket.status && !readStatus(ticket) ? writtenStatus(ticket) : '',
  }))
  return { ...rest, updates: updates.sort((a, b) => (places.get(a.row) ?? 0) - (places.get(b.row) ?? 0)) }
}

/** The fields of an action that some changes set, and what they were, so that nobody's later change is overwritten. */
export const toActionChanges = (
  action: TicketAction,
  changes: readonly TicketChange[],
): { changes: Partial<TicketAction>; expected: Partial<TicketAction> } => {
  const set: Partial<TicketAction> = {}
  for (const { field, to, reason } of changes) {
    if (field === 'status') set.status = to as TicketAction['status']
    else set[field] = to
    if (reason) set.droppedBecause = reason
  }
  const expected = Object.fromEntries(Object.keys(set).map((name) => [name, action[name as keyof TicketAction]]))
  return { changes: set, expected }
}
