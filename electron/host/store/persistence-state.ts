import { writeReason } from './failures'
import type { JournalState } from './journal'

/** Whether a document is on disk: flushed to the journal or written to the file, either counts as `saved`. */
export type PersistenceState = 'saved' | 'saving' | 'failing'

export const getPersistenceState = (journal: JournalState, error: unknown): PersistenceState => {
  if (error !== undefined || journal.error !== undefined) return 'failing'
  return journal.isIdle ? 'saved' : 'saving'
}

/** With `failing`: what happened, what is safe and what to do. */
export const describeSaveProblem = (title: () => string, journal: JournalState, error: unknown): string | undefined => {
  const failure = error ?? journal.error
  if (failure === undefined) return undefined
  const { problem, advice } = writeReason(failure)
  const where = journal.isFallback
    ? 'Everything typed so far is safe in a journal in another folder.'
    : 'Everything typed so far is safe in the journal beside it.'
  const safe = journal.isIdle ? where : 'What was typed last is only in memory. Keep Debrief open.'
  return `“${title()}” can’t be saved. ${problem} ${safe} ${advice} Debrief keeps trying.`
}

/** Calls `notify` when `read` returns something new, so that listeners are only notified of real changes. */
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
