import type * as Y from 'yjs'
import type { HostCalls } from './host-calls'
import type { joinMesh as JoinMesh, Mesh } from './mesh/mesh'
import type { Presence } from './presence'

/** The connections from page to page. `refresh` joins the meeting's mesh, if there is one. */
export type MeshLink = {
  /** Asks the host whether the meeting has a mesh, or a different one than before, and joins it. */
  refresh: () => Promise<void>
  /** To be called once a second. */
  tick: () => void
  /** Exchanges states with every peer. */
  sync: () => void
  /** Leaves; `refresh` joins again. */
  leave: () => void
  close: () => void
}

type Options = {
  documentId: string
  /** URL of the signaling of the page's own host. */
  signalingUrl: string
  doc: Y.Doc
  calls: Pick<HostCalls, 'call'>
  presence: Presence
  /** Whether the hosts can't relay what arrives here, so that this page should pass it on itself. */
  isRelayDown: () => boolean
  /** Whether an update uses this page's own clock; asked before the update is applied. */
  isForeign: (update: Uint8Array) => boolean
  /** Whether this page is still allowed to take part; asked before a mesh is joined. */
  mayJoin: () => boolean
  onPeers: (count: number) => void
  onSynced: () => void
  /** Loads the code of the mesh, which is needed only once a meeting has one. */
  loadMesh?: () => Promise<{ joinMesh: typeof JoinMesh }>
}

/** A host behind an unplugged cable never answers. */
const CALL_TIMEOUT_MS = 5_000

/** Creates the link without joining anything. */
export const createMeshLink = (options: Options): MeshLink => {
  const { documentId, calls, mayJoin, onPeers, loadMesh = () => import('./mesh/mesh'), ...rest } = options
  let mesh: Mesh | undefined
  let room: string | undefined
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
      const { joinMesh } = await loadMesh()
      if (isClosed || room !== wanted) return
      const joined = await joinMesh({ ...rest, room: wanted, key, iceServers, onPeers })
      if (isClosed || room !== wanted) joined.close()
      else mesh = joined
    } catch (reason) {
      // Without the mesh the hosts relay everything; the next refresh tries again.
      console.warn('The direct connections to the others could not be set up', reason)
      room = undefined
    }
  }
  const refreshNow = async (): Promise<void> => {
    const result = await calls.call(
      'meeting.mesh',
      { id: documentId },
      { signal: AbortSignal.timeout(CALL_TIMEOUT_MS) },
    )
    // A host that doesn't answer is exactly the case the mesh is for.
    if (!result.ok || isClosed || !mayJoin() || result.value.room === room) return
    if (room !== undefined) leave()
    const { key, iceServers } = result.value
    if (result.value.room && key) await join(result.value.room, key, iceServers)
  }
  // A running refresh may be out of date already; one that has not started yet serves every caller.
  let current: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  const refresh = (): Promise<void> => {
    next ??= current.then(() => {
      next = undefined
      current = refreshNow()
      return current
    })
    return next
  }

  return {
    refresh,
    tick: () => mesh?.tick(),
    sync: () => mesh?.sync(),
    leave,
    close: () => {
      isClosed = true
      leave()
    },
  }
}
