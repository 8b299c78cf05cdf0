import * as Y from 'yjs'
import type { WireMessage } from '../../../shared/protocol/wire'
import type { Presence } from '../presence'
import type { PeerLink } from './peer-link'

type PresenceMessage = Extract<WireMessage, { type: 'presence' }>

/** Passes edits and presence on in a mesh that is too large for every page to be connected to every other. */
export type AntiEntropy = {
  /** Whether this page should be connected with more peers than it is. */
  needsPeers: () => boolean
  /** Whether to connect with a peer that has announced itself. */
  shouldAccept: (from: string) => boolean
  /** Passes on an update that this page did not make itself. */
  onUpdate: (update: Uint8Array) => void
  onPresence: (message: PresenceMessage) => void
  close: () => void
}

/** Up to this many others, every page is connected with every other, and one hop reaches all. */
const MAX_FULL_MESH_PEERS = 12
/** The number of connections to aim for beyond that: a random graph of this degree is almost surely connected. */
const SPARSE_MESH_PEERS = 6
/** How long (ms) an announcement counts, unless it is repeated. */
const ANNOUNCEMENT_TTL_MS = 15_000
/** The most announcements and people that are remembered; more than a meeting has. */
const MAX_ANNOUNCED = 200
const MAX_PEOPLE = 500
/** How long (ms) updates to be passed on are batched. */
const UPDATE_BATCH_DELAY_MS = 60
/** How long (ms) presence messages to be passed on are batched; only the newest of each person is sent. */
const PRESENCE_BATCH_DELAY_MS = 500

type Options = {
  presence: Presence
  links: () => PeerLink[]
  isRelayDown: () => boolean
  sendUpdate: (update: Uint8Array) => void
  /** Monotonic, ms. */
  now?: () => number
  random?: () => number
}

export const createAntiEntropy = (options: Options): AntiEntropy => {
  const { presence, links, isRelayDown, sendUpdate } = options
  const { now = () => performance.now(), random = Math.random } = options
  const announced = new Map<string, number>()
  const passedOn = new Map<number, number>()
  let pendingUpdates: Uint8Array[] = []
  const pendingPresence = new Map<number, PresenceMessage>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let presenceTimer: ReturnType<typeof setTimeout> | undefined

  // The number of people present is more accurate, but a page that has just joined has only seen announcements.
  const others = (): number => {
    for (const [from, at] of announced) if (now() - at > ANNOUNCEMENT_TTL_MS) announced.delete(from)
    const people = presence.people.getState().filter((person) => !person.isSelf).length
    return Math.max(people, links().length, announced.size)
  }
  const isSparse = (): boolean => others() > MAX_FULL_MESH_PEERS
  const isNeeded = (): boolean => isSparse() && isRelayDown()

  const flushUpdates = (): void => {
    timer = undefined
    const updates = pendingUpdates
    pendingUpdates = []
    if (updates.length > 0) sendUpdate(Y.mergeUpdates(updates))
  }

  const flushPresence = (): void => {
    presenceTimer = undefined
    for (const message of pendingPresence.values()) for (const link of links()) link.sendMessage(message)
    pendingPresence.clear()
  }

  return {
    needsPeers: () => links().length < Math.min(others(), isSparse() ? 2 : MAX_FULL_MESH_PEERS),
    shouldAccept: (from) => {
      if (announced.size < MAX_ANNOUNCED) announced.set(from, now())
      // Each page accepts some newcomers, however many links it has; otherwise those who join early and those who join
      // late would form two separate meshes.
      return !isSparse() || links().length < 2 || random() < SPARSE_MESH_PEERS / others()
    },
    onUpdate: (update) => {
      if (!isNeeded()) return
      pendingUpdates.push(update)
      timer ??= setTimeout(flushUpdates, UPDATE_BATCH_DELAY_MS)
    },
    onPresence: (message) => {
      if (!isNeeded() || (passedOn.get(message.clientId) ?? -1) >= message.seq) return
      if (passedOn.size > MAX_PEOPLE) passedOn.clear()
      passedOn.set(message.clientId, message.seq)
      pendingPresence.set(message.clientId, message)
      presenceTimer ??= setTimeout(flushPresence, PRESENCE_BATCH_DELAY_MS)
    },
    close: () => {
      clearTimeout(timer)
      clearTimeout(presenceTimer)
    },
  }
}
