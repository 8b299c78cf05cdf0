import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import type { WebSocket } from 'ws'
import type * as Y from 'yjs'
import type { Invite } from '../../../shared/api/invite'
import type { WireMessage } from '../../../shared/api/wire'
import type { OwnTime } from '../clock'
import type { TryUpdate } from '../relay/trials'
import type { Dialled } from './dial'
import { Line, type LineEnd } from './line'

/** Between two probes, ms. */
const BEAT = 1_000
/** When a connection has come up (ms after): several probes at once, because the first one may have been held up. */
const FIRST_PROBES = [0, 80, 160, 320, 640]
/** Probes without any sign of life until the connection counts as lost. */
const MOST_MISSED = 3

/** One connection's life: from the dialled socket to its end, which is told once. */
export type Session = {
  send: (message: WireMessage) => void
  /** Compares states anew, and sends what the other lacks. */
  resync: () => void
  end: () => void
}

type SessionOptions = {
  dialled: Dialled
  invite: Invite
  instance: string
  doc: Y.Doc
  tryUpdate: TryUpdate
  ownTime: OwnTime
  receive: (text: string) => void
  onSynced: () => void
  onEnd: (end: LineEnd, why: string) => void
}

/** Syncs a document over one connection: Hocuspocus' provider, with our own messages and probes beside it. */
export const startSession = ({
  doc,
  tryUpdate,
  ownTime,
  receive,
  onSynced,
  onEnd,
  ...where
}: SessionOptions): Session => {
  let isOver = false
  let missed = 0
  let seen = { read: 0, waiting: 0 }
  let line: WebSocket | undefined

  const over = (end: LineEnd, why = ''): void => {
    if (isOver) return
    isOver = true
    clearInterval(beat)
    provider.destroy()
    websocket.destroy()
    line?.terminate()
    onEnd(end, why)
  }

  const websocket = new HocuspocusProviderWebsocket({
    url: `wss://${where.dialled.address}/sync`,
    WebSocketPolyfill: class extends Line {
      constructor() {
        super({ ...where, path: '/sync', sync: { doc, tryUpdate }, onEnd: over })
        line = this
      }
    },
  })
  const provider = new HocuspocusProvider({
    name: where.invite.documentId,
    document: doc,
    websocketProvider: websocket,
    awareness: null,
    onStateless: ({ payload }) => {
      missed = 0
      receive(payload)
    },
    onAuthenticationFailed: () => over('refused'),
    onSynced: () => {
      onSynced()
      for (const wait of FIRST_PROBES) setTimeout(() => isOver || probe(), wait)
    },
  })
  provider.attach()

  const send = (message: WireMessage): void => provider.sendStateless(JSON.stringify(message))
  const probe = (): void => send({ type: 'time', t0: ownTime() })
  const beat = setInterval(() => {
    // A large document holds up the answers; bytes that move are as good a sign of life.
    const now = { read: where.dialled.socket.bytesRead, waiting: line?.bufferedAmount ?? 0 }
    missed = now.read !== seen.read || now.waiting < seen.waiting ? 0 : missed + 1
    seen = now
    if (missed >= MOST_MISSED) over('lost')
    else probe()
  }, BEAT)

  return { send, resync: () => provider.forceSync(), end: () => over('lost') }
}
