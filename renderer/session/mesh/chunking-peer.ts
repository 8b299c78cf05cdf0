import SimplePeer from 'simple-peer/simplepeer.min.js'
import { createAssembler, cut, type FrameKind } from './chunking'

/** Bytes handed to the channel before it is waited for: enough to keep it busy, far below where Chromium closes it. */
const AHEAD = 1024 * 1024
/** Bytes waiting for one slow peer before it is let go; it syncs again when it is back. */
const MOST_WAITING = 96 * 1024 * 1024
/** The largest message taken from a peer. */
const MOST_MESSAGE = 48 * 1024 * 1024

type Options = {
  initiator: boolean
  config?: RTCConfiguration
  onPeer?: (peer: ChunkingPeer) => void
  /** Makes the gate that y-webrtc's messages pass through before `pass` hands them on. */
  gate?: (peer: ChunkingPeer, pass: (message: Uint8Array) => void) => (message: Uint8Array) => void
}

/**
 * The peer that y-webrtc gets instead of simple-peer: messages of any size in pieces that every browser takes, with
 * backpressure, and beside y-webrtc's messages our own, which arrive as `ours`.
 */
export class ChunkingPeer extends SimplePeer {
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  #assemble = createAssembler(MOST_MESSAGE)

  readonly #judge: (message: Uint8Array) => void

  constructor({ onPeer, gate, ...options }: Options) {
    super(options)
    const pass = (message: Uint8Array): void => void this.emit('data', message)
    this.#judge = gate?.(this, pass) ?? pass
    onPeer?.(this)
  }

  override send(message: Uint8Array): void {
    this.#queue('y-webrtc', message)
  }

  /** Sends one of our own messages. Nothing happens if the channel is not open. */
  sendOurs(message: Uint8Array): void {
    this.#queue('ours', message)
  }

  get isOpen(): boolean {
    return !this.destroyed && !this.destroying && this._channel?.readyState === 'open'
  }

  #queue(kind: FrameKind, message: Uint8Array): void {
    if (!this.isOpen) return
    for (const piece of cut(kind, message)) {
      this.#waiting.push(piece)
      this.#waitingBytes += piece.length
    }
    if (this.#waitingBytes > MOST_WAITING) this.destroy(new Error('A peer reads too slowly'))
    else this.#drain()
  }

  #drain(): void {
    while (this.isOpen && this.#waiting.length > 0 && (this._channel?.bufferedAmount ?? 0) < AHEAD) {
      const piece = this.#waiting.shift()
      if (!piece) return
      this.#waitingBytes -= piece.length
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
      else if (assembled) this.#judge(assembled.message)
    } catch (reason) {
      this.destroy(reason instanceof Error ? reason : new Error(String(reason)))
    }
  }
}

// biome-ignore lint/style/noDefaultExport: y-webrtc imports its peer as the default
export default ChunkingPeer
