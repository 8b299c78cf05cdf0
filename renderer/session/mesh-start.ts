import type * as Y from 'yjs'
import type { HostCalls } from './host-calls'
import type { Mesh } from './mesh/mesh'
import type { Presence } from './presence'

/** The mesh as the session sees it: there or not, and watched over. */
export type MeshHandle = {
  /** Asks the host again whether the meeting has a mesh: after an invitation was made, or the host came back. */
  refresh: () => Promise<void>
  /** Once a second. */
  tick: () => void
  /** Exchanges states with every neighbour. */
  sync: () => void
  /** Leaves; `refresh` joins again. */
  leave: () => void
  close: () => void
}

type Options = {
  documentId: string
  /** Address of the own host's signaling. */
  signalingUrl: string
  doc: Y.Doc
  calls: Pick<HostCalls, 'call'>
  presence: Presence
  /** Whether the hosts can't carry what this page hears, so that it should pass it on itself. */
  isStarBroken: () => boolean
  /** Whether an update uses this page's own clock; asked before it is taken in. */
  isForeign: (update: Uint8Array) => boolean
  onPeers: (count: number) => void
  onSynced: () => void
}

/** Seconds between two looks whether the meeting has (another) mesh: it is opened and revoked while people are in it. */
const LOOK = 10
/** How long (ms) the host may take to answer: one behind a pulled cable never does. */
const PATIENCE = 5_000

export const startMesh = ({ documentId, calls, onPeers, ...rest }: Options): MeshHandle => {
  let mesh: Mesh | undefined
  let room: string | undefined
  let seconds = 0
  let isClosed = false

  const leave = (): void => {
    mesh?.close()
    mesh = undefined
    room = undefined
    onPeers(0)
  }

  const join = async (wanted: string, key: string, iceServers: readonly RTCIceServer[]): Promise<void> => {
    room = wanted
    try {
      const { joinMesh } = await import('./mesh/mesh')
      if (isClosed || room !== wanted) return
      const joined = await joinMesh({ ...rest, room: wanted, key, iceServers, onPeers })
      if (isClosed || room !== wanted) joined.close()
      else mesh = joined
    } catch (reason) {
      // Without the mesh the hosts carry everything; the next look tries again.
      console.warn('The direct connections to the others could not be set up', reason)
      room = undefined
    }
  }
  const look = async (): Promise<void> => {
    const result = await calls.call('meeting.mesh', { id: documentId }, { signal: AbortSignal.timeout(PATIENCE) })
    // A host that can't be asked is the very case the mesh is there for.
    if (!result.ok || isClosed || result.value.room === room) return
    if (room !== undefined) leave()
    const { key, iceServers } = result.value
    if (result.value.room && key) await join(result.value.room, key, iceServers)
  }
  // A look that has begun may already be out of date; one that has not will do for everybody who asks.
  let looking: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  const refresh = (): Promise<void> => {
    next ??= looking.then(() => {
      next = undefined
      looking = look()
      return looking
    })
    return next
  }
  void refresh()

  return {
    refresh,
    tick: () => {
      seconds += 1
      if (seconds % LOOK === 0) void refresh()
      mesh?.tick()
    },
    sync: () => mesh?.sync(),
    leave,
    close: () => {
      isClosed = true
      leave()
    },
  }
}
