import { setTimeout as pause } from 'node:timers/promises'
import { removeFile } from './durable'
import { encodeFrame, type Frame, frameKind } from './journal-codec'
import type { SegmentFile } from './journal-files'
import { Segment } from './segment'

/** Least time between two flushes to the disk, ms: bounds their number while many people type. */
const MIN_FLUSH_INTERVAL_MS = 20

/** Pauses between attempts after a failure grow from the first to the last, ms. */
const retryPauses = { first: 250, last: 30_000 }

/**
 * A disk that is slow over and over, as over a network, may hold up everything else for a tenth of the time: then
 * frames wait for each other, for `longest` ms at most.
 */
const SLOW_DISK = { share: 10, times: 3, maxWaitMs: 50 }

type Waiting = { serial: number; resolve: () => void }

/** How writing the journal goes. `isFallback`: some of it is in the spare folder only. */
export type JournalState = { isIdle: boolean; error?: unknown; isFallback: boolean }

export type JournalOptions = {
  id: string
  folder: string
  fallback?: string
  firstNumber: number
  /** The whole document: what a journal in the fallback folder begins with, as its file may be out of reach. */
  encodeBase: () => Uint8Array
  onState: () => void
}

/**
 * An append-only record of one document's newest updates. A frame is with the system when `append` returns, so that
 * only a power cut can still take it, and flushed to the disk soon after. Failed writes are tried again, elsewhere if
 * there is a spare folder, and frames stay in memory until they are safe somewhere.
 */
export class Journal {
  readonly #id: string
  readonly #folder: string
  readonly #fallback: string | undefined
  readonly #encodeBase: () => Uint8Array
  readonly #onState: () => void
  #segments: Segment[] = []
  /** Files whose writing failed. They are kept until a save covers them, and never written or trusted again. */
  #abandoned: Segment[] = []
  #current: Segment | undefined
  #nextNumber: number
  /** Every frame has a serial number; these are counts of frames. */
  #appended = 0
  #written = 0
  #flushed = 0
  /** Frames not yet flushed, the first having serial `#flushed + 1`. */
  #frames: Buffer[] = []
  #waiting: Waiting[] = []
  #isFlushing = false
  #isOnFallback = false
  #isClosed = false
  #error: unknown
  #failures = 0
  /** Grows with every failure: what was under way then proves nothing any more. */
  #generation = 0
  /** The next attempt to write, after a failure or for a slow disk. */
  #timer: NodeJS.Timeout | undefined
  #readyAt = 0
  /** How long the last writes took, ms; one of them may merely have been interrupted. */
  #took: number[] = []
  /** Bytes since the last save of the document. */
  size = 0

  constructor(options: JournalOptions) {
    this.#id = options.id
    this.#folder = options.folder
    this.#fallback = options.fallback
    this.#nextNumber = options.firstNumber
    this.#encodeBase = options.encodeBase
    this.#onState = options.onState
  }

  get state(): JournalState {
    return {
      isIdle: this.#flushed === this.#appended,
      error: this.#error,
      isFallback: this.#segments.some(({ isFallback }) => isFallback),
    }
  }

  append(frame: Frame): void {
    const bytes = encodeFrame(frame)
    this.#frames.push(bytes)
    this.#appended += 1
    this.size += bytes.length
    this.#onState()
    if (this.#timer !== undefined || this.#isClosed) return
    const wait = this.#readyAt - performance.now()
    if (wait > 0) this.#writeIn(wait)
    else this.#write()
  }

  /** Resolves once every frame appended so far is safe. */
  flushed(): Promise<void> {
    const serial = this.#appended
    if (this.#flushed >= serial) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ serial, resolve }))
  }

  /**
   * To be called in the same tick in which the document is encoded: what is appended later goes to a new file. The
   * result, given to `truncate` once the document is safe, removes what the encoded document holds.
   */
  checkpoint(): number {
    // Every save tries the folder itself again, even if the spare one works.
    this.#beginAnew(false)
    this.size = 0
    return this.#appended
  }

  /** Begins a new file with the whole document: the files so far may be out of reach. */
  rebase(): void {
    this.#beginAnew(this.#isOnFallback)
    this.append({ kind: frameKind.update, payload: this.#encodeBase() })
  }

  /** Removes what a saved document covers, and `older` files from before this journal was opened. */
  async truncate(checkpoint: number, older: SegmentFile[] = []): Promise<void> {
    const isCovered = ({ lastSequence }: Segment) => lastSequence <= checkpoint
    const dropped = [...this.#segments, ...this.#abandoned].filter(isCovered)
    this.#segments = this.#segments.filter((segment) => !isCovered(segment))
    this.#abandoned = this.#abandoned.filter((segment) => !isCovered(segment))
    if (this.#current && isCovered(this.#current)) this.#current = undefined
    this.#confirm(checkpoint)
    this.#error = undefined
    this.#failures = 0
    if (this.#isOnFallback) this.#beginAnew(false)
    this.#onState()
    for (const segment of dropped) await segment.close()
    for (const { path } of [...older, ...dropped]) await removeFile(path)
  }

  /** Stops; what was appended should be flushed before. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#isClosed = true
    for (const segment of [...this.#segments, ...this.#abandoned]) await segment.close()
    this.#segments = []
  }

  #writeIn(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#write()
    }, wait)
  }

  /** Not in the background: a frame that waits for its turn there would be lost if the process were killed. */
  #write(): void {
    if (this.#written === this.#appended || this.#isClosed) return
    const begun = performance.now()
    try {
      this.#current ??= this.#begin()
      this.#current.write(Buffer.concat(this.#frames.slice(this.#written - this.#flushed)), this.#appended)
      this.#written = this.#appended
    } catch (error) {
      this.#fail(error)
      return
    }
    this.#measure(performance.now() - begun)
    void this.#flush()
  }

  #measure(took: number): void {
    this.#took = [...this.#took.slice(1 - SLOW_DISK.times), took]
    const usual = this.#took.length < SLOW_DISK.times ? 0 : Math.min(...this.#took)
    this.#readyAt = performance.now() + Math.min(usual * SLOW_DISK.share, SLOW_DISK.maxWaitMs)
  }

  async #flush(): Promise<void> {
    if (this.#isFlushing) return
    this.#isFlushing = true
    while (this.#flushed < this.#written && !this.#isClosed) {
      const generation = this.#generation
      const serial = this.#written
      const outcomes = await Promise.allSettled(this.#segments.map((segment) => segment.flush()))
      // What failed before or was dropped meanwhile says nothing about the frames that count now.
      if (generation !== this.#generation) continue
      const failed = outcomes.find((outcome) => outcome.status === 'rejected')
      if (failed && this.#flushed < serial) {
        this.#fail(failed.reason)
        continue
      }
      this.#confirm(serial)
      if (!this.#isOnFallback) this.#error = undefined
      this.#failures = 0
      this.#onState()
      await pause(MIN_FLUSH_INTERVAL_MS)
    }
    this.#isFlushing = false
  }

  #confirm(serial: number): void {
    if (serial <= this.#flushed) return
    this.#frames.splice(0, serial - this.#flushed)
    this.#flushed = serial
    this.#written = Math.max(this.#written, serial)
    const done = this.#waiting.filter((waiting) => waiting.serial <= serial)
    this.#waiting = this.#waiting.filter((waiting) => waiting.serial > serial)
    for (const { resolve } of done) resolve()
  }

  #begin(): Segment {
    const isFallback = this.#isOnFallback && this.#fallback !== undefined
    const folder = isFallback && this.#fallback !== undefined ? this.#fallback : this.#folder
    const number = this.#nextNumber
    this.#nextNumber += 1
    const segment = new Segment(folder, this.#id, number, isFallback)
    this.#segments.push(segment)
    if (isFallback) segment.write(encodeFrame({ kind: frameKind.update, payload: this.#encodeBase() }), this.#flushed)
    return segment
  }

  #beginAnew(isOnFallback: boolean): void {
    this.#isOnFallback = isOnFallback
    this.#current = undefined
  }

  /** The file may have a torn end now: whatever is not flushed is written again, to a new one. */
  #fail(error: unknown): void {
    if (this.#isClosed) return
    this.#generation += 1
    this.#error = error
    this.#written = this.#flushed
    this.#abandoned.push(...this.#segments)
    for (const segment of this.#segments) void segment.close()
    this.#segments = []
    this.#beginAnew(this.#fallback !== undefined && !this.#isOnFallback)
    const wait = Math.min(retryPauses.first * 2 ** this.#failures, retryPauses.last)
    this.#failures += 1
    if (this.#isOnFallback) this.#write()
    else this.#writeIn(wait)
    this.#onState()
  }
}
