import * as encoding from 'lib0/encoding'
import { writeSyncStep1 } from 'y-protocols/sync'
import type * as Y from 'yjs'
import { createBucket } from '../../../shared/protocol/token-bucket'
import { parseWireMessage, type WireMessage } from '../../../shared/protocol/wire'
import type { Presence, PresenceLink } from '../presence'
import type { ChunkingPeer } from './chunking-peer'
import type { PeerIdentity } from './identity'
import { decodeState, differsInDeletes, encodeState, hasMore, type StateOf } from './state-digest'

/** One page at the other end of a data channel. */
export type Neighbour = {
  peer: ChunkingPeer
  /** Whether it was heard of in the last seconds: a dead connection lingers for a quarter of a minute. */
  isAlive: () => boolean
  /** Whether it claims to be connected and has said nothing for seconds. */
  isDeaf: () => boolean
  /** Once a second. */
  tick: () => void
  /** Asks for everything it has that this page hasn't. */
  sync: () => void
  send: (message: Uint8Array) => void
  tell: (message: WireMessage) => void
}

type Context = {
  doc: Y.Doc
  state: () => StateOf
  presence: Presence
  identity: PeerIdentity
  /** What a neighbour said about a person, for a mesh in which not everybody is everybody's neighbour. */
  onPresence: (message: Extract<WireMessage, { type: 'presence' }>) => void
  onChange: () => void
}

const WORD = 0
const STATE = 1
const ALIVE = 2

/** Seconds without a word after which a neighbour doesn't count as reachable. */
const SILENT = 3
/** Seconds a connection may take; one whose other end has died would wait for ever. */
const PATIENCE = 12
/** Seconds after which a connection on which nothing was ever heard is given up. */
const NEVER = 6
/** Seconds between two comparisons of states. */
const COMPARE = 3
/** What is on its way settles within this time (ms); what is missing then is asked for. */
const SETTLE = 500
const Y_SYNC = 0
/** Signatures of one neighbour's; each takes a millisecond, and thirty people passed on twice a second are sixty. */
const MAX_CHECKS_PER_SECOND = 100

/** Messages of our own from one neighbor: a hundred people passed on twice a second are 200. What is more is dropped. */
const OURS_RATE = { perSecond: 300, burst: 1_000 }

type PresenceMessage = Extract<WireMessage, { type: 'presence' }>

export const meetNeighbour = (peer: ChunkingPeer, context: Context): Neighbour => {
  const { doc, presence, identity, state } = context
  let silence = 0
  let seconds = 0
  let isConnected = false
  let isHeard = false
  let checks = 0
  const taken = createBucket(OURS_RATE.perSecond, OURS_RATE.burst)

  const ours = (kind: number, body: Uint8Array): void => {
    const message = new Uint8Array(1 + body.length)
    message[0] = kind
    message.set(body, 1)
    peer.sendOurs(message)
  }
  const tell = (message: WireMessage): void => ours(WORD, new TextEncoder().encode(JSON.stringify(message)))
  const sync = (): void => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, Y_SYNC)
    writeSyncStep1(encoder, doc)
    if (peer.isOpen) peer.send(encoding.toUint8Array(encoder))
  }

  const compare = (theirs: StateOf): void => {
    const before = state()
    if (!hasMore(theirs, before) && !differsInDeletes(theirs, before)) return
    setTimeout(() => {
      // Still behind what they had then, or nothing has moved and the deletions still differ: it was lost on the way.
      if (hasMore(theirs, state()) || (differsInDeletes(theirs, before) && state() === before)) sync()
    }, SETTLE)
  }

  const link: PresenceLink = presence.open((message) => tell(identity.sign(message)), { isPeer: true })
  const neighbour: Neighbour = {
    peer,
    isAlive: () => isConnected && silence <= SILENT,
    isDeaf: () => isConnected && silence > SILENT,
    tick: () => {
      seconds += 1
      checks = 0
      if (!isConnected) {
        if (seconds > PATIENCE) peer.destroy(new Error('A peer did not answer in time'))
        return
      }
      const wasAlive = neighbour.isAlive()
      silence += 1
      // One that was heard may be behind a cable that is put back; one that never was will never be.
      if (!isHeard && silence > NEVER) peer.destroy(new Error('A peer said nothing'))
      if (seconds % COMPARE === 0) ours(STATE, encodeState(state()))
      else ours(ALIVE, new Uint8Array())
      if (wasAlive === neighbour.isAlive()) return
      link.lost()
      context.onChange()
    },
    sync,
    send: (message) => {
      if (isConnected) peer.send(message)
    },
    tell,
  }

  const isSigned = (message: PresenceMessage): boolean => {
    checks += 1
    return checks <= MAX_CHECKS_PER_SECOND && identity.verify(message)
  }

  const hear = (): void => {
    const wasAlive = neighbour.isAlive()
    silence = 0
    isHeard = true
    if (wasAlive || !isConnected) return
    link.greet()
    context.onChange()
  }
  const read = (message: Uint8Array): void => {
    hear()
    // The comparison of states, every few seconds, heals what a flood has cost.
    if (!taken.take()) return
    const body = message.subarray(1)
    if (message[0] === STATE) {
      const theirs = decodeState(body)
      if (theirs) compare(theirs)
    } else if (message[0] === WORD) {
      const word = parseWireMessage(new TextDecoder().decode(body))
      if (word?.type !== 'presence') return
      // What is known already only shows that the person is still there; that is not worth a check.
      if (link.isNews(word) && !isSigned(word)) return
      if (link.receive(word)) context.onPresence(word)
    }
  }

  peer.on('connect', () => {
    isConnected = true
    link.greet()
    context.onChange()
  })
  peer.on('data', hear)
  peer.on('ours', read)
  peer.on('close', () => {
    isConnected = false
    link.close()
    context.onChange()
  })
  return neighbour
}
