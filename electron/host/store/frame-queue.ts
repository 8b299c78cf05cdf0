type Waiting = { sequence: number; resolve: () => void }

/** The frames of a journal that are not flushed yet. Each has a sequence number, counted from 1. */
export class FrameQueue {
  /** Sequence numbers of the newest frame that was appended, written, and flushed. */
  #appended = 0
  #written = 0
  #flushed = 0
  /** The first has the sequence number after `#flushed`. */
  #frames: Buffer[] = []
  #waiting: Waiting[] = []

  get appended(): number {
    return this.#appended
  }

  get written(): number {
    return this.#written
  }

  get flushed(): number {
    return this.#flushed
  }

  /** Whether everything is flushed. */
  get isIdle(): boolean {
    return this.#flushed === this.#appended
  }

  get hasUnwritten(): boolean {
    return this.#written !== this.#appended
  }

  append(frame: Buffer): void {
    this.#frames.push(frame)
    this.#appended += 1
  }

  /** Resolves once every frame appended so far is flushed. */
  whenFlushed(): Promise<void> {
    const sequence = this.#appended
    if (this.#flushed >= sequence) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ sequence, resolve }))
  }

  /** The bytes of all frames that were not written yet. */
  unwritten(): Buffer {
    return Buffer.concat(this.#frames.slice(this.#written - this.#flushed))
  }

  markAllWritten(): void {
    this.#written = this.#appended
  }

  /** Whatever is not flushed has to be written again. */
  rewind(): void {
    this.#written = this.#flushed
  }

  /** The frames up to this one are safe: on the disk, or in a document that was saved. */
  confirm(sequence: number): void {
    if (sequence <= this.#flushed) return
    this.#frames.splice(0, sequence - this.#flushed)
    this.#flushed = sequence
    this.#written = Math.max(this.#written, sequence)
    const done = this.#waiting.filter((waiting) => waiting.sequence <= sequence)
    this.#waiting = this.#waiting.filter((waiting) => waiting.sequence > sequence)
    for (const { resolve } of done) resolve()
  }
}
