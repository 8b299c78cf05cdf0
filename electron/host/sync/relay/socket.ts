import { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { closeCodes } from '../../../../shared/protocol/wire'
import { limits } from '../../limits'
import type { MemoryAccounts } from '../memory-accounts'
import { startHeartbeat } from './heartbeat'
import { createInbound, type InboundOptions } from './inbound'
import { createOutbound } from './outbound'

/** A smaller part of an incomplete message is not counted in the memory accounts. */
const MIN_PARTIAL_BYTES = 64 * 1024
const CLOSE_TIMEOUT_MS = 2_000

type Options = InboundOptions & {
  log: (line: string) => void
  accounts: MemoryAccounts
  principal: string
  /** The underlying connection, on which every received byte is counted. */
  raw: Duplex | undefined
}

/**
 * A sync socket as Hocuspocus sees it: it delivers only inspected messages, and limits how many wait. A connection that
 * breaks a limit is closed with a reason.
 */
export class GuardedSocket extends EventEmitter {
  readonly #socket: WebSocket
  readonly #log: Options['log']
  readonly #account: ReturnType<MemoryAccounts['open']>
  readonly #inbound: ReturnType<typeof createInbound>
  readonly #outbound: ReturnType<typeof createOutbound>
  readonly #helloTimer: NodeJS.Timeout
  readonly #heartbeat: ReturnType<typeof startHeartbeat>
  #partialBytes = 0
  #heldBytes = 0
  #isMuted = false

  constructor(socket: WebSocket, { log, accounts, principal, raw, ...options }: Options) {
    super()
    this.#socket = socket
    this.#log = log
    this.#account = accounts.open({ principal, end: () => this.#closeTooSlow() })
    this.#outbound = createOutbound(socket, {
      account: this.#account,
      onTooSlow: () => this.#closeTooSlow(),
      onAnswerSent: () => this.#inbound.onAnswerSent(),
    })
    this.#inbound = createInbound(options, {
      isOpen: () => socket.readyState === WebSocket.OPEN,
      isSending: this.#outbound.isSending,
      countHeld: (bytes) => this.countHeld(bytes),
      setDocument: (documentId) => this.#account.setDocument(documentId),
      deliver: (message) => super.emit('message', message, true),
      close: (code, reason) => this.#closeWith(code, reason),
      log,
    })
    this.#helloTimer = setTimeout(
      () => this.#closeWith(closeCodes.silent, 'nothing was sent in time'),
      limits.HELLO_TIMEOUT_MS,
    )
    this.#heartbeat = startHeartbeat({
      ping: () => socket.ping(),
      onLost: () => {
        log('closed a sync connection: it no longer answers')
        this.terminate()
      },
    })
    this.#listen(raw)
  }

  #listen(raw: Duplex | undefined): void {
    raw?.on('data', (piece: Buffer) => {
      this.#heartbeat.alive()
      this.#partialBytes += piece.length
      if (this.#partialBytes > MIN_PARTIAL_BYTES) this.#countPending()
    })
    this.#socket.on('message', (message, isBinary) => {
      this.#partialBytes = 0
      this.#countPending()
      this.#inbound.receive(message, isBinary)
    })
    this.#socket.on('pong', () => this.#heartbeat.alive())
    this.#socket.on('error', (error) => this.#log(`a sync connection failed: ${error.message}`))
    this.#socket.on('close', (code, reason) => {
      clearTimeout(this.#helloTimer)
      this.#heartbeat.stop()
      this.#account.close()
      super.emit('close', code, reason)
    })
  }

  /**
   * Hocuspocus emits again what it queued while it was opening a document: that is inspected again, against the
   * document.
   */
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    const [message] = args
    if (event !== 'message') return super.emit(event, ...args)
    if (message instanceof Uint8Array) this.#inbound.receiveAgain(message)
    return true
  }

  get readyState(): WebSocket['readyState'] {
    return this.#socket.readyState
  }

  send(data: string | Uint8Array, onSent?: (error?: Error) => void): void {
    if (!this.#isMuted) this.#outbound.send(data, onSent)
  }

  /** Does something that would also send to this client, and leaves that out. */
  whileMuted(work: () => void): void {
    this.#isMuted = true
    try {
      work()
    } finally {
      this.#isMuted = false
    }
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason)
  }

  terminate(): void {
    this.#socket.terminate()
  }

  /** It has said in time what it wants. How long the host then takes to open a large document is not its fault. */
  markAdmitted(): void {
    clearTimeout(this.#helloTimer)
  }

  /** The document is open: messages about it are handled as they come, and no longer kept. */
  markOpen(documentId: string): void {
    this.#inbound.markOpen(documentId)
  }

  /** The document is closed again on this connection. */
  markClosed(documentId: string): void {
    this.#inbound.markClosed(documentId)
  }

  /** Counts bytes that are held on behalf of this connection until the returned function is called. */
  countHeld(bytes: number): () => void {
    this.#heldBytes += bytes
    this.#countPending()
    return () => {
      this.#heldBytes -= bytes
      this.#countPending()
    }
  }

  #countPending(): void {
    this.#account.set('pending', this.#partialBytes + this.#heldBytes)
  }

  /** Frees at once what a slow reader has not read. */
  #closeTooSlow(): void {
    this.#log('closed a sync connection: read too slowly')
    this.#socket.close(closeCodes.tooSlow, 'read too slowly')
    setImmediate(() => this.terminate())
  }

  #closeWith(code: number, reason: string): void {
    this.#log(`closed a sync connection: ${reason}`)
    this.#socket.close(code, reason)
    setTimeout(() => this.terminate(), CLOSE_TIMEOUT_MS).unref()
  }
}
