import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import type { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { maxMissedProbes } from '../../../../shared/crdt'
import type { Invite } from '../../../../shared/protocol/invite'
import type { WireMessage } from '../../../../shared/protocol/wire'
import type { OwnTime } from '../clock'
import type { TryUpdate } from '../relay/trials'
import type { PinnedConnection } from './dial'
import { type DisconnectReason, HostSocket } from './host-socket'

const CLOCK_PROBE_INTERVAL_MS = 1_000
/** After connecting: several probes in a row, because the first one may have been delayed. */
const FIRST_PROBE_DELAYS_MS = [0, 80, 160, 320, 640]

/** One connection to the meeting's host, from the open socket to its end, which is reported once. */
export type UpstreamConnection = {
  send: (message: WireMessage) => void
  /** Compares states again, and sends what the other side lacks. */
  resync: () => void
  close: () => void
}

type Options = {
  pinned: PinnedConnection
  invite: Invite
  instance: string
  doc: Y.Doc
  tryUpdate: TryUpdate
  ownTime: OwnTime
  onMessage: (text: string) => void
  onSynced: () => void
  onDisconnect: (reason: DisconnectReason, detail: string) => void
}

/** Syncs a document over one connection: Hocuspocus' provider, with our own messages and clock probes alongside. */
export const openUpstreamConnection = (options: Options): UpstreamConnection => {
  const { doc, tryUpdate, ownTime, onMessage, onSynced, onDisconnect, ...target } = options
  let isClosed = false
  let missedProbes = 0
  let traffic = { bytesRead: 0, bytesUnsent: 0 }
  let socket: WebSocket | undefined

  const close = (reason: DisconnectReason, detail = ''): void => {
    if (isClosed) return
    isClosed = true
    clearInterval(probeTimer)
    provider.destroy()
    websocket.destroy()
    socket?.terminate()
    onDisconnect(reason, detail)
  }

  const websocket = new HocuspocusProviderWebsocket({
    url: `wss://${target.pinned.address}/sync`,
    WebSocketPolyfill: class extends HostSocket {
      constructor() {
        super({ ...target, path: '/sync', sync: { doc, tryUpdate }, onDisconnect: close })
        socket = this
      }
    },
  })
  const provider = new HocuspocusProvider({
    name: target.invite.documentId,
    document: doc,
    websocketProvider: websocket,
    awareness: null,
    onStateless: ({ payload }) => {
      missedProbes = 0
      onMessage(payload)
    },
    onAuthenticationFailed: () => close('refused'),
    onSynced: () => {
      onSynced()
      for (const delay of FIRST_PROBE_DELAYS_MS) setTimeout(() => isClosed || probe(), delay)
    },
  })
  provider.attach()

  const send = (message: WireMessage): void => provider.sendStateless(JSON.stringify(message))
  const probe = (): void => send({ type: 'time', t0: ownTime() })
  const probeTimer = setInterval(() => {
    // A large document delays the answers; incoming bytes are as good a sign of life.
    const before = traffic
    traffic = { bytesRead: target.pinned.socket.bytesRead, bytesUnsent: socket?.bufferedAmount ?? 0 }
    const hasMoved = traffic.bytesRead !== before.bytesRead || traffic.bytesUnsent < before.bytesUnsent
    missedProbes = hasMoved ? 0 : missedProbes + 1
    if (missedProbes >= maxMissedProbes(doc, !provider.isSynced)) close('lost')
    else probe()
  }, CLOCK_PROBE_INTERVAL_MS)

  return { send, resync: () => provider.forceSync(), close: () => close('lost') }
}
