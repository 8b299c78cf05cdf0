import type { Signaling } from './signaling-encryption'

/** y-webrtc's record of its connection to one other page. */
export type KnownConnection = { connected: boolean; synced: boolean; peer: { destroy: (error?: Error) => void } }

type Options = {
  peerId: () => string
  known: () => ReadonlyMap<string, KnownConnection>
  /** Whether nothing has arrived for a while on a connection that counts as open. */
  isStalled: (connection: KnownConnection) => boolean
  /** Whether a page was disconnected because of what it sent. */
  isRefused: (from: string) => boolean
  /** Whether one more connection is wanted at all. */
  shouldAccept: (from: string) => boolean
  /** Announces this page to one other page. */
  announceTo: (peerId: string) => void
}

/**
 * Decides which signaling messages y-webrtc sees. Of two pages, the one with the smaller id always makes the offer: if
 * both do, y-webrtc may end up with two channels and each page listening on the wrong one, stalled forever.
 */
export const createSignalingFilter =
  ({ peerId, known, isStalled, isRefused, shouldAccept, announceTo }: Options) =>
  (message: Signaling): boolean => {
    const { from } = message
    if (from === peerId() || (message.to !== undefined && message.to !== peerId()) || isRefused(from)) return false
    const connection = known().get(from)
    if (message.type === 'signal') {
      // A signal left over from a closed connection would start one that never opens.
      return connection !== undefined || message.signal.type === 'offer'
    }
    if (connection) {
      // A page that announces itself again has lost the connection that this page still has.
      if (isStalled(connection)) connection.peer.destroy()
      return false
    }
    if (message.to === undefined && !shouldAccept(from)) return false
    if (peerId() < from) return true
    announceTo(from)
    return false
  }
