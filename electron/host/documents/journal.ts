import { type FileHandle, open } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { discard, makeHiddenWithin, syncFolder } from './durable'
import { encodeFrame, type Frame } from './frames'
import { headFrame, type SegmentFile, segmentPath } from './journal-files'
import { keyOf } from './layout'

/** Least time between two flushes to the disk, ms: bounds their number while many people type. */
const flushPause = 20

/** Pauses between attempts after a failure grow from the first to the last, ms. */
const retryPauses = { first: 250, last: 30_000 }

/** `last`: serial of the newest frame in it. */
type Segment = { path: string; isSpare: boolean; handle: FileHandle; last: number; operations: Set<Promise<unknown>> }
type Waiting = { serial: number; resolve: () => void }

/** How writing the journal goes. `isSpare`: some of it is in the spare folder only. */
export type JournalState = { isIdle: boolean; error?: unknown; isSpare: boolean }

/**
 * An append-only record of one document's newest updates. A frame is handed to the system at once and flushed to the
 * disk within `flushPause` or as soon as the disk can. Failed writes are tried again, elsewhere if there is a spare
 * folder, and frames stay in memory until they are safe somewhere.
 */
export class Journal {
  readonly #id: string
  readonly #folder: string
  readonly #spare: string | undefined
  readonly #onState: () => void
  #segments: Segment[] = []
  /** Files whose writing failed. They are kept until a save covers them, and never written or trusted again. */
  #abandoned: Segment[] = []
  #current: Segment | undefined
  #beginning: Promise<void> | undefined
  #nextNumber: number
  /** Every frame has a serial number; these are counts of frames. */
  #appended = 0
  #written = 0
  #flushed = 0
  /** Frames not yet flushed, the first having serial `#flushed + 1`. */
  #frames: Buffer[] = []
  #waiting: Waiting[] = []
  #isWriting = false
  #isFlushing = false
  #isOnSpare = false
  #isClosed = false
  #error: unknown
  #failures = 0
  /** Grows with every failure: what was under way then proves nothing any more. */
  #epoch = 0
  #retry: NodeJS.Timeout | undefined
  /** Bytes since the last save of the document. */
  size = 0

  constructor(options: { id: string; folder: string; spare?: string; firstNumber: number; onState: () => void }) {
    this.#id = options.id
    this.#folder = options.folder
    this.#spare = options.spare
    this.#nextNumber = options.firstNumber
    this.#onState = options.onState
  }

  get state(): JournalState {
    return {
      isIdle: this.#flushed === this.#appended,
      error: this.#error,
      isSpare: this.#segments.some(({ isSpare }) => isSpare),
    }
  }

  append(frame: Frame): void {
    const bytes = encodeFrame(frame)
    this.#frames.push(bytes)
    this.#appended += 1
    this.size += bytes.length
    this.#onState()
    void this.#write()
  }

  /** Resolves once every frame appended so far is safe. */
  flushed(): Promise<void> {
    const serial = this.#appended
    if (this.#flushed >= serial) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ serial, resolve }))
  }

  /**
   * To be called in the same tick in which the document is encoded: what is appended later goes to a new file. The
   * result, given to `drop` once the document is safe, removes what the encoded document holds.
   */
  mark(): number {
    // Every save tries the folder itself again, even if the spare one works.
    this.#beginAnew(false)
    this.size = 0
    return this.#appended
  }

  /** Removes what a saved document covers, and `older` files from before this journal was opened. */
  async drop(mark: number, older: SegmentFile[] = []): Promise<void> {
    await Promise.allSettled([this.#beginning])
    const isCovered = ({ last }: Segment) => last <= mark
    const dropped = this.#segments.filter(isCovered)
    const abandoned = this.#abandoned.filter(isCovered)
    this.#segments = this.#segments.filter((segment) => !isCovered(segment))
    this.#abandoned = this.#abandoned.filter((segment) => !isCovered(segment))
    if (this.#current && isCovered(this.#current)) this.#current = undefined
    this.#confirm(mark)
    this.#error = undefined
    this.#failures = 0
    if (this.#isOnSpare) this.#beginAnew(false)
    this.#onState()
    for (const segment of dropped) await this.#release(segment)
    for (const { path } of [...older, ...dropped, ...abandoned]) await discard(path)
  }

  /** Stops; what was appended should be flushed before. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#retry)
    await Promise.allSettled([this.#beginning])
    for (const segment of this.#segments) await this.#release(segment)
    this.#segments = []
  }

  async #release(segment: Segment): Promise<void> {
    await Promise.allSettled(segment.operations)
    // Closing flushes nothing, and what counts was confirmed by `datasync` or by a save: a failure means no loss.
    await Promise.allSettled([segment.handle.close()])
  }

  async #write(): Promise<void> {
    if (this.#isWriting || !this.#canWrite()) return
    this.#isWriting = true
    let epoch = this.#epoch
    try {
      while (this.#canWrite()) {
        epoch = this.#epoch
        const segment = this.#current
        if (segment === undefined) {
          await this.#begin()
          continue
        }
        const batch = this.#frames.slice(this.#written - this.#flushed)
        const serial = this.#written + batch.length
        segment.last = serial
        await this.#during(segment, segment.handle.appendFile(Buffer.concat(batch)))
        if (epoch !== this.#epoch) continue
        this.#written = Math.max(this.#written, serial)
        void this.#flush()
      }
    } catch (error) {
      if (epoch === this.#epoch) this.#fail(error)
    } finally {
      this.#isWriting = false
      if (this.#canWrite()) void this.#write()
    }
  }

  #canWrite(): boolean {
    return this.#written < this.#appended && this.#retry === undefined && !this.#isClosed
  }

  async #flush(): Promise<void> {
    if (this.#isFlushing || !this.#canFlush()) return
    this.#isFlushing = true
    let epoch = this.#epoch
    try {
      while (this.#canFlush()) {
        epoch = this.#epoch
        const serial = this.#written
        await Promise.all(this.#segments.map((segment) => this.#during(segment, segment.handle.datasync())))
        if (epoch !== this.#epoch) continue
        this.#confirm(serial)
        if (!this.#isOnSpare) this.#error = undefined
        this.#failures = 0
        this.#onState()
        await pause(flushPause)
      }
    } catch (error) {
      if (epoch === this.#epoch) this.#fail(error)
    } finally {
      this.#isFlushing = false
      if (this.#canFlush()) void this.#flush()
    }
  }

  #canFlush(): boolean {
    return this.#flushed < this.#written && !this.#isClosed
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

  #begin(): Promise<void> {
    this.#beginning = this.#openSegment()
    return this.#beginning
  }

  async #openSegment(): Promise<void> {
    const epoch = this.#epoch
    const isSpare = this.#isOnSpare && this.#spare !== undefined
    const folder = isSpare && this.#spare !== undefined ? this.#spare : this.#folder
    await makeHiddenWithin(folder)
    const path = segmentPath(folder, keyOf(this.#id), this.#nextNumber)
    this.#nextNumber += 1
    const handle = await open(path, 'ax', 0o600)
    const segment: Segment = { path, isSpare, handle, last: this.#flushed, operations: new Set() }
    this.#segments.push(segment)
    await handle.appendFile(headFrame(this.#id))
    await syncFolder(folder)
    if (epoch === this.#epoch) this.#current = segment
  }

  /** Lets `drop` wait for what is going on with a file before it closes it. */
  async #during(segment: Segment, operation: Promise<void>): Promise<void> {
    segment.operations.add(operation)
    try {
      await operation
    } catch (error) {
      // A file that was dropped meanwhile is covered by a save: nothing of it is missing.
      if (this.#segments.includes(segment)) throw error
    } finally {
      segment.operations.delete(operation)
    }
  }

  #beginAnew(isOnSpare: boolean): void {
    this.#isOnSpare = isOnSpare
    this.#current = undefined
  }

  /** The file may have a torn end now: whatever is not flushed is written again, to a new one. */
  #fail(error: unknown): void {
    if (this.#isClosed) return
    this.#epoch += 1
    this.#error = error
    this.#written = this.#flushed
    const failed = this.#segments
    this.#segments = []
    this.#abandoned.push(...failed)
    for (const segment of failed) void this.#release(segment)
    this.#beginAnew(this.#spare !== undefined && !this.#isOnSpare)
    const wait = this.#isOnSpare ? 0 : Math.min(retryPauses.first * 2 ** this.#failures, retryPauses.last)
    this.#failures += 1
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => {
      this.#retry = undefined
      void this.#write()
    }, wait)
    this.#onState()
  }
}
