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
  /** Its first bytes wait for their turn. */
  start?: () => void
}

/** How often (ms) first bytes that came too fast are looked at again. */
const RETRY_INTERVAL_MS = 20

const keyOf = ({ remoteAddress, remotePort }: Peer): string => `${remoteAddress} ${remotePort}`

const countBy = (entries: readonly Entry[], key: (entry: Entry) => string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const entry of entries) counts.set(key(entry), (counts.get(key(entry)) ?? 0) + 1)
  return counts
}

/** The oldest of whoever has most of them. */
const oldestOfHeaviest = (entries: readonly Entry[], key: (entry: Entry) => string): Entry | undefined => {
  const counts = countBy(entries, key)
  const most = Math.max(...counts.values())
  return entries.find((entry) => counts.get(key(entry)) === most)
}

/**
 * Gives connections their places. The uninvited have a small share of their own, in which a newcomer takes the place of
 * the oldest of the address that holds most, silent ones first: nobody with a right invite is kept out by others without.
 */
export const createConnectionLimiter = () => {
  const entries = new Map<string, Entry>()
  const starts = createKeyedBuckets(limits.connectionRate)
  let timer: NodeJS.Timeout | undefined

  const drop = (entry: Entry | undefined): void => {
    if (!entry) return
    entries.delete(entry.key)
    entry.socket.destroy()
  }
  const all = (isIn: (entry: Entry) => boolean): Entry[] => [...entries.values()].filter(isIn)

  const makeRoomForUninvited = (): void => {
    const uninvited = all(({ principal }) => principal === undefined)
    if (uninvited.length < limits.uninvitedConnections) return
    const silent = uninvited.filter(({ isStarted }) => !isStarted)
    drop(oldestOfHeaviest(silent.length > 0 ? silent : uninvited, ({ group }) => group))
  }

  const makeRoomForInvited = (group: string): void => {
    const invited = all(({ principal }) => principal !== undefined)
    const here = invited.filter((entry) => entry.group === group)
    const crowd =
      here.length >= limits.connectionsPerAddress ? here : invited.length >= limits.connections ? invited : undefined
    if (crowd) drop(oldestOfHeaviest(crowd, ({ principal = '' }) => principal))
  }

  /** The newest first: who floods waits behind its own flood, who has just come does not. */
  const startWaiting = (): void => {
    for (const entry of all(({ start }) => start !== undefined).reverse()) tryToStart(entry)
    if (all(({ start }) => start !== undefined).length === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }

  const tryToStart = (entry: Entry): boolean => {
    if (!entry.start || !starts.take(entry.group)) return false
    const { start } = entry
    entry.start = undefined
    entry.isStarted = true
    start()
    return true
  }

  return {
    /** Gives a new connection its place. */
    enter: (socket: Socket): void => {
      makeRoomForUninvited()
      const key = keyOf(socket)
      const entry: Entry = { key, socket, group: addressGroup(socket.remoteAddress), isStarted: false }
      entries.set(key, entry)
      socket.once('close', () => {
        if (entries.get(key) === entry) entries.delete(key)
      })
    },
    /** Its first bytes are here: `start` runs now, or when its address's turn has come. */
    onFirstBytes: (socket: Socket, start: () => void): void => {
      const entry = entries.get(keyOf(socket))
      if (!entry) return
      entry.start = start
      if (!tryToStart(entry)) timer ??= setInterval(startWaiting, RETRY_INTERVAL_MS)
    },
    /** It has shown an invite. False if its principal has too many connections already. */
    admit: (peer: Peer, principal: string): boolean => {
      const entry = entries.get(keyOf(peer))
      if (!entry || entry.principal === principal) return true
      const own = all((one) => one.principal === principal).length
      if (own >= limits.connectionsPerPrincipal) return false
      if (entry.principal === undefined) makeRoomForInvited(entry.group)
      entry.principal = principal
      return true
    },
    close: (): void => clearInterval(timer),
  }
}

export type ConnectionLimiter = ReturnType<typeof createConnectionLimiter>
