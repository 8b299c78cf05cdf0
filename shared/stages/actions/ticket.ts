import type { Action } from './model'

const parse = (text: string): URL | undefined => {
  try {
    return new URL(text)
  } catch {
    // `URL.canParse` is missing in browsers of a few years ago.
    return undefined
  }
}

const addressOf = (ticket: string): URL | undefined => {
  const text = ticket.trim()
  const url = /^https?:\/\/[^\s/]\S*$/i.test(text) ? parse(text) : undefined
  return url && /^https?:$/.test(url.protocol) ? url : undefined
}

/** The web address of an action's ticket; empty if it is only an id, or no address that a browser should open. */
export const ticketLink = ({ ticket }: Pick<Action, 'ticket'>): string => (addressOf(ticket) ? ticket.trim() : '')

/** A ticket's short name: `OPS-12`, and for an address its last part: `#12` of `https://…/issues/12`. */
export const ticketName = ({ ticket }: Pick<Action, 'ticket'>): string => {
  const address = addressOf(ticket)
  if (!address) return ticket.trim()
  const last = address.pathname.split('/').findLast((part) => part !== '') ?? address.hostname
  return /^\d+$/.test(last) ? `#${last}` : last
}
