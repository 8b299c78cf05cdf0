/**
 * A disk that is slow over and over, as over a network, may hold up everything else for a tenth of the time: then frames
 * wait for each other, for `maxDelayMs` at most.
 */
const SLOW_DISK = { delayPerDuration: 10, samples: 3, maxDelayMs: 50 }

/** When a journal is written next: at once, unless the disk is slow or has just failed. */
export class WriteSchedule {
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

  /** Writes as soon as the disk allows it, if that is not about to happen anyway. */
  request(): void {
    if (this.#timer !== undefined || this.#isClosed) return
    const delayMs = this.#readyAt - performance.now()
    if (delayMs > 0) this.writeAfter(delayMs)
    else this.#write()
  }

  /** Writes after a while, instead of whatever was planned. */
  writeAfter(delayMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#write()
    }, delayMs)
  }

  /** A write took so long. */
  measured(durationMs: number): void {
    this.#durationsMs = [...this.#durationsMs.slice(1 - SLOW_DISK.samples), durationMs]
    const usualMs = this.#durationsMs.length < SLOW_DISK.samples ? 0 : Math.min(...this.#durationsMs)
    this.#readyAt = performance.now() + Math.min(usualMs * SLOW_DISK.delayPerDuration, SLOW_DISK.maxDelayMs)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#isClosed = true
  }
}
