import * as encoding from 'lib0/encoding'
import { Awareness } from 'y-protocols/awareness'
import { writeUpdate } from 'y-protocols/sync'
import { WebrtcProvider } from 'y-webrtc'
import type * as Y from 'yjs'
import type { UpdateFault } from '../../../shared/crdt/update-guard'
import type { Presence } from '../presence'
import { createAntiEntropy } from './anti-entropy'
import type { ChunkingPeer } from './chunking-peer'
import { createPeerIdentity, type PeerIdentity } from './identity'
import { createPeerGuard } from './peer-guard'
import { createPeerLink, type PeerLink } from './peer-link'
import { encryptSignaling } from './signaling'
import { createSignalingCipher } from './signaling-encryption'
import { createSignalingFilter, type KnownConnection } from './signaling-filter'
import { createStateDigest } from './state-digest'
import { createTrials } from './trials'

/** The connections from page to page, without a host. */
export type Mesh = {
  tick: () => void
  /** Asks every peer for what this page lacks. */
  sync: () => void
  close: () => void
}

export type MeshOptions = {
  room: string
  /** 32 bytes in hexadecimal. */
  key: string
  iceServers: readonly RTCIceServer[]
  signalingUrl: string
  doc: Y.Doc
  presence: Presence
  isRelayDown: () => boolean
  /** Whether an update uses this page's own clock; asked before the update is applied. */
  isForeign: (update: Uint8Array) => boolean
  /** How many pages are reachable over the mesh. */
  onPeers: (count: number) => void
  onSynced: () => void
}

/** The part of y-webrtc's room that is used here. */
type Room = {
  peerId: string
  webrtcConns: Map<string, KnownConnection>
  connect: () => void
  _beforeUnloadHandler: () => void
}

// y-webrtc's own types leave its room out.
const getRoom = (provider: WebrtcProvider): Room => provider.room as unknown as Room

const Y_SYNC = 0
/** A hard limit on y-webrtc's connections. */
const MAX_CONNECTIONS = 24
/** Seconds between announcements while peers are missing; y-webrtc itself announces only once. */
const ANNOUNCE_INTERVAL_S = 5

/** A page may open a room only once, and closing takes a moment: React's StrictMode opens, closes and opens again. */
const inUse = new Map<string, Promise<unknown>>()

/** Joins a room; if this page is still leaving it, joins once that is done. */
export const joinMesh = async (options: MeshOptions): Promise<Mesh> => {
  const { room } = options
  while (inUse.has(room)) await inUse.get(room)
  let release: () => void = () => undefined
  const use = new Promise<void>((resolve) => {
    release = () => {
      inUse.delete(room)
      resolve()
    }
  })
  inUse.set(room, use)
  try {
    return await openMesh(options, release)
  } catch (reason) {
    release()
    throw reason
  }
}

/** A page keeps its key when it leaves a room and joins another, because others recognize it by this key. */
const identities = new WeakMap<Presence, PeerIdentity>()

const getIdentity = (presence: Presence): PeerIdentity => {
  const known = identities.get(presence)
  if (known) return known
  const identity = createPeerIdentity()
  identities.set(presence, identity)
  presence.setKey(identity.publicKey)
  return identity
}

const openMesh = async (options: MeshOptions, release: () => void): Promise<Mesh> => {
  const { room, doc, presence } = options
  const cipher = createSignalingCipher(options.key, room)
  const identity = getIdentity(presence)
  const state = createStateDigest(doc)
  const links = new Set<PeerLink>()
  const alive = (): PeerLink[] => [...links].filter((link) => link.isAlive())
  const antiEntropy = createAntiEntropy({
    presence,
    links: alive,
    isRelayDown: options.isRelayDown,
    sendUpdate: (update) => broadcast(update),
  })

  const addLink = (peer: ChunkingPeer): void => {
    const link = createPeerLink(peer, {
      doc,
      presence,
      identity,
      state: state.read,
      onPresence: antiEntropy.onPresence,
      onChange: () => options.onPeers(alive().length),
    })
    links.add(link)
    peer.on('close', () => links.delete(link))
  }
  const broadcast = (update: Uint8Array): void => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, Y_SYNC)
    writeUpdate(encoder, update)
    const message = encoding.toUint8Array(encoder)
    for (const link of links) link.sendSync(message)
  }
  // Only this page's own changes: if every page passed on what it received, the messages per keystroke would grow with
  // the square of the number of pages.
  const onUpdate = (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (transaction.local) broadcast(update)
    else antiEntropy.onUpdate(update)
  }

  const trials = createTrials()
  /** Pages that sent what no document may contain; this page does not connect to them again. */
  const refused = new Set<string>()
  const refuse = (peer: ChunkingPeer, { message }: UpdateFault): void => {
    console.warn(`A peer was disconnected: ${message}`)
    for (const [id, connection] of getRoom(provider).webrtcConns) if (connection.peer === peer) refused.add(id)
    peer.destroy(new Error(message))
  }
  const dispose = (): void => {
    antiEntropy.close()
    trials.close()
    state.close()
  }
  const provider = await openProvider(options, {
    onPeer: addLink,
    guard: (peer, pass) =>
      createPeerGuard({
        doc,
        trials: () => trials,
        isForeign: options.isForeign,
        pass,
        refuse: (fault) => refuse(peer, fault),
      }),
  }).catch((reason: unknown) => {
    dispose()
    throw reason
  })
  const isWanted = createSignalingFilter({
    peerId: () => getRoom(provider).peerId,
    known: () => getRoom(provider).webrtcConns,
    isStalled: (connection) => [...links].some((one) => one.peer === connection.peer && one.isStalled()),
    isRefused: (from) => refused.has(from),
    shouldAccept: antiEntropy.shouldAccept,
    announceTo: (to) => announce(provider, room, to),
  })
  const stopEncrypting = encryptSignaling(provider, room, { cipher, isWanted })
  // y-webrtc also emits this when its last connection has failed and no peer is left to compare states with.
  const onSynced = (): void => {
    const { webrtcConns } = getRoom(provider)
    if ([...webrtcConns.values()].some((connection) => connection.connected && connection.synced)) options.onSynced()
  }
  provider.on('synced', onSynced)
  doc.on('update', onUpdate)
  let seconds = 0

  return {
    tick: () => {
      for (const link of links) link.tick()
      seconds += 1
      if (seconds % ANNOUNCE_INTERVAL_S === 0 && antiEntropy.needsPeers()) announce(provider, room)
    },
    sync: () => {
      for (const link of alive()) link.sync()
    },
    close: () => {
      doc.off('update', onUpdate)
      provider.off('synced', onSynced)
      dispose()
      provider.disconnect()
      provider.awareness.destroy()
      provider.destroy()
      stopEncrypting()
      // y-webrtc releases the room once its key has resolved, which happens by the next turn of the event loop.
      setTimeout(release)
    },
  }
}

const announce = (provider: WebrtcProvider, topic: string, to?: string): void => {
  const { peerId } = getRoom(provider)
  for (const connection of provider.signalingConns as { send: (message: unknown) => void }[]) {
    connection.send({ type: 'publish', topic, data: { type: 'announce', from: peerId, to } })
  }
}

/**
 * Uses y-webrtc for what it is good at: finding peers and connecting to them. Its own broadcast of updates and
 * awareness, its BroadcastChannel, and its leaving on `beforeunload` (which a download fires too) are disabled.
 */
const openProvider = async (
  { room: name, doc, iceServers, signalingUrl }: MeshOptions,
  peerOptions: Pick<ConstructorParameters<typeof ChunkingPeer>[0], 'onPeer' | 'guard'>,
): Promise<WebrtcProvider> => {
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const provider = new WebrtcProvider(name, doc, {
    signaling: [],
    awareness,
    maxConns: MAX_CONNECTIONS,
    filterBcConns: false,
    peerOpts: { config: { iceServers: [...iceServers] }, ...peerOptions },
  })
  provider.disconnect()
  await provider.key
  const room = getRoom(provider)
  room.connect = () => undefined
  window.removeEventListener('beforeunload', room._beforeUnloadHandler)
  provider.signalingUrls = [signalingUrl]
  provider.connect()
  return provider
}
