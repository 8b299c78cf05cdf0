import type { MergeStep } from '../../../shared/document/merge'

/** A step holds whatever a merge changed, so only a few are kept. */
const MAX_STEPS = 4

/** The last merge into each of the documents that were merged last, so that it can be undone. */
export class RecentMerges {
  readonly #steps = new Map<string, MergeStep>()

  remember(id: string, step: MergeStep): void {
    this.#steps.delete(id)
    this.#steps.set(id, step)
    for (const oldest of [...this.#steps.keys()].slice(0, -MAX_STEPS)) this.#steps.delete(oldest)
  }

  /** The last merge into a document, which is then forgotten. */
  take(id: string): MergeStep | undefined {
    const step = this.#steps.get(id)
    this.#steps.delete(id)
    return step
  }
}
