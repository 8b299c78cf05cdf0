const RETRY_DELAY_MS = { first: 250, max: 30_000 }

/** Delays between attempts to write to a disk that refuses: each is twice the one before, up to half a minute. */
export class RetryBackoff {
  #failures = 0

  get hasFailed(): boolean {
    return this.#failures > 0
  }

  /** Counts a failure; gives the delay before the next attempt. */
  nextDelayMs(): number {
    const delayMs = Math.min(RETRY_DELAY_MS.first * 2 ** this.#failures, RETRY_DELAY_MS.max)
    this.#failures += 1
    return delayMs
  }

  reset(): void {
    this.#failures = 0
  }
}
