import SimplePeer from 'simple-peer/simplepeer.min.js'
import { createAssembler, type FrameKind, split } from './chunking'

/** Bytes buffered in the channel: enough to keep it busy, and far below the amount at which Chromium closes it. */
const MAX_BUFFERED_BYTES = 1024 * 1024
/** Bytes queued for a slow peer before it is disconnected; it syncs again when it is back. */
const MAX_QUEUED_BYTES = 96 * 1024 * 1024
/** The largest message accepted from a peer. */
const MAX_MESSAGE_BYTES = 48 * 1024 * 1024

type Options = {
  initiator: boolean
  config?: RTCConfiguration
  onPeer?: (peer: ChunkingPeer) => void
  /** Creates the guard that checks y-webrtc's messages; it calls `pass` with those that are harmless. */
  guard?: (peer: ChunkingPeer, pass: (message: Uint8Array) => void) => (message: Uint8Array) => void
}

/**
 * The peer that y-webrtc uses instead of simple-peer. It sends messages of any size in pieces that every browser
 * accepts, applies backpressure, and carries our own messages alongside y-webrtc's; they arrive as `ours` events.
 */
export class ChunkingPeer extends SimplePeer {
  #queue: Uint8Array[] = []
  #queuedBytes = 0
  #assemble = createAssembler(MAX_MESSAGE_BYTES)

  readonly #receive: (message: Uint8Array) => void

  constructor({ onPeer, guard, ...options }: Options) {
    super(options)
    const pass = (message: Uint8Array): void => void this.emit('data', message)
    this.#receive = guard?.(this, pass) ?? pass
    onPeer?.(this)
  }

  override send(message: Uint8Array): void {
    this.#enqueue('y-webrtc', message)
  }

  /** Sends one of our own messages; does nothing if the channel is not open. */
  sendOurs(message: Uint8Array): void {
    this.#enqueue('ours', message)
  }

  get isOpen(): boolean {
    return !this.destroyed && !this.destroying && this._channel?.readyState === 'open'
  }

  #enqueue(kind: FrameKind, message: Uint8Array): void {
    if (!this.isOpen) return
    for (const piece of split(kind, message)) {
      this.#queue.push(piece)
      this.#queuedBytes += piece.length
    }
    if (this.#queuedBytes > MAX_QUEUED_BYTES) this.destroy(new Error('A peer reads too slowly'))
    else this.#drain()
  }

  #drain(): void {
    while (this.isOpen && this.#queue.length > 0 && (this._channel?.bufferedAmount ?? 0) < MAX_BUFFERED_BYTES) {
      const piece = this.#queue.shift()
      if (!piece) return
      this.#queuedBytes -= piece.length
      super.send(piece)
    }
  }

  override _onChannelBufferedAmountLow(): void {
    super._onChannelBufferedAmountLow()
    this.#drain()
  }

  override _onChannelMessage({ data }: { data: unknown }): void {
    if (this.destroyed || !(data instanceof ArrayBuffer)) return
    try {
      const assembled = this.#assemble(new Uint8Array(data))
      if (assembled?.kind === 'ours') this.emit('ours', assembled.message)
      else if (assembled) this.#receive(assembled.message)
    } catch (reason) {
      this.destroy(reason instanceof Error ? reason : new Error(String(reason)))
    }
  }
}

// biome-ignore lint/style/noDefaultExport: y-webrtc imports its peer as the default
export default ChunkingPeer
