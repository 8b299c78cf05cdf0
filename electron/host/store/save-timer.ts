import { RetryBackoff } from './retry-backoff'

/** A document is saved into its file after `debounceMs` without a change, and after `maxDelayMs` at the latest. */
export type SaveDelays = { debounceMs: number; maxDelayMs: number }
export const DEFAULT_SAVE_DELAYS: SaveDelays = { debounceMs: 1500, maxDelayMs: 10_000 }

/** Decides when the next save is due: soon after a change, later and later after failures. */
export class SaveTimer {
  readonly #saveDelays: SaveDelays
  readonly #now: () => number
  readonly #save: () => void
  #timer: NodeJS.Timeout | undefined
  #unsavedSince: number | undefined
  readonly #backoff = new RetryBackoff()
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
    if (this.#backoff.hasFailed) return
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
