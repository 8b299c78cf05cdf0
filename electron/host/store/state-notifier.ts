/** Calls `notify` when `read` gives something else than the last time, so that listeners hear of real changes only. */
export class StateNotifier {
  readonly #read: () => string
  readonly #notify: () => void
  /** Undefined while stopped. */
  #last: string | undefined

  constructor(read: () => string, notify: () => void) {
    this.#read = read
    this.#notify = notify
  }

  start(): void {
    this.#last = this.#read()
  }

  stop(): void {
    this.#last = undefined
  }

  check(): void {
    if (this.#last === undefined) return
    const now = this.#read()
    if (now === this.#last) return
    this.#last = now
    this.#notify()
  }
}
