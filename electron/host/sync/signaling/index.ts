import type { RawData, WebSocket } from 'ws'
import { createBucket } from '../../../../shared/protocol/token-bucket'
import { closeCodes } from '../../../../shared/protocol/wire'
import { createKeyedBuckets, limits } from '../../limits'
import type { MemoryAccount, MemoryAccounts } from '../memory-accounts'
import type { Bridge } from './bridge'
import { parseSignalingMessage, type SignalingMessage } from './protocol'

/** A connection that has not answered the last ping is closed. */
const PING_INTERVAL_MS = 10_000
const CLOSE_TIMEOUT_MS = 2_000
const SHUTDOWN_TIMEOUT_MS = 500
/** How many messages of the maximum size may wait for one reader. */
const MAX_WAITING_MESSAGES = 16

type Client = {
  socket: WebSocket
  principal: string
  account: MemoryAccount
  topics: Set<string>
  canSubscribe: (topic: string) => boolean
  /** Closes it unless it subscribes to a room in time. */
  helloTimer: NodeJS.Timeout | undefined
}

/** Who connects, and which rooms they may join. */
type Visitor = Pick<Client, 'principal' | 'canSubscribe'>

type Options = {
  /** The connection to the meeting's host for a joined document's room; undefined where this host holds the meeting. */
  createBridge: (
    topic: string,
    events: { onMessage: (text: string) => void; onReconnected: () => void },
  ) => Bridge | undefined
  accounts: MemoryAccounts
  log: (line: string) => void
}

/** Relays encrypted offers and answers between the pages of a room, so that they connect over WebRTC. */
export type Signaling = ReturnType<typeof createSignaling>

/** Creates the server. Pages talk only to their own host, so a room spans this host and the meeting's. */
export const createSignaling = ({ createBridge, accounts, log }: Options) => {
  const clients = new Set<Client>()
  const rooms = new Map<string, { clients: Set<Client>; bridge: Bridge | undefined }>()
  const trafficCosts = createKeyedBuckets(limits.SIGNALING_BYTE_RATE)

  const send = (client: Client, text: string): void => {
    const { socket, account } = client
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > limits.MAX_SIGNALING_MESSAGE_BYTES * MAX_WAITING_MESSAGES)
      close(client, closeCodes.tooSlow, 'read too slowly')
    else {
      socket.send(text, () => account.set('unsent', socket.bufferedAmount))
      account.set('unsent', socket.bufferedAmount)
    }
  }

  const deliver = (topic: string, text: string, from?: Client): void => {
    for (const client of rooms.get(topic)?.clients ?? []) if (client !== from) send(client, text)
  }

  /** A message costs its size times the number of clients that receive it. */
  const publish = (client: Client, topic: string, text: string): void => {
    const room = rooms.get(topic)
    if (!room) return
    const recipients = room.clients.size + (room.bridge ? 1 : 0)
    if (!trafficCosts.take(client.principal, text.length * recipients))
      close(client, closeCodes.tooFast, 'too much at once')
    else {
      deliver(topic, text, client)
      room.bridge?.send(text)
    }
  }

  /** Closes a client that is in no room after a while. */
  const expectTopic = (client: Client): void => {
    clearTimeout(client.helloTimer)
    client.helloTimer =
      client.topics.size > 0
        ? undefined
        : setTimeout(() => close(client, closeCodes.silent, 'no room was entered in time'), limits.HELLO_TIMEOUT_MS)
  }

  const close = ({ socket }: Client, code: number, reason: string): void => {
    log(`closed a signaling connection: ${reason}`)
    socket.close(code, reason)
    setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS).unref()
  }

  const subscribe = (client: Client, topic: string): void => {
    // Refusing it would reveal which rooms exist.
    if (!client.canSubscribe(topic) || client.topics.size >= limits.MAX_SIGNALING_TOPICS) return
    const known = rooms.get(topic)
    const room = known ?? { clients: new Set<Client>(), bridge: undefined }
    room.clients.add(client)
    client.topics.add(topic)
    if (known) return
    rooms.set(topic, room)
    room.bridge = createBridge(topic, {
      onMessage: (text) => deliver(topic, text),
      // Pages announce themselves when they connect, so the pages of both sides are reconnected to find each other.
      onReconnected: () => {
        for (const one of room.clients) one.socket.close(closeCodes.changed, 'signaling is back')
      },
    })
  }

  const unsubscribe = (client: Client, topic: string): void => {
    const room = rooms.get(topic)
    client.topics.delete(topic)
    if (!room?.clients.delete(client) || room.clients.size > 0) return
    room.bridge?.close()
    rooms.delete(topic)
  }

  const handle = (client: Client, message: SignalingMessage): void => {
    if (message.type === 'ping') send(client, '{"type":"pong"}')
    else if (message.type === 'subscribe') {
      for (const topic of message.topics) subscribe(client, topic)
      expectTopic(client)
    } else if (message.type === 'unsubscribe') {
      for (const topic of message.topics) unsubscribe(client, topic)
      expectTopic(client)
    } else if (message.type === 'publish' && client.topics.has(message.topic))
      publish(client, message.topic, JSON.stringify(message))
  }

  const accept = (socket: WebSocket, visitor: Visitor): void => {
    const account = accounts.open({ principal: visitor.principal, end: () => socket.terminate() })
    const client: Client = { ...visitor, socket, account, topics: new Set(), helloTimer: undefined }
    expectTopic(client)
    const rate = createBucket(limits.SIGNALING_MESSAGE_RATE.perSecond, limits.SIGNALING_MESSAGE_RATE.burst)
    let isAlive = true
    const heartbeat = setInterval(() => {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
    }, PING_INTERVAL_MS)
    clients.add(client)
    socket.on('pong', () => {
      isAlive = true
    })
    socket.on('error', (error) => log(`a signaling connection failed: ${error.message}`))
    socket.on('close', () => {
      clearInterval(heartbeat)
      clearTimeout(client.helloTimer)
      account.close()
      clients.delete(client)
      for (const topic of [...client.topics]) unsubscribe(client, topic)
    })
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (socket.readyState !== socket.OPEN) return
      isAlive = true
      if (!rate.take()) return close(client, closeCodes.tooFast, 'too much at once')
      const message = isBinary ? undefined : parseSignalingMessage(data.toString())
      if (!message) return close(client, closeCodes.malformed, 'the message was not understood')
      handle(client, message)
    })
  }

  return {
    accept,
    /** Closes every connection in a room that it may no longer be in. */
    revokeConnections: (): void => {
      for (const client of clients)
        if ([...client.topics].some((topic) => !client.canSubscribe(topic)))
          close(client, closeCodes.refused, 'the invite no longer works')
    },
    close: (): void => {
      for (const { bridge } of rooms.values()) bridge?.close()
      for (const { socket } of clients) {
        socket.close(closeCodes.ending, 'the host ends')
        setTimeout(() => socket.terminate(), SHUTDOWN_TIMEOUT_MS).unref()
      }
    },
  }
}
