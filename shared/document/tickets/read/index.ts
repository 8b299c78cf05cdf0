export { type ActionUpdate, applyTicketUpdates } from './apply'
export type { FoundBy } from './match'
export {
  planTickets,
  type TicketChange,
  type TicketField,
  type TicketPlan,
  type TicketUpdate,
  toActionChanges,
} from './plan'
export { type ReadTickets, readTickets } from './read-tickets'
export { writtenStatus } from './status'
export { type Ticket, ticketName } from './ticket'
