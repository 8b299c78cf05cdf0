import type { RawData, WebSocket } from 'ws'
import { createBucket } from '../../../shared/sync/bucket'
import { closeCodes, createKeyedBuckets, limits } from '../limits'
import type { MemoryAccount, MemoryAccounts } from '../memory-accounts'
import type { Bridge } from './bridge'
import { parseSignalingMessage, type SignalingMessage } from './protocol'

/** Between two pings, ms; a connection that has not answered the last one is dropped. */
const HEARTBEAT = 10_000

type Member = {
  socket: WebSocket
  principal: string
  account: MemoryAccount
  topics: Set<string>
  mayEnter: (topic: string) => boolean
  /** Ends it, unless it enters a room in time. */
  greeting: NodeJS.Timeout | undefined
}

/** Who comes, and which rooms are open to them. */
type Guest = Pick<Member, 'principal' | 'mayEnter'>

type Options = {
  /** The way to the meeting's host for a joined document's room; undefined where this host is the meeting's. */
  openBridge: (topic: string, events: { onMessage: (text: string) => void; onBack: () => void }) => Bridge | undefined
  accounts: MemoryAccounts
  log: (line: string) => void
}

/** Passes sealed offers and answers between the pages of a room, so that they find each other over WebRTC. */
export type Signaling = ReturnType<typeof createSignaling>

/** Makes the server. A room reaches from here to the meeting's host: pages talk to their own host only. */
export const createSignaling = ({ openBridge, accounts, log }: Options) => {
  const members = new Set<Member>()
  const rooms = new Map<string, { members: Set<Member>; bridge: Bridge | undefined }>()
  const costs = createKeyedBuckets(limits.signalingBytes)

  const send = (member: Member, text: string): void => {
    const { socket, account } = member
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > limits.signalingPayload * 16) close(member, closeCodes.tooSlow, 'read too slowly')
    else {
      socket.send(text, () => account.set('unsent', socket.bufferedAmount))
      account.set('unsent', socket.bufferedAmount)
    }
  }

  const deliver = (topic: string, text: string, from?: Member): void => {
    for (const member of rooms.get(topic)?.members ?? []) if (member !== from) send(member, text)
  }

  /** One message costs as many bytes as everybody in the room gets of it. */
  const publish = (member: Member, topic: string, text: string): void => {
    const room = rooms.get(topic)
    if (!room) return
    const recipients = room.members.size + (room.bridge ? 1 : 0)
    if (!costs.take(member.principal, text.length * recipients)) close(member, closeCodes.tooFast, 'too much at once')
    else {
      deliver(topic, text, member)
      room.bridge?.send(text)
    }
  }

  /** Whoever is in no room is there for nothing, and is let go of after a while. */
  const expectTopic = (member: Member): void => {
    clearTimeout(member.greeting)
    member.greeting =
      member.topics.size > 0
        ? undefined
        : setTimeout(() => close(member, closeCodes.silent, 'no room was entered in time'), limits.greeting)
  }

  const close = ({ socket }: Member, code: number, why: string): void => {
    log(`closed a signaling connection: ${why}`)
    socket.close(code, why)
    setTimeout(() => socket.terminate(), 2_000).unref()
  }

  const enter = (member: Member, topic: string): void => {
    // A room that is not open to this visitor is not there: saying so would tell which rooms are.
    if (!member.mayEnter(topic) || member.topics.size >= limits.signalingTopics) return
    const known = rooms.get(topic)
    const room = known ?? { members: new Set<Member>(), bridge: undefined }
    room.members.add(member)
    member.topics.add(topic)
    if (known) return
    rooms.set(topic, room)
    room.bridge = openBridge(topic, {
      onMessage: (text) => deliver(topic, text),
      // Pages announce themselves when they connect: those of both sides must do it again to find each other.
      onBack: () => {
        for (const one of room.members) one.socket.close(closeCodes.changed, 'signaling is back')
      },
    })
  }

  const leave = (member: Member, topic: string): void => {
    const room = rooms.get(topic)
    member.topics.delete(topic)
    if (!room?.members.delete(member) || room.members.size > 0) return
    room.bridge?.close()
    rooms.delete(topic)
  }

  const handle = (member: Member, message: SignalingMessage): void => {
    if (message.type === 'ping') send(member, '{"type":"pong"}')
    else if (message.type === 'subscribe') {
      for (const topic of message.topics) enter(member, topic)
      expectTopic(member)
    } else if (message.type === 'unsubscribe') {
      for (const topic of message.topics) leave(member, topic)
      expectTopic(member)
    } else if (message.type === 'publish' && member.topics.has(message.topic))
      publish(member, message.topic, JSON.stringify(message))
  }

  const accept = (socket: WebSocket, guest: Guest): void => {
    const account = accounts.open({ principal: guest.principal, end: () => socket.terminate() })
    const member: Member = { ...guest, socket, account, topics: new Set(), greeting: undefined }
    expectTopic(member)
    const rate = createBucket(limits.signalingRate.perSecond, limits.signalingRate.burst)
    let isAlive = true
    const heartbeat = setInterval(() => {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
    }, HEARTBEAT)
    members.add(member)
    socket.on('pong', () => {
      isAlive = true
    })
    socket.on('error', (error) => log(`a signaling connection failed: ${error.message}`))
    socket.on('close', () => {
      clearInterval(heartbeat)
      clearTimeout(member.greeting)
      account.close()
      members.delete(member)
      for (const topic of [...member.topics]) leave(member, topic)
    })
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (socket.readyState !== socket.OPEN) return
      isAlive = true
      if (!rate.take()) return close(member, closeCodes.tooFast, 'too much at once')
      const message = isBinary ? undefined : parseSignalingMessage(data.toString())
      if (!message) return close(member, closeCodes.malformed, 'the message was not understood')
      handle(member, message)
    })
  }

  return {
    accept,
    /** Closes every connection that is in a room it may no longer enter. */
    dismiss: (): void => {
      for (const member of members)
        if ([...member.topics].some((topic) => !member.mayEnter(topic)))
          close(member, closeCodes.refused, 'the invite no longer works')
    },
    close: (): void => {
      for (const { bridge } of rooms.values()) bridge?.close()
      for (const { socket } of members) {
        socket.close(closeCodes.ending, 'the host ends')
        setTimeout(() => socket.terminate(), 500).unref()
      }
    },
  }
}
