import { useMemo, useState } from 'react'
import type { TicketRow } from '../../../shared/document/tickets'
import {
  type ActionUpdate,
  planTickets,
  type Ticket,
  type TicketChange,
  type TicketUpdate,
  toActionChanges,
} from '../../../shared/document/tickets/read'

const changeKey = ({ row }: TicketUpdate<TicketRow>, { field, to }: TicketChange): string =>
  JSON.stringify([row.document.id, row.action.id, field, to])

/**
 * What the tickets of a file would change of some actions, and what somebody has chosen of it. It follows the actions: what
 * somebody else changes meanwhile is no longer a difference.
 */
export const useTicketPlan = (rows: readonly TicketRow[], tickets: readonly Ticket[]) => {
  const plan = useMemo(() => planTickets(rows, tickets), [rows, tickets])
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map())
  const isChosen = (update: TicketUpdate<TicketRow>, change: TicketChange): boolean =>
    choices.get(changeKey(update, change)) ?? change.isSuggested
  const chosen = plan.updates.flatMap((update): (ActionUpdate & { count: number })[] => {
    const changes = update.changes.filter((change) => isChosen(update, change))
    if (changes.length === 0) return []
    const { document, action } = update.row
    return [
      { documentId: document.id, actionId: action.id, count: changes.length, ...toActionChanges(action, changes) },
    ]
  })
  return {
    plan,
    isChosen,
    choose: (update: TicketUpdate<TicketRow>, change: TicketChange, isOn: boolean): void =>
      setChoices((before) => new Map(before).set(changeKey(update, change), isOn)),
    updates: chosen.map(({ count: _count, ...update }): ActionUpdate => update),
    /** How many fields are changed. */
    count: chosen.reduce((sum, { count }) => sum + count, 0),
  }
}

export type TicketPlanState = ReturnType<typeof useTicketPlan>
