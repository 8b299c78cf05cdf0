import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { closeCodes, hocuspocusTypes, parseWireMessage, syncSteps, type WireMessage } from '../../shared/protocol/wire'

/** `refused`: the host answered that this page may not see the document (any more). */
export type HostLinkState = 'connecting' | 'connected' | 'lost' | 'refused'

/** The first leg: sync and small messages with the own host. */
export type HostLink = {
  /** Makes the connection. No event comes before it. */
  connect: (events: HostLinkEvents) => void
  state: () => HostLinkState
  /** Whether the states were exchanged since the link came up. */
  isSynced: () => boolean
  /** Whether what is typed now is handed to a socket at once. */
  isOpen: () => boolean
  /** Sends now, or not at all: what is stale when the link is back is not worth sending. */
  send: (message: WireMessage) => boolean
  /** Exchanges states again. */
  sync: () => void
  /** To be called once a second, along with a probe that the host answers at once. Three without an answer are a loss. */
  watch: () => void
  /** Makes a lost connection again at once; for waking up and for coming back online. */
  reconnect: () => void
  /** Ends the connection for good: this page's state can no longer be exchanged. */
  halt: () => void
  /** Sends what was held back. */
  flush: () => void
  close: () => void
}

/** What the link notifies its session of, and asks it. */
export type HostLinkEvents = {
  onState: (state: HostLinkState) => void
  onSynced: () => void
  onMessage: (message: WireMessage) => void
  /** The host lets this page read only. */
  onReadOnly: () => void
  /** Why the document can't be opened, in the host's words. */
  onRefused: (sentence: string) => void
  /** The host can't merge this page's state, and why. */
  onUnmergeable: (message: string) => void
  /** Asked of each state vector and update before it is applied; false keeps it out. */
  accepts: (step: 'vector' | 'update', payload: Uint8Array) => boolean
  /** Everything of this page that the host lacked was sent. */
  onAnswered: () => void
}

/** Updates that came over the mesh are held this long (ms) and sent as one: the host mostly has them already. */
const RELAYED_UPDATES_DELAY_MS = 400
/** Probes without an answer, one a second, after which a connection counts as lost. */
const MAX_MISSED_PROBES = 3
/** Seconds a connection may take to come up before it is tried again. */
const CONNECT_TIMEOUT_S = 6
/** Seconds between two tries after the host has refused: an invite may be made valid again, a host be just starting. */
const REFUSED_RETRY_INTERVAL_S = 5
/** The first and the longest delay between two tries while the host is lost. */
const MIN_RECONNECT_DELAY_MS = 250
const MAX_RECONNECT_DELAY_MS = 1_000

type Options = {
  url: string
  documentId: string
  doc: Y.Doc
  /** Where there is no `WebSocket` in the global scope, or it lacks a cookie. */
  webSocket?: unknown
}

/** Creates the link without connecting. */
export const createHostLink = ({ url, documentId, doc, webSocket }: Options): HostLink => {
  let events: HostLinkEvents | undefined
  let state: HostLinkState = 'connecting'
  let silence = 0
  let isHalted = false
  const change = (next: HostLinkState): void => {
    if (next === state) return
    state = next
    events?.onState(next)
  }

  const socket = new HocuspocusProviderWebsocket({
    url,
    autoConnect: false,
    delay: MIN_RECONNECT_DELAY_MS,
    minDelay: MIN_RECONNECT_DELAY_MS,
    factor: 1.5,
    maxDelay: MAX_RECONNECT_DELAY_MS,
    WebSocketPolyfill: webSocket,
  })
  const provider = new Transport(socket, documentId, doc, {
    accepts: (step, payload) => events?.accepts(step, payload) ?? false,
    onAnswered: () => events?.onAnswered(),
  })
  const halt = (): void => {
    isHalted = true
    socket.shouldConnect = false
    socket.disconnect()
  }

  socket.on('message', () => {
    silence = 0
  })
  socket.on('disconnect', ({ event }: { event: { code: number; reason?: string } }) => {
    if (event.code === closeCodes.unopened && event.reason) events?.onRefused(event.reason)
    if (event.code === closeCodes.unmergeable) {
      halt()
      events?.onUnmergeable(event.reason ?? '')
    }
    if (state !== 'refused') change('lost')
  })
  provider.on('authenticated', ({ scope }: { scope: string }) => {
    change('connected')
    if (scope === 'readonly') events?.onReadOnly()
  })
  provider.on('authenticationFailed', () => {
    change('refused')
    // The host closes the connection and says why; after that it is asked again only now and then.
    socket.shouldConnect = false
  })
  provider.on('synced', () => events?.onSynced())
  provider.on('stateless', ({ payload }: { payload: string }) => {
    const message = parseWireMessage(payload)
    if (message) events?.onMessage(message)
  })

  const drop = (): void => {
    silence = 0
    socket.onClose({ event: { code: closeCodes.silent, reason: 'silent' } })
  }

  return {
    connect: (listeners) => {
      events = listeners
      provider.attach()
      void socket.connect()
    },
    state: () => state,
    isSynced: () => state === 'connected' && provider.isSynced,
    isOpen: () => provider.isOpen,
    send: (message) => {
      if (state !== 'connected' || !provider.isOpen) return false
      provider.sendStateless(JSON.stringify(message))
      return true
    },
    sync: () => {
      if (provider.isOpen) provider.forceSync()
    },
    halt,
    watch: () => {
      if (isHalted) return
      silence += 1
      if (state === 'refused') {
        if (silence % REFUSED_RETRY_INTERVAL_S === 0) void socket.connect()
        return
      }
      const limit = state === 'connected' ? MAX_MISSED_PROBES : CONNECT_TIMEOUT_S
      if (socket.webSocket !== null && silence >= limit) drop()
    },
    reconnect: () => {
      if (!isHalted && state === 'lost' && socket.webSocket === null) void socket.connect()
    },
    flush: () => provider.sendHeld(),
    close: () => {
      provider.sendHeld()
      provider.destroy()
      socket.destroy()
    },
  }
}

/** Hocuspocus' provider, sending this page's own changes at once and what others sent over the mesh in batches. */
class Transport extends HocuspocusProvider {
  #held: Uint8Array[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  readonly #events: Pick<HostLinkEvents, 'accepts' | 'onAnswered'>

  constructor(
    socket: HocuspocusProviderWebsocket,
    name: string,
    document: Y.Doc,
    events: Pick<HostLinkEvents, 'accepts' | 'onAnswered'>,
  ) {
    super({ websocketProvider: socket, name, document, awareness: null, token: 'cookie' })
    this.#events = events
    document.off('update', this.boundDocumentUpdateHandler)
    document.on('update', this.#onUpdate)
  }

  get isOpen(): boolean {
    return this.configuration.websocketProvider.webSocket?.readyState === 1
  }

  override onMessage(event: Parameters<HocuspocusProvider['onMessage']>[0]): void {
    const sync = event.data instanceof ArrayBuffer ? readSync(new Uint8Array(event.data)) : undefined
    if (sync && !this.#events.accepts(sync.step, sync.payload)) return
    super.onMessage(event)
    if (sync?.step === 'vector') this.#events.onAnswered()
  }

  // While the socket is down nothing is queued: the exchange of states at the next connection covers it.
  #onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this || !this.isOpen) return
    if (transaction.local) {
      this.documentUpdateHandler(update, origin)
      return
    }
    this.#held.push(update)
    this.#timer ??= setTimeout(() => this.sendHeld(), RELAYED_UPDATES_DELAY_MS)
  }

  sendHeld(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const held = this.#held.splice(0)
    if (held.length > 0 && this.isOpen) this.documentUpdateHandler(Y.mergeUpdates(held), undefined)
  }

  override destroy(): void {
    clearTimeout(this.#timer)
    this.document.off('update', this.#onUpdate)
    super.destroy()
  }
}

const syncTypes: readonly number[] = [hocuspocusTypes.sync, hocuspocusTypes.syncReply]

/** A message's sync step; undefined for the other messages. */
const readSync = (message: Uint8Array): { step: 'vector' | 'update'; payload: Uint8Array } | undefined => {
  const decoder = decoding.createDecoder(message)
  decoding.readVarString(decoder)
  if (!syncTypes.includes(decoding.readVarUint(decoder))) return undefined
  const step = decoding.readVarUint(decoder) === syncSteps.stateVector ? 'vector' : 'update'
  return { step, payload: decoding.readVarUint8Array(decoder) }
}
