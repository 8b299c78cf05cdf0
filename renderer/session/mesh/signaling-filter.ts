import type { Signaling } from './signaling-encryption'

/** What y-webrtc has of one other page. */
export type Introduced = { connected: boolean; synced: boolean; peer: { destroy: (error?: Error) => void } }

type Options = {
  peerId: () => string
  known: () => ReadonlyMap<string, Introduced>
  /** Whether nothing has been heard for long on what claims to be a connection. */
  isDeaf: (connection: Introduced) => boolean
  /** Whether this page was let go for what it sent. */
  isRefused: (from: string) => boolean
  /** Whether one more connection is wanted at all. */
  isWelcome: (from: string) => boolean
  /** Announces this page to one other. */
  announceTo: (peerId: string) => void
}

/**
 * Decides which signaling messages y-webrtc sees. Of two pages always the one with the smaller id makes the offer: when
 * both do, y-webrtc may end with two channels of which each page listens to the wrong one, connected and deaf for ever.
 */
export const createIntroductions =
  ({ peerId, known, isDeaf, isRefused, isWelcome, announceTo }: Options) =>
  (message: Signaling): boolean => {
    const { from } = message
    if (from === peerId() || (message.to !== undefined && message.to !== peerId()) || isRefused(from)) return false
    const connection = known().get(from)
    if (message.type === 'signal') {
      // What is left over from an ended connection would open one that never comes about.
      return connection !== undefined || message.signal.type === 'offer'
    }
    if (connection) {
      // Whoever announces itself anew has lost what this page still holds on to.
      if (isDeaf(connection)) connection.peer.destroy()
      return false
    }
    if (message.to === undefined && !isWelcome(from)) return false
    if (peerId() < from) return true
    announceTo(from)
    return false
  }
