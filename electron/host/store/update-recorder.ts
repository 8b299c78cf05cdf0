import type * as Y from 'yjs'
import type { Journal } from './journal'
import { type Frame, frameKind } from './journal-frames'
import { replay } from './merge-file'

/** A journal that is longer than this, and than what was saved last, triggers a save at once. */
const MAX_JOURNAL_BYTES = 4 * 1024 * 1024

/** What a save covers once it has succeeded: the number of changes, and the journal's frames. */
export type Checkpoint = { changes: number; frames: number }

/** Appends every update of a document to its journal, and counts what the document's file still lacks. */
export class UpdateRecorder {
  readonly #doc: Y.Doc
  readonly #journal: Journal
  #onChange: (isUrgent: boolean) => void = () => undefined
  #changes = 0
  #writtenChanges = 0
  #writtenBytes = 0
  #isApplyingFrame = false

  constructor(doc: Y.Doc, journal: Journal) {
    this.#doc = doc
    this.#journal = journal
  }

  /** Calls `onChange` for every change from now on. `isUrgent`: the journal has grown so long that saving should not wait. */
  start(onChange: (isUrgent: boolean) => void): void {
    this.#onChange = onChange
    this.#doc.on('update', this.#onUpdate)
  }

  stop(): void {
    this.#doc.off('update', this.#onUpdate)
  }

  /** Grows with every change. */
  get changes(): number {
    return this.#changes
  }

  /** Whether the file lacks something that the document contains. */
  get isFileStale(): boolean {
    return this.#changes !== this.#writtenChanges
  }

  /** Marks the document as changed although nothing new has to go to the journal. */
  markChanged(): void {
    this.#changes += 1
    this.#onChange(this.#journal.size > Math.max(MAX_JOURNAL_BYTES, this.#writtenBytes))
  }

  /** Appends a frame whose update is already in the document. */
  append(frame: Frame): void {
    this.#journal.append(frame)
    this.markChanged()
  }

  /**
   * Applies a frame to the document. It is written to the journal as one frame, so that a crash cannot separate update
   * and key.
   */
  apply(frame: Frame): void {
    this.#journal.append(frame)
    this.#isApplyingFrame = true
    replay(this.#doc, [frame])
    this.#isApplyingFrame = false
  }

  /** Must run in the same tick in which the document is read for the save. */
  checkpoint(): Checkpoint {
    return { changes: this.#changes, frames: this.#journal.checkpoint() }
  }

  /** `bytes`: the size of the state that was written. */
  markWritten({ changes }: Checkpoint, bytes: number): void {
    this.#writtenChanges = changes
    this.#writtenBytes = bytes
  }

  readonly #onUpdate = (update: Uint8Array): void => {
    if (!this.#isApplyingFrame) this.#journal.append({ kind: frameKind.update, payload: update })
    this.markChanged()
  }
}
