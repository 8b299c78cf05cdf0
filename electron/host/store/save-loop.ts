import { setTimeout as pause } from 'node:timers/promises'
import { Backoff } from '../backoff'
import { FileChanged } from './document-file'
import { DISK_RETRY_DELAY_MS } from './failures'

/** How soon a file is checked again that another program is still writing. */
export const SETTLE_RETRY_MS = 300

export type SaveLoopOptions = {
  saveDelays: SaveDelays
  now: () => number
  isFileStale: () => boolean
  /** Merges what others wrote to the file; true while another program still seems to be writing it. */
  mergeExternalChanges: () => Promise<boolean>
  /** Writes the document; throws `FileChanged` if the file changed meanwhile. */
  write: (onCheckpoint: () => void) => Promise<void>
  /** Called with the first failure after a success. */
  onFirstFailure: (error: unknown) => void
  /** Called after every attempt. */
  onAttempt: () => void
}

/** Saves a document when it is due, one attempt at a time, until it succeeds. */
export class SaveLoop {
  readonly #options: SaveLoopOptions
  readonly #timer: SaveTimer
  #queue: Promise<void> = Promise.resolve()
  #error: unknown
  #isStopped = false

  constructor(options: SaveLoopOptions) {
    this.#options = options
    this.#timer = new SaveTimer(options.saveDelays, options.now, () => void this.save())
  }

  /** Why the last attempt failed; undefined if it did not. */
  get error(): unknown {
    return this.#error
  }

  get isStopped(): boolean {
    return this.#isStopped
  }

  stop(): void {
    this.#isStopped = true
    this.#timer.stop()
  }

  /** The document changed. `isUrgent`: so much that saving should not wait. */
  changed(isUrgent: boolean): void {
    this.#timer.changed(isUrgent)
  }

  /** Saves now. Resolves when that has succeeded or failed; `error` then tells which. */
  save(): Promise<void> {
    return this.#enqueue(() => this.#attempt())
  }

  /** Merges what others wrote to the file, if they did. */
  checkForExternalChange(): Promise<void> {
    return this.#enqueue(async () => {
      if (await this.#options.mergeExternalChanges()) this.#timer.in(SETTLE_RETRY_MS)
    })
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      if (this.#isStopped) return
      try {
        await work()
      } catch (error) {
        this.#fail(error)
      }
    })
    return this.#queue
  }

  async #attempt(): Promise<void> {
    const { mergeExternalChanges, isFileStale, onAttempt } = this.#options
    this.#timer.pause()
    const isBeingWritten = await mergeExternalChanges()
    if (isBeingWritten) this.#timer.in(SETTLE_RETRY_MS)
    else if (isFileStale()) await this.#write()
    this.#error = undefined
    this.#timer.succeeded()
    if (isFileStale() && !isBeingWritten) this.#timer.changed(false)
    onAttempt()
  }

  async #write(): Promise<void> {
    const { write, mergeExternalChanges } = this.#options
    for (;;) {
      try {
        await write(() => this.#timer.began())
        return
      } catch (error) {
        if (!(error instanceof FileChanged)) throw error
        while (await mergeExternalChanges()) await pause(SETTLE_RETRY_MS)
      }
    }
  }

  #fail(error: unknown): void {
    if (this.#error === undefined) this.#options.onFirstFailure(error)
    this.#error = error
    this.#timer.failed()
    this.#options.onAttempt()
  }
}

/** A document is saved into its file after `debounceMs` without a change, and after `maxDelayMs` at the latest. */
export type SaveDelays = { debounceMs: number; maxDelayMs: number }
export const DEFAULT_SAVE_DELAYS: SaveDelays = { debounceMs: 1500, maxDelayMs: 10_000 }

/** Decides when the next save is due: soon after a change, later and later after failures. */
class SaveTimer {
  readonly #saveDelays: SaveDelays
  readonly #now: () => number
  readonly #save: () => void
  #timer: NodeJS.Timeout | undefined
  #unsavedSince: number | undefined
  readonly #backoff = new Backoff(DISK_RETRY_DELAY_MS)
  #isStopped = false

  constructor(saveDelays: SaveDelays, now: () => number, save: () => void) {
    this.#saveDelays = saveDelays
    this.#now = now
    this.#save = save
  }

  /** Something changed. `isUrgent`: so much that it should not wait. */
  changed(isUrgent: boolean): void {
    this.#unsavedSince ??= this.#now()
    // After a failure the next attempt has its own time.
    if (this.#backoff.failures > 0) return
    const remainingMs = this.#unsavedSince + this.#saveDelays.maxDelayMs - this.#now()
    this.in(isUrgent ? 0 : Math.max(0, Math.min(this.#saveDelays.debounceMs, remainingMs)))
  }

  /** Makes a save due after a while, instead of whatever was planned. */
  in(delayMs: number): void {
    if (this.#isStopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#save, delayMs)
  }

  /** A save has begun: what changes from now on is for the next one. */
  began(): void {
    this.#unsavedSince = undefined
  }

  pause(): void {
    clearTimeout(this.#timer)
  }

  succeeded(): void {
    this.#backoff.reset()
  }

  failed(): void {
    this.in(this.#backoff.nextDelayMs())
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }
}
