import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { maxMissedProbes } from '../../shared/crdt'
import { closeCodes, hocuspocusTypes, parseWireMessage, syncSteps, type WireMessage } from '../../shared/protocol/wire'

/** `refused`: the host answered that this page may not see the document (any more). */
export type HostLinkState = 'connecting' | 'connected' | 'lost' | 'refused'

/** The connection to the host that serves this page: sync and small messages. */
export type HostLink = {
  /** Connects. There are no events before this call. */
  connect: (events: HostLinkEvents) => void
  state: () => HostLinkState
  /** Whether the states were exchanged since the link came up. */
  isSynced: () => boolean
  /** Whether what is typed now is handed to a socket at once. */
  isOpen: () => boolean
  /** Sends now or not at all, since the message would be stale when the link is back. */
  send: (message: WireMessage) => boolean
  /** Exchanges states again. */
  sync: () => void
  /**
   * To be called once a second, along with a probe that the host answers at once. Three unanswered probes count as a
   * loss, a few more if the document is large.
   */
  watch: () => void
  /** Reconnects a lost connection at once; for waking from sleep and coming back online. */
  reconnect: () => void
  /** Ends the connection for good: this page's state can no longer be exchanged. */
  halt: () => void
  /** Sends what was held back. */
  flush: () => void
  close: () => void
}

/** How the link notifies its session, and what it asks it. */
export type HostLinkEvents = {
  onState: (state: HostLinkState) => void
  onSynced: () => void
  onMessage: (message: WireMessage) => void
  /** The host gives this page read-only access. */
  onReadOnly: () => void
  /** Why the document can't be opened, in the host's words. */
  onRefused: (message: string) => void
  /** The host can't merge this page's state, and why. */
  onUnmergeable: (message: string) => void
  /** Called for each state vector and update before it is applied; false rejects it. */
  accepts: (step: 'vector' | 'update', payload: Uint8Array) => boolean
  /** Everything that the host lacked from this page was sent. */
  onAnswered: () => void
}

/** Updates received over the mesh are batched for this long (ms), since the host usually has them already. */
const RELAYED_UPDATES_DELAY_MS = 400
/** Seconds that a connection may take to open before it is tried again. */
const CONNECT_TIMEOUT_S = 6
/**
 * Seconds between two attempts after the host has refused: an invite may become valid again, or the host may just be
 * starting.
 */
const REFUSED_RETRY_INTERVAL_S = 5
/** The first and the longest delay between two attempts while the host is lost. */
const MIN_RECONNECT_DELAY_MS = 250
const MAX_RECONNECT_DELAY_MS = 1_000

type Options = {
  url: string
  documentId: string
  doc: Y.Doc
  /** For environments without a global `WebSocket`, or whose one sends no cookie. */
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
    // The host closes the connection and gives the reason; after that, attempts are rare.
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
    isOpen: () => provider.isExchanging,
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
      const limit = state === 'connected' ? maxMissedProbes(doc, !provider.isExchanging) : CONNECT_TIMEOUT_S
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
  /** The socket on which the host was sent what it lacked. */
  #answered: unknown

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

  /**
   * Whether a change is sent at once. Before the host has asked for what it lacks, it would have to keep the change
   * until the document is open there, and the answer contains it anyway.
   */
  get isExchanging(): boolean {
    const { webSocket } = this.configuration.websocketProvider
    return this.isOpen && this.#answered === webSocket
  }

  override onMessage(event: Parameters<HocuspocusProvider['onMessage']>[0]): void {
    const sync = event.data instanceof ArrayBuffer ? readSync(new Uint8Array(event.data)) : undefined
    if (sync && !this.#events.accepts(sync.step, sync.payload)) return
    super.onMessage(event)
    if (sync?.step !== 'vector') return
    this.#answered = this.configuration.websocketProvider.webSocket
    this.#events.onAnswered()
  }

  // Until then, nothing is queued: each connection starts with an exchange of states.
  #onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this || !this.isExchanging) return
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
    if (held.length > 0 && this.isExchanging) this.documentUpdateHandler(Y.mergeUpdates(held), undefined)
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
