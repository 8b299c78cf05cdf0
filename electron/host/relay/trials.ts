import * as Y from 'yjs'
import type { Trial } from '../../../shared/meeting/trial'
import type { UpdateFault } from '../../../shared/sync/gate'

/** Tries a costly update on a copy of its document, where it can hold up nobody. */
export type TryUpdate = (trial: Trial) => Promise<UpdateFault | undefined>

/** A costly update, and the document it is for; a new one if that is not open. */
export type CostlyUpdate = { update: Uint8Array; doc: Y.Doc | undefined }

const blank = Y.encodeStateAsUpdate(new Y.Doc())

/** Keeps a connection's sync messages in their order while one of them is tried. */
export class TrialQueue {
  readonly #tryUpdate: TryUpdate
  #waiting: (() => void)[] | undefined

  constructor(tryUpdate: TryUpdate) {
    this.#tryUpdate = tryUpdate
  }

  /** Whether a trial is under way: sync messages have to wait for it. */
  get isBusy(): boolean {
    return this.#waiting !== undefined
  }

  /** To be handled after the trial under way; not at all if that ends badly. */
  wait(handle: () => void): void {
    this.#waiting?.push(handle)
  }

  /** Resolves to what is wrong with the update; if nothing is, `pass` and all that waited have been called. */
  async run({ update, doc }: CostlyUpdate, pass: () => void): Promise<UpdateFault | undefined> {
    this.#waiting = []
    const fault = await this.#tryUpdate({ base: doc ? Y.encodeStateAsUpdate(doc) : blank, update })
    const waiting = this.#waiting
    this.#waiting = undefined
    if (fault) return fault
    pass()
    // One of them may start a trial of its own, for which the others wait again.
    for (const handle of waiting) {
      if (this.#waiting) this.wait(handle)
      else handle()
    }
    return undefined
  }
}
