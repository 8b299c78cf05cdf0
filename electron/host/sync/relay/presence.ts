import type { z } from 'zod'
import type { PresenceState, wireMessageSchema } from '../../../../shared/protocol/wire'
import { limits } from '../../limits'

/** One person's presence as it is sent. */
export type PresenceMessage = Extract<z.infer<typeof wireMessageSchema>, { type: 'presence' }>

/** A connection that presence comes from. */
export type PresenceSource = {
  /** A client id belongs to the principal that used it first, also while they are away. */
  principal: string
  /** How many people may be behind it: one for a page, more for another host. */
  maxPeople: number
  /** Whether the document and the connection's rights let this person lead; if absent, nobody may. */
  canLead?: (state: PresenceState) => boolean
}

const MAX_STATE_LENGTH = 8 * 1024
/** Client ids remembered for one principal: each page that is opened has a new one. */
const MAX_IDS_PER_PRINCIPAL = 256
/** Client ids remembered for one document; those of people who are here are never forgotten. */
const MAX_IDS = 20_000

/** Who is in a document, and through which connection; relays each message to all other connections. */
export type PresenceHub = {
  /** False if the message was ignored: it is old, uses somebody else's id, or is too large. */
  receive: (source: PresenceSource, message: PresenceMessage) => boolean
  /** A connection was closed: removes everybody who came through it. */
  leave: (source: PresenceSource) => void
  /** Whether the person with this client id leads, and came through this connection. */
  isLedBy: (source: PresenceSource, clientId: number) => boolean
  /** The presence of everybody not behind `source`, for whoever has just connected. */
  others: (source: PresenceSource | undefined) => PresenceMessage[]
}

/** Remembers which principal each client id belongs to, even after they disconnect. `isHere`: the id is in use now. */
const createOwners = (isHere: (clientId: number) => boolean) => {
  const owners = new Map<number, string>()
  const idsBySource = new Map<string, Set<number>>()

  const forget = (clientId: number): void => {
    const principal = owners.get(clientId) ?? ''
    owners.delete(clientId)
    const ids = idsBySource.get(principal)
    ids?.delete(clientId)
    if (ids?.size === 0) idsBySource.delete(principal)
  }
  const forgetOldest = (ids: Iterable<number>): void => {
    for (const id of ids) {
      if (isHere(id)) continue
      forget(id)
      return
    }
  }

  return {
    /** Claims the id for the principal; false if it belongs to another. */
    claim: (clientId: number, principal: string): boolean => {
      const owner = owners.get(clientId)
      if (owner !== undefined) return owner === principal
      const ids = idsBySource.get(principal) ?? new Set<number>()
      if (ids.size >= MAX_IDS_PER_PRINCIPAL) forgetOldest(ids)
      if (owners.size >= MAX_IDS) forgetOldest(owners.keys())
      ids.add(clientId)
      idsBySource.set(principal, ids)
      owners.set(clientId, principal)
      return true
    },
  }
}

/** Removes from a message what only leaders may send, unless its sender may lead. */
const withoutForbidden = (source: PresenceSource, message: PresenceMessage): PresenceMessage => {
  const { state } = message
  if (!state || (!state.isFacilitator && state.focus === undefined) || source.canLead?.(state)) return message
  const { focus: _focus, ...rest } = state
  return { ...message, state: { ...rest, isFacilitator: false } }
}

/** Creates a hub; `relay` sends to every connection except `from`. */
export const createPresenceHub = (relay: (message: PresenceMessage, from: PresenceSource) => void): PresenceHub => {
  const people = new Map<number, { source: PresenceSource; message: PresenceMessage }>()
  const owners = createOwners((clientId) => people.has(clientId))

  const isOld = (known: PresenceMessage, message: PresenceMessage): boolean =>
    message.seq < known.seq || (message.seq === known.seq && message.state !== null)

  const countIds = (source: PresenceSource): number => {
    let count = 0
    for (const person of people.values()) if (person.source === source) count += 1
    return count
  }

  const isFull = (source: PresenceSource): boolean =>
    people.size >= limits.MAX_PEOPLE || countIds(source) >= source.maxPeople

  return {
    receive: (source, received) => {
      const known = people.get(received.clientId)
      if (known?.source === source && isOld(known.message, received)) return false
      if (JSON.stringify(received.state).length > MAX_STATE_LENGTH) return false
      const isNew = known?.source !== source
      if (received.state === null ? !known : isNew && isFull(source)) return false
      if (!owners.claim(received.clientId, source.principal)) return false
      const message = withoutForbidden(source, received)
      if (message.state === null) people.delete(message.clientId)
      else people.set(message.clientId, { source, message })
      relay(message, source)
      return true
    },
    leave: (source) => {
      for (const [clientId, person] of people) {
        if (person.source !== source) continue
        people.delete(clientId)
        relay({ ...person.message, state: null }, source)
      }
    },
    isLedBy: (source, clientId) => {
      const person = people.get(clientId)
      return person?.source === source && person.message.state?.isFacilitator === true
    },
    others: (source) => [...people.values()].filter((one) => one.source !== source).map(({ message }) => message),
  }
}
