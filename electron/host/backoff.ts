/** Delays between attempts at something that fails: each is twice the one before, up to the longest. */
export class Backoff {
  readonly #delayMs: { first: number; max: number }
  #failures = 0

  constructor(delayMs: { first: number; max: number }) {
    this.#delayMs = delayMs
  }

  /** How often it has failed since the last success. */
  get failures(): number {
    return this.#failures
  }

  /** Counts a failure; returns the delay before the next attempt. */
  nextDelayMs(): number {
    const { first, max } = this.#delayMs
    const delayMs = Math.min(first * 2 ** this.#failures, max)
    this.#failures += 1
    return delayMs
  }

  /** To be called after a success: the delays start over. */
  reset(): void {
    this.#failures = 0
  }
}
