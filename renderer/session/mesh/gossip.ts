import * as Y from 'yjs'
import type { WireMessage } from '../../../shared/api/wire'
import type { Presence } from '../presence'
import type { Neighbour } from './neighbour'

type PresenceMessage = Extract<WireMessage, { type: 'presence' }>

/** How a mesh behaves that is too large for everybody to be everybody's neighbour. */
export type Gossip = {
  /** Whether there are people whom this page should be connected with and isn't. */
  isLonely: () => boolean
  /** Whether to connect with somebody who has announced themself. */
  isWelcome: (from: string) => boolean
  /** An update that came from elsewhere. */
  onUpdate: (update: Uint8Array) => void
  onPresence: (message: PresenceMessage, from: Neighbour) => void
  close: () => void
}

/** Up to this many others, everybody is connected with everybody, and one hop reaches all. */
const FULL = 12
/** Connections sought above that: a random graph of this degree holds together. */
const SPARSE = 6
/** An announcement tells of a person for this long, ms. */
const RECENT = 15_000
/** Updates passed on are gathered for this long, ms. */
const GATHER = 30

type Options = {
  presence: Presence
  neighbours: () => Neighbour[]
  isStarBroken: () => boolean
  sendUpdate: (update: Uint8Array, except?: Neighbour) => void
  /** Monotonic, ms. */
  now?: () => number
  random?: () => number
}

export const createGossip = (options: Options): Gossip => {
  const { presence, neighbours, isStarBroken, sendUpdate } = options
  const { now = () => performance.now(), random = Math.random } = options
  const announced = new Map<string, number>()
  const passedOn = new Map<number, number>()
  let gathered: Uint8Array[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  // People are the better count, but somebody who has just come knows nobody yet and has only heard announcements.
  const others = (): number => {
    for (const [from, at] of announced) if (now() - at > RECENT) announced.delete(from)
    const people = presence.people.getState().filter((person) => !person.isSelf).length
    return Math.max(people, neighbours().length, announced.size)
  }
  const isSparse = (): boolean => others() > FULL
  const isNeeded = (): boolean => isSparse() && isStarBroken()

  const pass = (): void => {
    timer = undefined
    const updates = gathered
    gathered = []
    if (updates.length > 0) sendUpdate(Y.mergeUpdates(updates))
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
    onPresence: (message, from) => {
      if (!isNeeded() || (passedOn.get(message.clientId) ?? -1) >= message.seq) return
      if (passedOn.size > 500) passedOn.clear()
      passedOn.set(message.clientId, message.seq)
      for (const neighbour of neighbours()) if (neighbour !== from) neighbour.tell(message)
    },
    close: () => clearTimeout(timer),
  }
}
