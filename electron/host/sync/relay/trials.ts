import * as Y from 'yjs'
import type { UpdateFault } from '../../../../shared/crdt/update-guard'
import type { Trial } from '../../../../shared/document/trial-merge'

/** Tries a costly update on a copy of its document, in a worker, where it can't block anybody. */
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

  /** Whether a trial is running that sync messages have to wait for. */
  get isBusy(): boolean {
    return this.#queue !== undefined
  }

  /** Handles a message after the running trial, unless that fails. */
  enqueue(handle: () => void): void {
    this.#queue?.push(handle)
  }

  /** Resolves to the update's fault, or to undefined after calling `deliver` and the queued handlers. */
  async run({ update, doc }: CostlyUpdate, deliver: () => void): Promise<UpdateFault | undefined> {
    this.#queue = []
    const fault = await this.#tryUpdate({ base: doc ? Y.encodeStateAsUpdate(doc) : emptyState, update })
    const queued = this.#queue
    this.#queue = undefined
    if (fault) return fault
    deliver()
    // One of them may start another trial, which the others then wait for.
    for (const handle of queued) {
      if (this.#queue) this.enqueue(handle)
      else handle()
    }
    return undefined
  }
}
