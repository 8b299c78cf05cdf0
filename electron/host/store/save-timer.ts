/** When a document is saved into its file, ms: after `quiet` without a change, at latest after `longest`. */
export type SaveDelays = { debounceMs: number; maxDelayMs: number }
export const DEFAULT_SAVE_DELAYS: SaveDelays = { debounceMs: 1500, maxDelayMs: 10_000 }

/** Pauses between attempts after a failure grow from the first to the last, ms. */
const retryPauses = { first: 250, last: 30_000 }

/** Says when the next save is due: soon after a change, later and later after failures. */
export class SaveTimer {
  readonly #saveDelays: SaveDelays
  readonly #now: () => number
  readonly #save: () => void
  #timer: NodeJS.Timeout | undefined
  #unsavedSince: number | undefined
  #failures = 0
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
    if (this.#failures > 0) return
    const left = this.#unsavedSince + this.#saveDelays.maxDelayMs - this.#now()
    this.in(isUrgent ? 0 : Math.max(0, Math.min(this.#saveDelays.debounceMs, left)))
  }

  /** Calls for a save after a while, instead of whatever was planned. */
  in(wait: number): void {
    if (this.#isStopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#save, wait)
  }

  /** A save has begun: what changes from now on is for the next one. */
  began(): void {
    this.#unsavedSince = undefined
  }

  pause(): void {
    clearTimeout(this.#timer)
  }

  succeeded(): void {
    this.#failures = 0
  }

  failed(): void {
    this.in(Math.min(retryPauses.first * 2 ** this.#failures, retryPauses.last))
    this.#failures += 1
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }
}
