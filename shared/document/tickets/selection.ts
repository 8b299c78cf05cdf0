import type { TicketAction } from './types'

/** Whether something remains to be done. */
export const isUnfinished = ({ status }: TicketAction): boolean => status === 'open' || status === 'in-progress'

/** Whether a tracker should get it: an action that has a ticket would get a second one. */
export const needsTicket = (action: TicketAction): boolean => isUnfinished(action) && action.ticket.trim() === ''

export const noTicketNeeded = 'There are no open actions without a ticket.'
