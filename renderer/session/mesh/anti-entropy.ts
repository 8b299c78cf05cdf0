import * as Y from 'yjs'
import type { WireMessage } from '../../../shared/protocol/wire'
import type { Presence } from '../presence'
import type { Neighbour } from './peer-link'

type PresenceMessage = Extract<WireMessage, { type: 'presence' }>

/** How a mesh behaves that is too large for everybody to be everybody's neighbour. */
export type Gossip = {
  /** Whether there are people whom this page should be connected with and isn't. */
  isLonely: () => boolean
  /** Whether to connect with somebody who has announced themself. */
  isWelcome: (from: string) => boolean
  /** An update that came from elsewhere. */
  onUpdate: (update: Uint8Array) => void
  onPresence: (message: PresenceMessage) => void
  close: () => void
}

/** Up to this many others, everybody is connected with everybody, and one hop reaches all. */
const FULL = 12
/** Connections sought above that: a random graph of this degree holds together. */
const SPARSE = 6
/** An announcement tells of a person for this long, ms. */
const RECENT = 15_000
/** Updates passed on are gathered for this long, ms. */
const GATHER = 60
/** What people show is passed on this often, ms; of each only the newest. */
const GATHER_PEOPLE = 500

type Options = {
  presence: Presence
  neighbours: () => Neighbour[]
  isRelayDown: () => boolean
  sendUpdate: (update: Uint8Array) => void
  /** Monotonic, ms. */
  now?: () => number
  random?: () => number
}

export const createGossip = (options: Options): Gossip => {
  const { presence, neighbours, isRelayDown, sendUpdate } = options
  const { now = () => performance.now(), random = Math.random } = options
  const announced = new Map<string, number>()
  const passedOn = new Map<number, number>()
  let gathered: Uint8Array[] = []
  const people = new Map<number, PresenceMessage>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let peopleTimer: ReturnType<typeof setTimeout> | undefined

  // People are the better count, but somebody who has just come knows nobody yet and has only heard announcements.
  const others = (): number => {
    for (const [from, at] of announced) if (now() - at > RECENT) announced.delete(from)
    const people = presence.people.getState().filter((person) => !person.isSelf).length
    return Math.max(people, neighbours().length, announced.size)
  }
  const isSparse = (): boolean => others() > FULL
  const isNeeded = (): boolean => isSparse() && isRelayDown()

  const pass = (): void => {
    timer = undefined
    const updates = gathered
    gathered = []
    if (updates.length > 0) sendUpdate(Y.mergeUpdates(updates))
  }

  const passPeople = (): void => {
    peopleTimer = undefined
    for (const message of people.values()) for (const neighbour of neighbours()) neighbour.tell(message)
    people.clear()
  }

  return {
    isLonely: () => neighbours().length < Math.min(others(), isSparse() ? 2 : FULL),
    isWelcome: (from) => {
      if (announced.size < 200) announced.set(from, now())
      // Each answers some newcomers, however many neighbours it has: otherwise early and late comers would form two meshes.
      return !isSparse() || neighbours().length < 2 || random() < SPARSE / others()
    },
    onUpdate: (update) => {
      if (!isNeeded()) return
      gathered.push(update)
      timer ??= setTimeout(pass, GATHER)
    },
    onPresence: (message) => {
      if (!isNeeded() || (passedOn.get(message.clientId) ?? -1) >= message.seq) return
      if (passedOn.size > 500) passedOn.clear()
      passedOn.set(message.clientId, message.seq)
      people.set(message.clientId, message)
      peopleTimer ??= setTimeout(passPeople, GATHER_PEOPLE)
    },
    close: () => {
      clearTimeout(timer)
      clearTimeout(peopleTimer)
    },
  }
}
