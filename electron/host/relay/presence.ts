import type { z } from 'zod'
import type { wireMessageSchema } from '../../../shared/api/wire'

/** One person's presence as it travels. */
export type PresenceMessage = Extract<z.infer<typeof wireMessageSchema>, { type: 'presence' }>

/** A connection that presence comes from. */
export type PresenceSource = {
  /** Who is behind it; only the same one may take over a client id from a connection that has not closed yet. */
  principal: string
  /** How many people may speak through it: one page, or all that are behind another host. */
  most: number
}

const LARGEST = 8 * 1024

/** Who is in a document, and through which connection; relays to all the others, so that nothing comes back. */
export type PresenceHub = {
  /** False if it was not taken: an old one, somebody else's id, or too large. */
  receive: (source: PresenceSource, message: PresenceMessage) => boolean
  /** A connection is gone, and those with it whom no other connection has. */
  leave: (source: PresenceSource) => void
  /** Everybody but those who came through `source`, for somebody who has just come. */
  others: (source: PresenceSource | undefined) => PresenceMessage[]
}

/** Makes a hub; `relay` sends to every connection but `from`. */
export const createPresenceHub = (relay: (message: PresenceMessage, from: PresenceSource) => void): PresenceHub => {
  const people = new Map<number, { source: PresenceSource; message: PresenceMessage }>()

  const isOld = (known: PresenceMessage, message: PresenceMessage): boolean =>
    message.seq < known.seq || (message.seq === known.seq && message.state !== null)

  const countOf = (source: PresenceSource): number => {
    let count = 0
    for (const person of people.values()) if (person.source === source) count += 1
    return count
  }

  return {
    receive: (source, message) => {
      const known = people.get(message.clientId)
      if (known && known.source.principal !== source.principal) return false
      if (known?.source === source && isOld(known.message, message)) return false
      if (JSON.stringify(message.state).length > LARGEST) return false
      if (message.state === null) {
        if (!known) return false
        people.delete(message.clientId)
      } else {
        if (known?.source !== source && countOf(source) >= source.most) return false
        people.set(message.clientId, { source, message })
      }
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
    others: (source) => [...people.values()].filter((one) => one.source !== source).map(({ message }) => message),
  }
}
