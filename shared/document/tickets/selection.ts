import { isFinished } from '../../meeting/commitments'
import type { TicketAction } from './types'

/** Whether a tracker should get it: an action that has a ticket would get a second one. */
export const needsTicket = (action: TicketAction): boolean => !isFinished(action) && action.ticket.trim() === ''

export const noTicketNeeded = 'There are no open actions without a ticket.'
