import { setTimeout as pause } from 'node:timers/promises'
import { Backoff } from '../backoff'
import { removeFile } from './durable-file'
import { DISK_RETRY_DELAY_MS } from './failures'
import type { SegmentFile } from './journal-files'
import { encodeFrame, type Frame, FrameQueue, frameKind } from './journal-frames'
import { JournalSegments, type JournalSegmentsOptions } from './journal-segments'

/** Limits the number of flushes while many people type. */
const MIN_FLUSH_INTERVAL_MS = 20

/** The state of writing the journal. `isFallback`: some of it is only in the fallback folder. */
export type JournalState = { isIdle: boolean; error?: unknown; isFallback: boolean }

export type JournalOptions = JournalSegmentsOptions & { onState: () => void }

/**
 * An append-only record of one document's newest updates. A frame is written to the operating system when `append`
 * returns, so that only a power cut can lose it, and flushed to disk soon after. Failed writes are retried, in the
 * fallback folder if there is one, and frames stay in memory until they are safe.
 */
export class Journal {
  readonly #options: JournalOptions
  readonly #queue = new FrameQueue()
  readonly #segments: JournalSegments
  readonly #schedule = new WriteSchedule(() => this.#write())
  readonly #backoff = new Backoff(DISK_RETRY_DELAY_MS)
  #isFlushing = false
  #error: unknown
  /** Grows with every failure, which invalidates flushes in flight. */
  #generation = 0
  /** Bytes since the last save of the document. */
  size = 0

  constructor(options: JournalOptions) {
    this.#options = options
    this.#segments = new JournalSegments(options)
  }

  get state(): JournalState {
    return { isIdle: this.#queue.isIdle, error: this.#error, isFallback: this.#segments.usesFallback }
  }

  append(frame: Frame): void {
    const bytes = encodeFrame(frame)
    this.#queue.append(bytes)
    this.size += bytes.length
    this.#options.onState()
    this.#schedule.request()
  }

  /** Resolves once every frame appended so far is safe. */
  flushed(): Promise<void> {
    return this.#queue.whenFlushed()
  }

  /**
   * To be called in the same tick in which the document is encoded: later frames go to a new file. Pass the result to
   * `truncate` once the document is safe, to remove what the encoded document contains.
   */
  checkpoint(): number {
    // Every save tries the folder itself again, even if the fallback works.
    this.#segments.startNew(false)
    this.size = 0
    return this.#queue.appended
  }

  /** Starts a new file with the whole document, since the previous files may be inaccessible. */
  rebase(): void {
    this.#segments.startNew()
    this.append({ kind: frameKind.update, payload: this.#options.encodeBase() })
  }

  /** Removes what a saved document covers, and `older` files from before this journal was opened. */
  async truncate(checkpoint: number, older: SegmentFile[] = []): Promise<void> {
    const covered = this.#segments.takeCovered(checkpoint)
    this.#queue.confirm(checkpoint)
    this.#error = undefined
    this.#backoff.reset()
    if (this.#segments.isOnFallback) this.#segments.startNew(false)
    this.#options.onState()
    for (const segment of covered) await segment.close()
    for (const { path } of [...older, ...covered]) await removeFile(path)
  }

  /** Stops writing; appended frames should be flushed before. */
  async close(): Promise<void> {
    this.#schedule.close()
    await this.#segments.close()
  }

  /** Synchronous: a frame that waits for a background write would be lost if the process were killed. */
  #write(): void {
    if (!this.#queue.hasUnwritten || this.#schedule.isClosed) return
    const startedAt = performance.now()
    try {
      this.#segments.write(this.#queue.unwritten(), this.#queue.appended, this.#queue.flushed)
      this.#queue.markAllWritten()
    } catch (error) {
      this.#fail(error)
      return
    }
    this.#schedule.measured(performance.now() - startedAt)
    void this.#flush()
  }

  async #flush(): Promise<void> {
    if (this.#isFlushing) return
    this.#isFlushing = true
    while (this.#queue.flushed < this.#queue.written && !this.#schedule.isClosed) {
      const generation = this.#generation
      const sequence = this.#queue.written
      const [outcome] = await Promise.allSettled([this.#segments.flush()])
      // The outcome no longer matters if a write failed before or the journal was truncated meanwhile.
      if (generation !== this.#generation) continue
      if (outcome.status === 'rejected' && this.#queue.flushed < sequence) {
        this.#fail(outcome.reason)
        continue
      }
      this.#queue.confirm(sequence)
      if (!this.#segments.isOnFallback) this.#error = undefined
      this.#backoff.reset()
      this.#options.onState()
      await pause(MIN_FLUSH_INTERVAL_MS)
    }
    this.#isFlushing = false
  }

  /** The file may have a torn end now, so everything that is not flushed is written again, to a new one. */
  #fail(error: unknown): void {
    if (this.#schedule.isClosed) return
    this.#generation += 1
    this.#error = error
    this.#queue.rewind()
    this.#segments.abandon()
    const delayMs = this.#backoff.nextDelayMs()
    if (this.#segments.isOnFallback) this.#write()
    else this.#schedule.writeAfter(delayMs)
    this.#options.onState()
  }
}

/**
 * A disk that is repeatedly slow, as over a network, may block everything else for a tenth of the time: beyond that,
 * frames are batched, for at most `maxDelayMs`.
 */
const SLOW_DISK_PACING = { delayPerDuration: 10, samples: 3, maxDelayMs: 50 }

/** Schedules the next write of a journal: at once, unless the disk is slow or has just failed. */
class WriteSchedule {
  readonly #write: () => void
  #timer: NodeJS.Timeout | undefined
  /** As `performance.now()`. */
  #readyAt = 0
  /** How long the last writes took; one of them may merely have been interrupted. */
  #durationsMs: number[] = []
  #isClosed = false

  constructor(write: () => void) {
    this.#write = write
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Schedules a write as soon as the disk allows it, unless one is scheduled already. */
  request(): void {
    if (this.#timer !== undefined || this.#isClosed) return
    const delayMs = this.#readyAt - performance.now()
    if (delayMs > 0) this.writeAfter(delayMs)
    else this.#write()
  }

  /** Schedules a write after a delay, in place of any other. */
  writeAfter(delayMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#write()
    }, delayMs)
  }

  /** Records how long a write took. */
  measured(durationMs: number): void {
    this.#durationsMs = [...this.#durationsMs.slice(1 - SLOW_DISK_PACING.samples), durationMs]
    const usualMs = this.#durationsMs.length < SLOW_DISK_PACING.samples ? 0 : Math.min(...this.#durationsMs)
    this.#readyAt =
      performance.now() + Math.min(usualMs * SLOW_DISK_PACING.delayPerDuration, SLOW_DISK_PACING.maxDelayMs)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#isClosed = true
  }
}
