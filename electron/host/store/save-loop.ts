import { setTimeout as pause } from 'node:timers/promises'
import { Backoff } from '../backoff'
import { FileChanged } from './document-file'
import { DISK_RETRY_DELAY_MS } from './failures'

/** How soon (ms) a file that another program is still writing is checked again. */
export const SETTLE_RETRY_MS = 300

export type SaveLoopOptions = {
  saveDelays: SaveDelays
  now: () => number
  isFileStale: () => boolean
  /** Merges what others wrote to the file; resolves to true while another program still seems to be writing it. */
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

  /** Schedules a save after a change. `isUrgent`: so much has changed that saving should not wait. */
  changed(isUrgent: boolean): void {
    this.#timer.changed(isUrgent)
  }

  /** Saves now. Resolves when that has succeeded or failed; then check `error`. */
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

/** Schedules the next save: soon after a change, with growing delays after failures. */
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

  /** Schedules a save after a change. `isUrgent`: so much has changed that it should not wait. */
  changed(isUrgent: boolean): void {
    this.#unsavedSince ??= this.#now()
    // After a failure, the retry delay determines the next attempt.
    if (this.#backoff.failures > 0) return
    const remainingMs = this.#unsavedSince + this.#saveDelays.maxDelayMs - this.#now()
    this.in(isUrgent ? 0 : Math.max(0, Math.min(this.#saveDelays.debounceMs, remainingMs)))
  }

  /** Schedules a save after a delay, in place of any other. */
  in(delayMs: number): void {
    if (this.#isStopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#save, delayMs)
  }

  /** Records that a save has begun: later changes belong to the next one. */
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
