import { type Bucket, createBucket } from '../../shared/protocol/token-bucket'

/** So many a second, and so many at once after a pause. */
export type Rate = { perSecond: number; burst: number }

/** Buckets by key, such as an address. */
export type KeyedBuckets = { take: (key: string, amount?: number) => boolean }

/** Makes a bucket for each key as it comes; of more than `maxKeys`, the one unused for longest is forgotten. */
export const createKeyedBuckets = ({ perSecond, burst }: Rate, maxKeys = 5_000): KeyedBuckets => {
  const buckets = new Map<string, Bucket>()
  return {
    take: (key, amount) => {
      const bucket = buckets.get(key) ?? createBucket(perSecond, burst)
      buckets.delete(key)
      buckets.set(key, bucket)
      const [oldest] = buckets.keys()
      if (buckets.size > maxKeys && oldest !== undefined) buckets.delete(oldest)
      return bucket.take(amount)
    },
  }
}

const KB = 1024
const MB = 1024 * KB

/** What the network may do before it is slowed, refused or closed with a reason. Ten times what thirty busy people cause. */
export const limits = {
  /** One sync message, bytes; also the largest document that can be handed over. */
  syncPayload: 48 * MB,
  /** The same from somebody who only reads: questions and presence, never a document. */
  readerPayload: 1 * MB,
  /** One message through signaling, bytes; an offer with many candidates has some 10 kB. */
  signalingPayload: 64 * KB,
  /** Messages a second on one sync connection, and how many at once. */
  syncRate: { perSecond: 500, burst: 3_000 },
  /** The same for somebody who only reads: presence ten times a second, the clock, a few questions. */
  readerRate: { perSecond: 50, burst: 500 },
  /**
   * Exchanges of states by one principal, over all its connections: each costs a look at the whole document. One a second
   * heals whatever was lost; opening a window, or coming back after a break, is one.
   */
  stateRate: { perSecond: 4, burst: 40 },
  /** Bytes a second on one sync connection. */
  syncBytes: { perSecond: 8 * MB, burst: 96 * MB },
  /** Messages a second on one signaling connection. */
  signalingRate: { perSecond: 100, burst: 400 },
  /** Bytes that one principal's signaling costs, each counted for everybody who gets it: a joiner among thirty causes 4 MB. */
  signalingBytes: { perSecond: 1 * MB, burst: 16 * MB },
  /** Rooms that one signaling connection may be in; a page needs one for each open meeting. */
  signalingTopics: 8,
  /** Bytes waiting for a reader beside one hand-over: it reads too slowly, and syncs again when it is back. */
  waiting: 4 * MB,
  /** What is unsent or pending, bytes. A hand-over alone may be larger; see there for who is ended. */
  memory: {
    perPrincipal: 24 * MB,
    perDocument: 48 * MB,
    perHost: 64 * MB,
    graceMs: 2_000,
    minBytesPerSecond: 1 * MB,
  },
  /** Messages, and their bytes, taken before the document is open. */
  messagesBeforeOpen: 200,
  bytesBeforeOpen: 4 * MB,
  /** From the upgrade to the first message that names a document or enters a room, ms. */
  greeting: 10_000,
  /** From the first byte of a connection to the end of its handshake or request head, ms. */
  handshake: 5_000,
  /** Connections that have shown no invite, in all: when another comes, the oldest of the address with most goes. */
  uninvitedConnections: 256,
  /** Connections of those who were invited: in all, from one address (a whole office may share one), by one principal. */
  connections: 1_000,
  connectionsPerAddress: 400,
  connectionsPerPrincipal: 32,
  /** Handshakes and first requests a second from one address, and how many at once; those above wait their turn. */
  connectionRate: { perSecond: 60, burst: 400 },
  /**
   * Requests a second from one address, over connections that are kept: loading the page is about 120. Those above wait for
   * `refusalDelayMs` and are answered then.
   */
  requestRate: { perSecond: 200, burst: 4_000 },
  /** How long (ms) what a meeting is called and who is in it counts as known, for whoever asks with an invite. */
  welcomeAgeMs: 1_000,
  /** Wrong invites a second from one address; a right one is let in whatever came before. */
  wrongInvites: { perSecond: 5, burst: 50 },
  /** How long (ms) whoever is over one of these waits for the answer that says so: fewer tries fit into a second. */
  refusalDelayMs: 1_000,
  /** Calls a second by one guest. */
  guestCalls: { perSecond: 10, burst: 60 },
  /** Copies of the file that one guest may take: each is read from disk and waits for what is being saved. */
  guestFiles: { perSecond: 0.2, burst: 3 },
  /** Copies of files on their way to guests at once, and how long (ms) one may take to be read. */
  guestFilesAtOnce: 4,
  guestFileMs: 120_000,
  /** Messages about ballots by one principal: an answer may change with each press. */
  ballotRate: { perSecond: 5, burst: 60 },
  /** Answers held for one ballot: one for each person. */
  ballotAnswers: 500,
  /** What a meeting's host must do for somebody who joins: answer, and then keep sending; the document may be large. */
  join: { timeoutMs: 20_000, minBytesPerSecond: 4_000, checkIntervalMs: 1_000 },
  /** People in one document, those behind other hosts included. */
  people: 500,
} as const
