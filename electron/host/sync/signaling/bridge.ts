import type { WebSocket } from 'ws'
import type { Invite } from '../../../../shared/protocol/invite'
import { MAX_UPSTREAM_RECONNECT_DELAY_MS, REFUSED_UPSTREAM_RECONNECT_DELAY_MS } from '../reconnect-delays'
import { dial } from '../upstream/dial'
import { type DisconnectReason, HostSocket } from '../upstream/host-socket'

const PING_INTERVAL_MS = 5_000
/** Messages published while the connection is down are sent later, if they are recent and among the last few. */
const MAX_QUEUED_AGE_MS = 10_000
const MAX_QUEUED = 64
/** Announcements may be lost in a longer outage, so the pages are asked to announce themselves again. */
const MAX_SHORT_OUTAGE_MS = 2_000

/** Connects one room of this host to signaling at the meeting's host, and reconnects until it is closed. */
export type Bridge = { send: (text: string) => void; close: () => void }

type Options = {
  topic: string
  invite: Invite
  instance: string
  onMessage: (text: string) => void
  /** Connected again after a longer outage. */
  onReconnected: () => void
}

/** Starts connecting. Messages go both ways, but never back to where they came from. */
export const createBridge = ({ topic, invite, instance, onMessage, onReconnected }: Options): Bridge => {
  const closing = new AbortController()
  let latest: WebSocket | undefined
  let open: WebSocket | undefined
  let queued: { text: string; at: number }[] = []
  let downSince = performance.now()
  let wasUp = false
  let timer: NodeJS.Timeout | undefined

  const onOpen = (opened: WebSocket): void => {
    const outageMs = performance.now() - downSince
    const isReconnected = wasUp && outageMs > MAX_SHORT_OUTAGE_MS
    wasUp = true
    open = opened
    opened.send(JSON.stringify({ type: 'subscribe', topics: [topic] }))
    for (const { text, at } of queued) if (performance.now() - at < MAX_QUEUED_AGE_MS) opened.send(text)
    queued = []
    if (isReconnected || outageMs > MAX_QUEUED_AGE_MS) onReconnected()
  }

  const scheduleConnect = (delay = MAX_UPSTREAM_RECONNECT_DELAY_MS): void => {
    clearTimeout(timer)
    if (!closing.signal.aborted) timer = setTimeout(() => void connect(), delay)
  }

  const connect = async (): Promise<void> => {
    const pinned = await dial(invite, closing.signal)
    if (typeof pinned === 'string') return scheduleConnect()
    if (closing.signal.aborted) return void pinned.socket.destroy()
    let isClosed = false
    let isAlive = true
    const onDisconnect = (reason: DisconnectReason): void => {
      if (isClosed) return
      isClosed = true
      clearInterval(heartbeat)
      if (open === socket) downSince = performance.now()
      open = undefined
      scheduleConnect(reason === 'refused' ? REFUSED_UPSTREAM_RECONNECT_DELAY_MS : MAX_UPSTREAM_RECONNECT_DELAY_MS)
    }
    const socket = new HostSocket({ pinned, invite, instance, path: '/signaling', onDisconnect })
    const heartbeat = setInterval(() => {
      if (!isAlive) return socket.terminate()
      isAlive = false
      if (socket.readyState === socket.OPEN) socket.ping()
    }, PING_INTERVAL_MS)
    socket.on('pong', () => {
      isAlive = true
    })
    socket.on('open', () => onOpen(socket))
    socket.on('message', (data, isBinary) => {
      const text = isBinary ? '' : data.toString()
      if (text.startsWith('{"type":"publish"')) onMessage(text)
    })
    latest = socket
  }

  void connect()
  return {
    send: (text) => {
      if (open && open.readyState === open.OPEN) open.send(text)
      else queued = [...queued, { text, at: performance.now() }].slice(-MAX_QUEUED)
    },
    close: () => {
      closing.abort()
      latest?.terminate()
      clearTimeout(timer)
    },
  }
}
