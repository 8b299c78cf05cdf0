import type { Signaling } from './signaling-encryption'

/** What y-webrtc knows of its connection with one other page. */
export type KnownConnection = { connected: boolean; synced: boolean; peer: { destroy: (error?: Error) => void } }

type Options = {
  peerId: () => string
  known: () => ReadonlyMap<string, KnownConnection>
  /** Whether nothing has arrived for long on what claims to be a connection. */
  isStalled: (connection: KnownConnection) => boolean
  /** Whether a page was disconnected for what it sent. */
  isRefused: (from: string) => boolean
  /** Whether one more connection is wanted at all. */
  shouldAccept: (from: string) => boolean
  /** Announces this page to one other. */
  announceTo: (peerId: string) => void
}

/**
 * Decides which signaling messages y-webrtc sees. Of two pages, the one with the smaller id always makes the offer: if
 * both do, y-webrtc may end up with two channels, with each page listening on the wrong one, stalled forever.
 */
export const createSignalingFilter =
  ({ peerId, known, isStalled, isRefused, shouldAccept, announceTo }: Options) =>
  (message: Signaling): boolean => {
    const { from } = message
    if (from === peerId() || (message.to !== undefined && message.to !== peerId()) || isRefused(from)) return false
    const connection = known().get(from)
    if (message.type === 'signal') {
      // A signal left over from an ended connection would start one that never comes up.
      return connection !== undefined || message.signal.type === 'offer'
    }
    if (connection) {
      // A page that announces itself again has lost the connection that this page still keeps.
      if (isStalled(connection)) connection.peer.destroy()
      return false
    }
    if (message.to === undefined && !shouldAccept(from)) return false
    if (peerId() < from) return true
    announceTo(from)
    return false
  }
