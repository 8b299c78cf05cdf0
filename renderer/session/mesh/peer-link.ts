import * as encoding from 'lib0/encoding'
import { writeSyncStep1 } from 'y-protocols/sync'
import type * as Y from 'yjs'
import { createBucket } from '../../../shared/protocol/token-bucket'
import { parseWireMessage, type WireMessage } from '../../../shared/protocol/wire'
import type { Presence, PresenceLink } from '../presence'
import type { ChunkingPeer } from './chunking-peer'
import type { PeerIdentity } from './identity'
import { decodeState, differsInDeletes, encodeState, hasMore, type StateDigest } from './state-digest'

/** The connection to one other page, over a data channel. */
export type PeerLink = {
  peer: ChunkingPeer
  /** Whether anything arrived in the last few seconds: WebRTC takes fifteen seconds to report a dead connection. */
  isAlive: () => boolean
  /** Whether it is reported as connected, but nothing has arrived for seconds. */
  isStalled: () => boolean
  /** To be called once a second. */
  tick: () => void
  /** Asks for everything that it has and this page lacks. */
  sync: () => void
  /** Sends one of y-webrtc's messages. */
  sendSync: (message: Uint8Array) => void
  sendMessage: (message: WireMessage) => void
}

type Context = {
  doc: Y.Doc
  state: () => StateDigest
  presence: Presence
  identity: PeerIdentity
  /** Called with a person's presence, to be passed on in a mesh in which not every page is connected to every other. */
  onPresence: (message: Extract<WireMessage, { type: 'presence' }>) => void
  onChange: () => void
}

/** The first byte of our own messages: which kind it is. */
const WIRE_MESSAGE = 0
const STATE_DIGEST = 1
const HEARTBEAT = 2

/** Seconds of silence after which a peer no longer counts as reachable. */
const SILENCE_TIMEOUT_S = 3
/** Seconds that a connection may take to open; without a limit, one whose other end has died would wait forever. */
const CONNECT_TIMEOUT_S = 12
/** Seconds after which a connection that has never received anything is given up. */
const FIRST_MESSAGE_TIMEOUT_S = 6
/** Seconds between two comparisons of state digests. */
const COMPARE_INTERVAL_S = 3
/** How long (ms) updates may be in transit; what is still missing after that is requested. */
const SETTLE_DELAY_MS = 500
const Y_SYNC = 0
/** Signature checks for one peer: each takes a millisecond, and passing on thirty people twice a second takes sixty. */
const MAX_CHECKS_PER_SECOND = 100

/** Our own messages from one peer: passing on a hundred people twice a second takes 200. Anything beyond is dropped. */
const MESSAGE_RATE = { perSecond: 300, burst: 1_000 }

type PresenceMessage = Extract<WireMessage, { type: 'presence' }>

export const createPeerLink = (peer: ChunkingPeer, context: Context): PeerLink => {
  const { doc, presence, identity, state } = context
  let silence = 0
  let seconds = 0
  let isConnected = false
  let hasReceived = false
  let checks = 0
  const rate = createBucket(MESSAGE_RATE.perSecond, MESSAGE_RATE.burst)

  const sendOurs = (kind: number, body: Uint8Array): void => {
    const message = new Uint8Array(1 + body.length)
    message[0] = kind
    message.set(body, 1)
    peer.sendOurs(message)
  }
  const sendMessage = (message: WireMessage): void =>
    sendOurs(WIRE_MESSAGE, new TextEncoder().encode(JSON.stringify(message)))
  const sync = (): void => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, Y_SYNC)
    writeSyncStep1(encoder, doc)
    if (peer.isOpen) peer.send(encoding.toUint8Array(encoder))
  }

  const compare = (theirs: StateDigest): void => {
    const before = state()
    if (!hasMore(theirs, before) && !differsInDeletes(theirs, before)) return
    setTimeout(() => {
      // Still behind what they had then, or unchanged while the deletions still differ: an update was lost.
      if (hasMore(theirs, state()) || (differsInDeletes(theirs, before) && state() === before)) sync()
    }, SETTLE_DELAY_MS)
  }

  const presenceLink: PresenceLink = presence.open((message) => sendMessage(identity.sign(message)), { isPeer: true })
  const peerLink: PeerLink = {
    peer,
    isAlive: () => isConnected && silence <= SILENCE_TIMEOUT_S,
    isStalled: () => isConnected && silence > SILENCE_TIMEOUT_S,
    tick: () => {
      seconds += 1
      checks = 0
      if (!isConnected) {
        if (seconds > CONNECT_TIMEOUT_S) peer.destroy(new Error('A peer did not answer in time'))
        return
      }
      const wasAlive = peerLink.isAlive()
      silence += 1
      // A peer that has sent something may be behind a cable that is plugged in again; one that never has won't come
      // back.
      if (!hasReceived && silence > FIRST_MESSAGE_TIMEOUT_S) peer.destroy(new Error('A peer sent nothing in time'))
      if (seconds % COMPARE_INTERVAL_S === 0) sendOurs(STATE_DIGEST, encodeState(state()))
      else sendOurs(HEARTBEAT, new Uint8Array())
      if (wasAlive === peerLink.isAlive()) return
      presenceLink.lost()
      context.onChange()
    },
    sync,
    sendSync: (message) => {
      if (isConnected) peer.send(message)
    },
    sendMessage,
  }

  const isSigned = (message: PresenceMessage): boolean => {
    checks += 1
    return checks <= MAX_CHECKS_PER_SECOND && identity.verify(message)
  }

  const onAnyMessage = (): void => {
    const wasAlive = peerLink.isAlive()
    silence = 0
    hasReceived = true
    if (wasAlive || !isConnected) return
    presenceLink.announce()
    context.onChange()
  }
  const onOurMessage = (message: Uint8Array): void => {
    onAnyMessage()
    // Whatever is dropped in a flood is recovered by the comparison of states a few seconds later.
    if (!rate.take()) return
    const body = message.subarray(1)
    if (message[0] === STATE_DIGEST) {
      const theirs = decodeState(body)
      if (theirs) compare(theirs)
    } else if (message[0] === WIRE_MESSAGE) {
      const wire = parseWireMessage(new TextDecoder().decode(body))
      if (wire?.type !== 'presence') return
      // A known message only shows that the person is still there, which is not worth checking a signature.
      if (presenceLink.isNews(wire) && !isSigned(wire)) return
      if (presenceLink.receive(wire)) context.onPresence(wire)
    }
  }

  peer.on('connect', () => {
    isConnected = true
    presenceLink.announce()
    context.onChange()
  })
  peer.on('data', onAnyMessage)
  peer.on('ours', onOurMessage)
  peer.on('close', () => {
    isConnected = false
    presenceLink.close()
    context.onChange()
  })
  return peerLink
}
