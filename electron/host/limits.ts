/** A bucket that fills at `perSecond` and holds `burst`: what `take` refuses came too fast. */
export type Bucket = { take: (amount?: number) => boolean }

/** Makes a full bucket; `now` in ms. */
export const createBucket = (perSecond: number, burst: number, now: () => number = () => performance.now()): Bucket => {
  let level = burst
  let filledAt = now()
  return {
    take: (amount = 1) => {
      const time = now()
      level = Math.min(burst, level + ((time - filledAt) / 1000) * perSecond)
      filledAt = time
      if (level < amount) return false
      level -= amount
      return true
    },
  }
}

const MB = 1024 * 1024

/** What one connection may do before it is closed with a reason. Ten times what thirty busy people cause. */
export const limits = {
  /** One sync message, bytes; also the largest document that can be handed over. */
  syncPayload: 48 * MB,
  /** One message through signaling, bytes; an offer with many candidates has some 10 kB. */
  signalingPayload: 64 * 1024,
  /** Messages a second on one sync connection, and how many at once. */
  syncRate: { perSecond: 500, burst: 3_000 },
  /** Bytes a second on one sync connection. */
  syncBytes: { perSecond: 8 * MB, burst: 96 * MB },
  signalingRate: { perSecond: 100, burst: 400 },
  /** Bytes waiting for a reader that is too slow: it is closed, and syncs again when it is back. */
  waiting: 64 * MB,
  /** Messages taken before the document is open. */
  messagesBeforeOpen: 200,
  /** From the upgrade to the first message that names a document, ms. */
  greeting: 10_000,
  /** From the first byte of a connection to the end of its handshake or request head, ms. */
  handshake: 5_000,
  /** Connections from one address: a whole office may share one. */
  connectionsPerAddress: 400,
  connections: 2_000,
  /** New connections a second from one address, and how many at once. */
  connectionRate: { perSecond: 60, burst: 400 },
} as const

/** Close codes of our own; the page and the links know them. */
export const closeCodes = {
  /** What came was not understood. */
  malformed: 4400,
  /** The invite no longer counts. */
  refused: 4403,
  /** Nothing was said in time. */
  silent: 4408,
  /** The document cannot be opened; the reason says why. */
  unopened: 4422,
  /** Too much at once. */
  tooFast: 4429,
  /** The other side reads too slowly. */
  tooSlow: 4430,
  /** To be opened again at once: other rights now; WebSocket's own "service restart". */
  changed: 1012,
  /** The host ends; WebSocket's own code. */
  ending: 1001,
} as const
