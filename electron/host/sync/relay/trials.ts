import * as Y from 'yjs'
import type { UpdateFault } from '../../../../shared/crdt/update-guard'
import type { Trial } from '../../../../shared/document/trial-merge'

/** Tries a costly update on a copy of its document, where it can't block anybody. */
export type TryUpdate = (trial: Trial) => Promise<UpdateFault | undefined>

/** A costly update and its document; undefined if that is not open. */
export type CostlyUpdate = { update: Uint8Array; doc: Y.Doc | undefined }

const emptyState = Y.encodeStateAsUpdate(new Y.Doc())

/** Keeps a connection's sync messages in order while one of them is tried. */
export class TrialQueue {
  readonly #tryUpdate: TryUpdate
  #queue: (() => void)[] | undefined

  constructor(tryUpdate: TryUpdate) {
    this.#tryUpdate = tryUpdate
  }

  /** Whether a trial is running, for which sync messages have to wait. */
  get isBusy(): boolean {
    return this.#queue !== undefined
  }

  /** Handles a message after the running trial; not at all if that fails. */
  enqueue(handle: () => void): void {
    this.#queue?.push(handle)
  }

  /** Resolves to what is wrong with the update; if nothing is, after calling `deliver` and all that was queued. */
  async run({ update, doc }: CostlyUpdate, deliver: () => void): Promise<UpdateFault | undefined> {
    this.#queue = []
    const fault = await this.#tryUpdate({ base: doc ? Y.encodeStateAsUpdate(doc) : emptyState, update })
    const queued = this.#queue
    this.#queue = undefined
    if (fault) return fault
    deliver()
    // One of them may start another trial, for which the others wait again.
    for (const handle of queued) {
      if (this.#queue) this.enqueue(handle)
      else handle()
    }
    return undefined
  }
}
