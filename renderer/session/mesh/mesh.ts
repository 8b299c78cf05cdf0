import * as encoding from 'lib0/encoding'
import { Awareness } from 'y-protocols/awareness'
import { writeUpdate } from 'y-protocols/sync'
import { WebrtcProvider } from 'y-webrtc'
import type * as Y from 'yjs'
import type { UpdateFault } from '../../../shared/crdt/update-guard'
import type { Presence } from '../presence'
import { createGossip } from './anti-entropy'
import type { ChunkingPeer } from './chunking-peer'
import { createPeerIdentity, type PeerIdentity } from './identity'
import { createPeerGate } from './peer-gate'
import { meetNeighbour, type Neighbour } from './peer-link'
import { sealSignaling } from './signaling'
import { createSeal } from './signaling-encryption'
import { createIntroductions, type Introduced } from './signaling-filter'
import { watchState } from './state-digest'
import { createTrials } from './trials'

/** The second leg: page to page, while no host is needed. */
export type Mesh = {
  tick: () => void
  /** Asks every neighbour for what this page hasn't. */
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
  /** Whether an update uses this page's own clock; asked before it is taken in. */
  isForeign: (update: Uint8Array) => boolean
  /** How many pages are reachable over the mesh. */
  onPeers: (count: number) => void
  onSynced: () => void
}

/** y-webrtc's room, as far as it is taken hold of here. */
type Room = {
  peerId: string
  webrtcConns: Map<string, Introduced>
  connect: () => void
  _beforeUnloadHandler: () => void
}

// y-webrtc's own types leave its room out.
const roomOf = (provider: WebrtcProvider): Room => provider.room as unknown as Room

const Y_SYNC = 0
/** Beyond this, no more connections are sought, whatever happens. */
const MOST_CONNECTIONS = 24
/** Seconds between announcements while somebody is missing; y-webrtc itself announces only once. */
const ANNOUNCE = 5

/** A room may be opened once a page, and closing takes a moment: React's StrictMode opens, closes and opens again. */
const inUse = new Map<string, Promise<unknown>>()

/** Joins a room. Waits until an earlier joining by this page has ended. */
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

/** A page keeps its key when it leaves a room and joins another: the others know it by that. */
const identities = new WeakMap<Presence, PeerIdentity>()

const identityOf = (presence: Presence): PeerIdentity => {
  const known = identities.get(presence)
  if (known) return known
  const identity = createPeerIdentity()
  identities.set(presence, identity)
  presence.setKey(identity.publicKey)
  return identity
}

const openMesh = async (options: MeshOptions, release: () => void): Promise<Mesh> => {
  const { room, doc, presence } = options
  const identity = identityOf(presence)
  const state = watchState(doc)
  const neighbours = new Set<Neighbour>()
  const alive = (): Neighbour[] => [...neighbours].filter((neighbour) => neighbour.isAlive())
  const gossip = createGossip({
    presence,
    neighbours: alive,
    isRelayDown: options.isRelayDown,
    sendUpdate: (update) => broadcast(update),
  })

  const meet = (peer: ChunkingPeer): void => {
    const neighbour = meetNeighbour(peer, {
      doc,
      presence,
      identity,
      state: state.read,
      onPresence: gossip.onPresence,
      onChange: () => options.onPeers(alive().length),
    })
    neighbours.add(neighbour)
    peer.on('close', () => neighbours.delete(neighbour))
  }
  const broadcast = (update: Uint8Array): void => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, Y_SYNC)
    writeUpdate(encoder, update)
    const message = encoding.toUint8Array(encoder)
    for (const neighbour of neighbours) neighbour.send(message)
  }
  // Only what this page's person did: if everybody passed on what they heard, a keystroke would cost the square of the people.
  const onUpdate = (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (transaction.local) broadcast(update)
    else gossip.onUpdate(update)
  }

  const trials = createTrials()
  /** Pages that sent what no document may hold: they are not met again. */
  const refused = new Set<string>()
  const refuse = (peer: ChunkingPeer, { message }: UpdateFault): void => {
    console.warn(`A neighbor was let go: ${message}`)
    for (const [id, connection] of roomOf(provider).webrtcConns) if (connection.peer === peer) refused.add(id)
    peer.destroy(new Error(message))
  }
  const provider = await openProvider(options, {
    onPeer: meet,
    gate: (peer, pass) =>
      createPeerGate({
        doc,
        trials: () => trials,
        isForeign: options.isForeign,
        pass,
        refuse: (fault) => refuse(peer, fault),
      }),
  })
  const isWanted = createIntroductions({
    peerId: () => roomOf(provider).peerId,
    known: () => roomOf(provider).webrtcConns,
    isDeaf: (connection) => [...neighbours].some((one) => one.peer === connection.peer && one.isDeaf()),
    isRefused: (from) => refused.has(from),
    isWelcome: gossip.isWelcome,
    announceTo: (to) => announce(provider, room, to),
  })
  const unseal = sealSignaling(provider, room, { seal: createSeal(options.key, room), isWanted })
  // y-webrtc also says so when its last connection has failed and there is nobody left to differ from.
  const onSynced = (): void => {
    const { webrtcConns } = roomOf(provider)
    if ([...webrtcConns.values()].some((connection) => connection.connected && connection.synced)) options.onSynced()
  }
  provider.on('synced', onSynced)
  doc.on('update', onUpdate)
  let seconds = 0

  return {
    tick: () => {
      for (const neighbour of neighbours) neighbour.tick()
      seconds += 1
      if (seconds % ANNOUNCE === 0 && gossip.isLonely()) announce(provider, room)
    },
    sync: () => {
      for (const neighbour of alive()) neighbour.sync()
    },
    close: () => {
      doc.off('update', onUpdate)
      provider.off('synced', onSynced)
      gossip.close()
      trials.close()
      state.close()
      provider.disconnect()
      provider.awareness.destroy()
      provider.destroy()
      unseal()
      // y-webrtc lets go of the room when its key has resolved, which it has by the next turn.
      setTimeout(release)
    },
  }
}

const announce = (provider: WebrtcProvider, topic: string, to?: string): void => {
  const { peerId } = roomOf(provider)
  for (const connection of provider.signalingConns as { send: (message: unknown) => void }[]) {
    connection.send({ type: 'publish', topic, data: { type: 'announce', from: peerId, to } })
  }
}

/**
 * y-webrtc for what it is good at: finding people and connecting to them. Its own sending of updates and of awareness,
 * its BroadcastChannel and its leaving on `beforeunload` (which a download fires too) are taken out.
 */
const openProvider = async (
  { room: name, doc, iceServers, signalingUrl }: MeshOptions,
  ofPeer: Pick<ConstructorParameters<typeof ChunkingPeer>[0], 'onPeer' | 'gate'>,
): Promise<WebrtcProvider> => {
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const provider = new WebrtcProvider(name, doc, {
    signaling: [],
    awareness,
    maxConns: MOST_CONNECTIONS,
    filterBcConns: false,
    peerOpts: { config: { iceServers: [...iceServers] }, ...ofPeer },
  })
  provider.disconnect()
  await provider.key
  const room = roomOf(provider)
  room.connect = () => undefined
  window.removeEventListener('beforeunload', room._beforeUnloadHandler)
  provider.signalingUrls = [signalingUrl]
  provider.connect()
  return provider
}
