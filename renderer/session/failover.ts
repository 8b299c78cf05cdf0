import type * as Y from 'yjs'
import type { StoreApi } from 'zustand/vanilla'
import type { ConnectionState } from './connection'
import type { HostCalls } from './host-calls'
import type { HostLink } from './host-link'
import type { LocalCopy } from './local-copy'
import type { MeshLink } from './mesh-link'

/** Keeps a page working, and its changes safe, while a host is gone. */
export type Failover = {
  /** To be called once a second. */
  tick: () => void
  /** To be called when states were exchanged with the page's own host. */
  onHostSynced: () => void
  /** To be called when the host has answered that it lacks changes of this page. */
  onHostLacksChanges: () => void
  /** Checks at once whether the meeting has a mesh now. */
  refreshMesh: () => Promise<void>
  close: () => void
}

type Options = {
  doc: Y.Doc
  kind: 'own' | 'guest'
  calls: Pick<HostCalls, 'call'>
  host: HostLink
  /** Undefined for a second window of the same person. */
  mesh: MeshLink | undefined
  copy: LocalCopy
  connection: StoreApi<ConnectionState>
  /** Called when the browser's copy has supplied the document's content. */
  onRestored: () => void
}

type Reach = Pick<ConnectionState, 'host' | 'meetingHost' | 'reopen'>

/** Seconds between two calls that ask why the host refuses this page. */
const REFUSAL_CHECK_INTERVAL_S = 5
/** Seconds between two checks for a mesh: invites are created and revoked while people are in the meeting. */
const MESH_REFRESH_INTERVAL_S = 10

/** Whether the hosts can't relay what one page has typed to all the others. */
export const isRelayDown = ({ host, meetingHost }: Reach): boolean =>
  host !== 'connected' || meetingHost === 'lost' || meetingHost === 'unsafe'

/** Whether this page may no longer exchange anything, not even over the mesh: it was refused, or has to be reopened. */
export const mustDisconnect = ({ host, meetingHost, reopen }: Reach): boolean =>
  host === 'refused' || meetingHost === 'refused' || reopen !== undefined

/**
 * What happens when a host dies, in this order: the loss is detected, the browser keeps a copy, the mesh carries the
 * changes, and once a host is back, states are exchanged again. Starts at once.
 */
export const createFailover = (options: Options): Failover => {
  const { doc, kind, calls, host, mesh, copy, connection, onRestored } = options

  // 1. The loss is detected by three seconds of silence, or a few more in a large document (`maxMissedProbes`). A browser
  // doesn't reveal why a WebSocket was refused; a call does.
  let secondsLost = 0
  const checkRefusal = async (): Promise<void> => {
    const answer = await calls.call('session.read', {})
    if (!answer.ok || answer.value.kind !== 'nobody' || host.state() !== 'lost') return
    connection.setState({ host: 'refused', refusal: kind === 'own' ? answer.value.failure.sentence : '' })
  }
  const watchHost = (): void => {
    secondsLost = host.state() === 'lost' ? secondsLost + 1 : 0
    if (secondsLost % REFUSAL_CHECK_INTERVAL_S === REFUSAL_CHECK_INTERVAL_S - 1) void checkRefusal()
    host.watch()
  }

  // 2. From now on the browser keeps a copy. A guest always has one; a local page keeps it until the host has
  // everything.
  let isRestored = false
  const showCopy = (): void => connection.setState({ hasLocalCopy: copy.isKept() })
  const discardUnneededCopy = (): void => {
    const isNeeded = kind === 'guest' || !isRestored || !host.isSynced() || connection.getState().unsaved > 0
    if (!isNeeded && copy.isKept()) void copy.discard().then(showCopy)
  }
  const keepCopy = async (): Promise<void> => {
    await copy.keep()
    showCopy()
    discardUnneededCopy()
  }
  const restoreCopy = async (): Promise<void> => {
    await (kind === 'guest' ? copy.keep() : copy.restore())
    isRestored = true
    showCopy()
    if (copy.isKept() && doc.store.clients.size > 0) onRestored()
    discardUnneededCopy()
  }

  // 3. The mesh carries the changes. It is joined while the host is reachable, because only the host knows its key.
  let seconds = 0
  const tickMesh = (): void => {
    seconds += 1
    if (seconds % MESH_REFRESH_INTERVAL_S === 0) void mesh?.refresh()
    mesh?.tick()
  }

  // 4. The states are exchanged again: by Hocuspocus at every connection, by peers when their digests differ, and here
  // after a lost update, which parks those that follow it until it arrives.
  const requestMissingUpdates = (): void => {
    if (doc.store.pendingStructs === null && doc.store.pendingDs === null) return
    host.sync()
    mesh?.sync()
  }

  const unsubscribe = connection.subscribe((state, before) => {
    if (state.host !== before.host) {
      copy.setBackedUp(state.host === 'connected')
      if (state.host !== 'connected') void keepCopy()
    }
    if (state.unsaved === 0 && before.unsaved > 0) discardUnneededCopy()
    if (state.reopen && !before.reopen) host.halt()
    // A page that was refused must not continue over the mesh.
    if (mustDisconnect(state) && !mustDisconnect(before)) mesh?.leave()
  })
  void restoreCopy()
  void mesh?.refresh()

  return {
    tick: () => {
      watchHost()
      tickMesh()
      requestMissingUpdates()
    },
    onHostSynced: () => {
      discardUnneededCopy()
      void mesh?.refresh()
    },
    onHostLacksChanges: () => host.sync(),
    refreshMesh: async () => mesh?.refresh(),
    close: unsubscribe,
  }
}
