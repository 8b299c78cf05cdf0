import type { Socket } from 'node:net'
import { createKeyedBuckets, limits } from '../limits'
import { addressGroup } from './addresses'

/** The remote end of a connection, which identifies it behind TLS. */
type RemoteEnd = Pick<Socket, 'remoteAddress' | 'remotePort'>

type Entry = {
  key: string
  socket: Socket
  group: string
  /** Set once the connection has shown an invite. */
  principal?: string
  /** Whether its first bytes were handled; a silent connection costs only its slot. */
  isStarted: boolean
}

/** Between two attempts to start connections that arrived too fast. */
const RETRY_INTERVAL_MS = 20

const getKey = ({ remoteAddress, remotePort }: RemoteEnd): string => `${remoteAddress} ${remotePort}`

/** Connections in order of arrival, counted per owner. */
const createConnectionGroup = (getOwner: (entry: Entry) => string) => {
  const byOwner = new Map<string, Set<Entry>>()
  let size = 0
  return {
    size: () => size,
    countOwned: (owner: string) => byOwner.get(owner)?.size ?? 0,
    add: (entry: Entry): void => {
      const own = byOwner.get(getOwner(entry)) ?? new Set()
      byOwner.set(getOwner(entry), own.add(entry))
      size += 1
    },
    delete: (entry: Entry): void => {
      const own = byOwner.get(getOwner(entry))
      if (!own?.delete(entry)) return
      size -= 1
      if (own.size === 0) byOwner.delete(getOwner(entry))
    },
    /** The connections of the owner with the most, oldest first. */
    heaviest: (): Entry[] => {
      let heaviest = new Set<Entry>()
      for (const own of byOwner.values()) if (own.size > heaviest.size) heaviest = own
      return [...heaviest]
    },
    entries: (): Entry[] => [...byOwner.values()].flatMap((own) => [...own]),
  }
}

/**
 * Limits the number of connections. Those without an invite have their own small quota, in which a new one
 * replaces the oldest of the address with the most, silent ones first, so that they never keep out anybody with an
 * invite.
 */
export const createConnectionLimiter = () => {
  const entries = new Map<string, Entry>()
  const uninvited = createConnectionGroup(({ group }) => group)
  const invited = createConnectionGroup(({ principal = '' }) => principal)
  const starts = createKeyedBuckets(limits.CONNECTION_RATE)
  /** Connections whose first bytes arrived too fast, in order of arrival. */
  const waiting = new Map<Entry, () => void>()
  let timer: NodeJS.Timeout | undefined

  const getGroup = (entry: Entry) => (entry.principal === undefined ? uninvited : invited)

  const remove = (entry: Entry): void => {
    if (entries.get(entry.key) === entry) entries.delete(entry.key)
    getGroup(entry).delete(entry)
    waiting.delete(entry)
  }
  const drop = (entry: Entry | undefined): void => {
    if (!entry) return
    remove(entry)
    entry.socket.destroy()
  }

  const makeRoomForUninvited = (): void => {
    if (uninvited.size() < limits.MAX_UNINVITED_CONNECTIONS) return
    const heaviest = uninvited.heaviest()
    drop(heaviest.find(({ isStarted }) => !isStarted) ?? heaviest[0])
  }

  const makeRoomForInvited = (group: string): void => {
    if (invited.size() >= limits.MAX_CONNECTIONS) drop(invited.heaviest()[0])
    const here = invited.entries().filter((entry) => entry.group === group)
    if (here.length < limits.MAX_CONNECTIONS_PER_ADDRESS) return
    const byPrincipal = createConnectionGroup(({ principal = '' }) => principal)
    for (const entry of here) byPrincipal.add(entry)
    drop(byPrincipal.heaviest()[0])
  }

  const tryToStart = (entry: Entry, start: () => void): boolean => {
    if (!starts.take(entry.group)) return false
    waiting.delete(entry)
    entry.isStarted = true
    start()
    return true
  }

  /** The newest first, so that a flood delays whoever causes it and not a newcomer. */
  const startWaiting = (): void => {
    for (const [entry, start] of [...waiting].reverse()) tryToStart(entry, start)
    if (waiting.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    /** Counts a new connection. */
    add: (socket: Socket): void => {
      makeRoomForUninvited()
      const entry: Entry = {
        key: getKey(socket),
        socket,
        group: addressGroup(socket.remoteAddress),
        isStarted: false,
      }
      entries.set(entry.key, entry)
      uninvited.add(entry)
      socket.once('close', () => remove(entry))
    },
    /** The first bytes have arrived: calls `start` now, or once the address's rate allows it. */
    onFirstBytes: (socket: Socket, start: () => void): void => {
      const entry = entries.get(getKey(socket))
      if (!entry || tryToStart(entry, start)) return
      waiting.set(entry, start)
      timer ??= setInterval(startWaiting, RETRY_INTERVAL_MS)
    },
    /** The connection has shown an invite; false if its principal has too many already. */
    admit: (remote: RemoteEnd, principal: string): boolean => {
      const entry = entries.get(getKey(remote))
      if (!entry || entry.principal === principal) return true
      if (invited.countOwned(principal) >= limits.MAX_CONNECTIONS_PER_PRINCIPAL) return false
      if (entry.principal === undefined) makeRoomForInvited(entry.group)
      getGroup(entry).delete(entry)
      entry.principal = principal
      getGroup(entry).add(entry)
      return true
    },
    close: (): void => clearInterval(timer),
  }
}

export type ConnectionLimiter = ReturnType<typeof createConnectionLimiter>
