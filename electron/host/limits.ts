import { type Bucket, createBucket } from '../../shared/protocol/token-bucket'

/** A sustained rate, and the burst allowed after a quiet period. */
export type Rate = { perSecond: number; burst: number }

/** What may be asked of the assistant's server; times in ms. */
export type AssistantLimits = {
  rate: Rate
  maxRequests: number
  modelsTimeoutMs: number
  answerTimeoutMs: number
  maxAnswerBytes: number
}

/** Token buckets by key, such as an address. */
export type KeyedBuckets = { take: (key: string, amount?: number) => boolean }

/** Creates a bucket for each new key; beyond `maxKeys`, the least recently used one is forgotten. */
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

/**
 * What network clients may do before they are slowed, refused or closed with a reason: ten times the load of thirty
 * busy people.
 */
export const limits = {
  /** One sync message; also the largest document that can be sent to a new connection. */
  MAX_SYNC_MESSAGE_BYTES: 48 * MB,
  /** The same for readers, who send queries and presence, never a document. */
  MAX_READER_MESSAGE_BYTES: 1 * MB,
  /** One signaling message; an offer with many candidates is about 10 kB. */
  MAX_SIGNALING_MESSAGE_BYTES: 64 * KB,
  /** Messages per second on one sync connection, and in one burst. */
  SYNC_MESSAGE_RATE: { perSecond: 500, burst: 3_000 },
  /** The same for readers: presence ten times a second, the clock, a few queries. */
  READER_MESSAGE_RATE: { perSecond: 50, burst: 500 },
  /**
   * Exchanges of states by one principal, over all its connections: each reads the whole document. One per second
   * recovers whatever was lost; opening a window or reconnecting takes one.
   */
  STATE_EXCHANGE_RATE: { perSecond: 4, burst: 40 },
  /** Bytes per second on one sync connection. */
  SYNC_BYTE_RATE: { perSecond: 8 * MB, burst: 96 * MB },
  /** Messages per second on one signaling connection. */
  SIGNALING_MESSAGE_RATE: { perSecond: 100, burst: 400 },
  /** Signaling bytes of one principal, times the clients that receive them: somebody who joins thirty people causes 4 MB. */
  SIGNALING_BYTE_RATE: { perSecond: 1 * MB, burst: 16 * MB },
  /** Rooms that one signaling connection may be in; a page needs one for each open meeting. */
  MAX_SIGNALING_TOPICS: 8,
  /**
   * Unsent bytes for a slow reader, not counting one transfer of the whole document; beyond this it is disconnected and
   * syncs again later.
   */
  MAX_UNSENT_BYTES: 4 * MB,
  /** Unsent and pending bytes; see `createMemoryAccounts`. */
  MEMORY: {
    maxPrincipalBytes: 24 * MB,
    maxDocumentBytes: 48 * MB,
    maxHostBytes: 64 * MB,
    graceMs: 2_000,
    minBytesPerSecond: 1 * MB,
  },
  /** Accepted before the document is open. */
  MAX_EARLY_MESSAGES: 200,
  MAX_EARLY_BYTES: 4 * MB,
  /** From the upgrade until a document that one may see is named, or a room subscribed to. */
  HELLO_TIMEOUT_MS: 10_000,
  /** From a connection's first byte to the end of its handshake or request head. */
  HANDSHAKE_TIMEOUT_MS: 5_000,
  /** Connections without an invite; a new one replaces the oldest of the address with the most. */
  MAX_UNINVITED_CONNECTIONS: 256,
  /** Connections with an invite: all of them, those from one address (a whole office may share one), and one principal's. */
  MAX_CONNECTIONS: 1_000,
  MAX_CONNECTIONS_PER_ADDRESS: 400,
  MAX_CONNECTIONS_PER_PRINCIPAL: 32,
  /** Handshakes and first requests from one address; those beyond that wait their turn. */
  CONNECTION_RATE: { perSecond: 60, burst: 400 },
  /**
   * Requests from one address, over connections that are kept alive: loading the page takes about 120. Those beyond
   * that are answered after `REFUSAL_DELAY_MS`.
   */
  REQUEST_RATE: { perSecond: 200, burst: 4_000 },
  /** How long an invite preview is reused. */
  PREVIEW_CACHE_MS: 1_000,
  /** Wrong invites from one address; a valid one is always accepted. */
  WRONG_INVITE_RATE: { perSecond: 5, burst: 50 },
  /** Delay before a refusal, which limits the attempts per second. */
  REFUSAL_DELAY_MS: 1_000,
  /** Calls by one guest. */
  GUEST_CALL_RATE: { perSecond: 10, burst: 60 },
  /** Downloads of the file by one guest: each is read from disk, after a save. */
  GUEST_DOWNLOAD_RATE: { perSecond: 0.2, burst: 3 },
  /** Downloads by all guests at once, and how long one may take. */
  MAX_GUEST_DOWNLOADS: 4,
  GUEST_DOWNLOAD_TIMEOUT_MS: 120_000,
  /** Ballot messages of one principal: an answer may change with each key press. */
  BALLOT_MESSAGE_RATE: { perSecond: 5, burst: 60 },
  /** Answers held for one ballot, one per person. */
  MAX_BALLOT_ANSWERS: 500,
  /** Texts among them: with names, their result is still one value that the update guard accepts. */
  MAX_BALLOT_TEXTS: 5_000,
  /** Characters in these texts: sixty people write some 100,000. */
  MAX_BALLOT_CHARACTERS: 1_000_000,
  /** While joining, the meeting's host must answer in time and then keep sending; the document may be large. */
  JOIN: { timeoutMs: 20_000, minBytesPerSecond: 4_000, checkIntervalMs: 1_000 },
  /** Requests to the assistant's server, which may be a computer that takes minutes for an answer. */
  ASSISTANT: {
    rate: { perSecond: 0.5, burst: 8 },
    maxRequests: 2,
    modelsTimeoutMs: 15_000,
    answerTimeoutMs: 300_000,
    maxAnswerBytes: 1 * MB,
  } as AssistantLimits,
  /** People in one document, including those behind other hosts. */
  MAX_PEOPLE: 500,
} as const
