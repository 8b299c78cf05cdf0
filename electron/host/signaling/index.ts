import type { RawData, WebSocket } from 'ws'
import { closeCodes, createBucket, limits } from '../limits'
import type { Bridge } from './bridge'
import { parseSignalingMessage, type SignalingMessage } from './protocol'

/** Between two pings, ms; a connection that has not answered the last one is dropped. */
const HEARTBEAT = 10_000
const MOST_TOPICS = 32

type Member = { socket: WebSocket; topics: Set<string>; mayEnter: (topic: string) => boolean }

type Options = {
  /** The way to the meeting's host for a joined document's room; undefined where this host is the meeting's. */
  openBridge: (topic: string, events: { onMessage: (text: string) => void; onBack: () => void }) => Bridge | undefined
  log: (line: string) => void
}

/** Passes sealed offers and answers between the pages of a room, so that they find each other over WebRTC. */
export type Signaling = ReturnType<typeof createSignaling>

/** Makes the server. A room reaches from here to the meeting's host: pages talk to their own host only. */
export const createSignaling = ({ openBridge, log }: Options) => {
  const members = new Set<Member>()
  const rooms = new Map<string, { members: Set<Member>; bridge: Bridge | undefined }>()

  const deliver = (topic: string, text: string, from?: Member): void => {
    for (const member of rooms.get(topic)?.members ?? []) {
      if (member === from || member.socket.readyState !== member.socket.OPEN) continue
      if (member.socket.bufferedAmount > limits.signalingPayload * 16)
        close(member, closeCodes.tooSlow, 'read too slowly')
      else member.socket.send(text)
    }
  }

  const close = ({ socket }: Member, code: number, why: string): void => {
    log(`closed a signaling connection: ${why}`)
    socket.close(code, why)
    setTimeout(() => socket.terminate(), 2_000).unref()
  }

  const enter = (member: Member, topic: string): void => {
    // A room that is not open to this visitor is not there: saying so would tell which rooms are.
    if (!member.mayEnter(topic) || member.topics.size >= MOST_TOPICS) return
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
    if (message.type === 'ping') member.socket.send('{"type":"pong"}')
    else if (message.type === 'subscribe') for (const topic of message.topics) enter(member, topic)
    else if (message.type === 'unsubscribe') for (const topic of message.topics) leave(member, topic)
    else if (message.type === 'publish' && member.topics.has(message.topic)) {
      const text = JSON.stringify(message)
      deliver(message.topic, text, member)
      rooms.get(message.topic)?.bridge?.send(text)
    }
  }

  const accept = (socket: WebSocket, mayEnter: Member['mayEnter']): void => {
    const member: Member = { socket, topics: new Set(), mayEnter }
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
          close(member, closeCodes.refused, 'the invite no longer counts')
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
