import type { WebrtcProvider } from 'y-webrtc'
import type { Signaling, SignalingCipher } from './signaling-encryption'

/** The part of y-webrtc's signaling connection that is used here. */
type SignalingConnection = {
  connected: boolean
  send: (message: unknown) => void
  emit: (name: string, values: unknown[]) => void
}

type RoomHandlers = { cipher: SignalingCipher; isWanted: (message: Signaling) => boolean }

const rooms = new Map<string, RoomHandlers>()
const wrapped = new WeakSet<object>()

/**
 * Puts encryption between y-webrtc and its signaling: outgoing messages are encrypted, and only incoming ones that
 * decrypt with the room's key are delivered. `isWanted` may drop a message, to keep the number of connections small.
 * Returns an unsubscribe function.
 */
export const encryptSignaling = (provider: WebrtcProvider, room: string, handlers: RoomHandlers): (() => void) => {
  rooms.set(room, handlers)
  // One connection serves all rooms of a URL, so each is wrapped only once.
  for (const connection of provider.signalingConns as SignalingConnection[]) wrapConnection(connection)
  return () => rooms.delete(room)
}

const wrapConnection = (connection: SignalingConnection): void => {
  if (wrapped.has(connection)) return
  wrapped.add(connection)
  const send = connection.send.bind(connection)
  const emit = connection.emit.bind(connection)
  connection.send = (message) => {
    if (!connection.connected) return
    if (!isPublish(message)) send(message)
    else {
      const cipher = rooms.get(message.topic)?.cipher
      if (cipher) send({ ...message, data: cipher.encrypt(message.data) })
    }
  }
  connection.emit = (name, values) => {
    if (name !== 'message' || !isPublish(values[0])) emit(name, values)
    else {
      const [{ topic, data }] = values as [{ topic: string; data: unknown }]
      const handlers = rooms.get(topic)
      const decrypted = handlers?.cipher.decrypt(data)
      if (decrypted && handlers?.isWanted(decrypted))
        emit(name, [{ type: 'publish', topic, data: decrypted }, ...values.slice(1)])
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
