import type { WebrtcProvider } from 'y-webrtc'
import type { Seal, Signaling } from './signaling-encryption'

/** What y-webrtc's connection to signaling is, as far as it is taken hold of here. */
type SignalingConnection = {
  connected: boolean
  send: (message: unknown) => void
  emit: (name: string, values: unknown[]) => void
}

type RoomEnds = { seal: Seal; isWanted: (message: Signaling) => boolean }

const rooms = new Map<string, RoomEnds>()
const taken = new WeakSet<object>()

/**
 * Puts the room's seal between y-webrtc and its signaling: what goes out is closed, and only what opens with the key of
 * the room comes in. `isWanted` may refuse messages, to keep the number of connections small. Returns how to stop.
 */
export const sealSignaling = (provider: WebrtcProvider, room: string, ends: RoomEnds): (() => void) => {
  rooms.set(room, ends)
  // One connection serves all rooms of one address, so each is taken hold of once.
  for (const connection of provider.signalingConns as SignalingConnection[]) takeHold(connection)
  return () => rooms.delete(room)
}

const takeHold = (connection: SignalingConnection): void => {
  if (taken.has(connection)) return
  taken.add(connection)
  const send = connection.send.bind(connection)
  const emit = connection.emit.bind(connection)
  connection.send = (message) => {
    if (!connection.connected) return
    if (!isPublish(message)) send(message)
    else {
      const seal = rooms.get(message.topic)?.seal
      if (seal) send({ ...message, data: seal.close(message.data) })
    }
  }
  connection.emit = (name, values) => {
    if (name !== 'message' || !isPublish(values[0])) emit(name, values)
    else {
      const [{ topic, data }] = values as [{ topic: string; data: unknown }]
      const ends = rooms.get(topic)
      const opened = ends?.seal.open(data)
      if (opened && ends?.isWanted(opened)) emit(name, [{ type: 'publish', topic, data: opened }, ...values.slice(1)])
    }
  }
}

const isPublish = (message: unknown): message is { type: 'publish'; topic: string; data: unknown } =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'publish' &&
  'topic' in message &&
  typeof message.topic === 'string'
