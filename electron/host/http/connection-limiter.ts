import type { Socket } from 'node:net'
import { createKeyedBuckets, limits } from '../limits'
import { addressGroup } from './addresses'

/** The two ends of a connection, by which it is found again once TLS stands between. */
type Peer = Pick<Socket, 'remoteAddress' | 'remotePort'>

type Entry = {
  key: string
  socket: Socket
  group: string
  /** Set once it has shown an invite. */
  principal?: string
  /** Whether its first bytes were handled; one that has said nothing costs only its place. */
  isStarted: boolean
}

/** How often (ms) first bytes that came too fast are looked at again. */
const RETRY_INTERVAL_MS = 20

const keyOf = ({ remoteAddress, remotePort }: Peer): string => `${remoteAddress} ${remotePort}`

/** Connections in the order in which they came, counted by whom they are of. */
const createCrowd = (ownerOf: (entry: Entry) => string) => {
  const byOwner = new Map<string, Set<Entry>>()
  let size = 0
  return {
    size: () => size,
    sizeOf: (owner: string) => byOwner.get(owner)?.size ?? 0,
    add: (entry: Entry): void => {
      const own = byOwner.get(ownerOf(entry)) ?? new Set()
      byOwner.set(ownerOf(entry), own.add(entry))
      size += 1
    },
    delete: (entry: Entry): void => {
      const own = byOwner.get(ownerOf(entry))
      if (!own?.delete(entry)) return
      size -= 1
      if (own.size === 0) byOwner.delete(ownerOf(entry))
    },
    /** Those of whoever has most, the oldest first. */
    heaviest: (): Entry[] => {
      let heaviest = new Set<Entry>()
      for (const own of byOwner.values()) if (own.size > heaviest.size) heaviest = own
      return [...heaviest]
    },
    entries: (): Entry[] => [...byOwner.values()].flatMap((own) => [...own]),
  }
}

/**
 * Gives connections their places. The uninvited have a small share of their own, in which a newcomer takes the place of
 * the oldest of the address that holds most, silent ones first: nobody with a right invite is kept out by others without.
 */
export const createConnectionLimiter = () => {
  const entries = new Map<string, Entry>()
  const uninvited = createCrowd(({ group }) => group)
  const invited = createCrowd(({ principal = '' }) => principal)
  const starts = createKeyedBuckets(limits.connectionRate)
  /** First bytes that came too fast, in the order in which they came. */
  const waiting = new Map<Entry, () => void>()
  let timer: NodeJS.Timeout | undefined

  const crowdOf = (entry: Entry) => (entry.principal === undefined ? uninvited : invited)

  const remove = (entry: Entry): void => {
    if (entries.get(entry.key) === entry) entries.delete(entry.key)
    crowdOf(entry).delete(entry)
    waiting.delete(entry)
  }
  const drop = (entry: Entry | undefined): void => {
    if (!entry) return
    remove(entry)
    entry.socket.destroy()
  }

  const makeRoomForUninvited = (): void => {
    if (uninvited.size() < limits.uninvitedConnections) return
    const heaviest = uninvited.heaviest()
    drop(heaviest.find(({ isStarted }) => !isStarted) ?? heaviest[0])
  }

  const makeRoomForInvited = (group: string): void => {
    if (invited.size() >= limits.connections) drop(invited.heaviest()[0])
    const here = invited.entries().filter((entry) => entry.group === group)
    if (here.length < limits.connectionsPerAddress) return
    const crowd = createCrowd(({ principal = '' }) => principal)
    for (const entry of here) crowd.add(entry)
    drop(crowd.heaviest()[0])
  }

  const tryToStart = (entry: Entry, start: () => void): boolean => {
    if (!starts.take(entry.group)) return false
    waiting.delete(entry)
    entry.isStarted = true
    start()
    return true
  }

  /** The newest first: who floods waits behind its own flood, who has just come does not. */
  const startWaiting = (): void => {
    for (const [entry, start] of [...waiting].reverse()) tryToStart(entry, start)
    if (waiting.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    /** Gives a new connection its place. */
    enter: (socket: Socket): void => {
      makeRoomForUninvited()
      const entry: Entry = {
        key: keyOf(socket),
        socket,
        group: addressGroup(socket.remoteAddress),
        isStarted: false,
      }
      entries.set(entry.key, entry)
      uninvited.add(entry)
      socket.once('close', () => remove(entry))
    },
    /** Its first bytes are here: `start` runs now, or when its address's turn has come. */
    onFirstBytes: (socket: Socket, start: () => void): void => {
      const entry = entries.get(keyOf(socket))
      if (!entry || tryToStart(entry, start)) return
      waiting.set(entry, start)
      timer ??= setInterval(startWaiting, RETRY_INTERVAL_MS)
    },
    /** It has shown an invite. False if its principal has too many connections already. */
    admit: (peer: Peer, principal: string): boolean => {
      const entry = entries.get(keyOf(peer))
      if (!entry || entry.principal === principal) return true
      if (invited.sizeOf(principal) >= limits.connectionsPerPrincipal) return false
      if (entry.principal === undefined) makeRoomForInvited(entry.group)
      crowdOf(entry).delete(entry)
      entry.principal = principal
      crowdOf(entry).add(entry)
      return true
    },
    close: (): void => clearInterval(timer),
  }
}

export type ConnectionLimiter = ReturnType<typeof createConnectionLimiter>
