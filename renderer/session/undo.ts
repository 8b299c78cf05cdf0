import * as Y from 'yjs'
import { type Author, setRemoved } from '../../shared/crdt'
import { ADDITION, LOCAL, RETRACTION } from '../../shared/crdt/origins'
import { getUndoEffects, type UndoEffect, type UndoMove } from './undo-effects'

type Popped = ReturnType<Y.UndoManager['undo']>
/** A change as Yjs keeps it, the records of an addition, or several of both that are one step for the person. */
type Step = 'change' | Y.Map<unknown>[] | { parts: Step[] }

/**
 * One stack for everything this person did. It is a `Y.UndoManager`, because y-codemirror.next calls its `undo` and
 * adds what is typed to its stack. An addition is undone by setting `removedAt`, since deleting the record would delete
 * what others have typed into it. Changes within half a second are one step only if they are typing in the same text.
 */
export class Undo extends Y.UndoManager {
  #steps: Step[] = []
  #undone: Step[] = []
  #author: Pick<Author, 'name' | 'now'>
  #lastText: unknown
  #listeners = new Set<() => void>()
  #moveListeners = new Set<(move: UndoMove) => void>()
  #effects: UndoEffect[] = []
  #moves = 0
  #group: Step[] | undefined

  /** `author`: whose steps these are; recorded as the person who removed a row when its addition is undone. */
  constructor(doc: Y.Doc, author: Pick<Author, 'name' | 'now'>) {
    super(doc, { trackedOrigins: new Set<unknown>([LOCAL]) })
    this.#author = author
    // Yjs calls this for each transaction before adding it to its stack, which is when it must know whether a new step
    // begins.
    this.captureTransaction = (transaction) => {
      if (transaction.origin === this || transaction.origin === RETRACTION)
        this.#effects.push(...getUndoEffects(transaction))
      if (!transaction.local || transaction.origin === this) return true
      if (transaction.origin !== ADDITION) return this.#captureChange(transaction)
      this.#captureAddition(transaction)
      return false
    }
    this.on('stack-item-added', ({ type }) => {
      if (type === 'undo' && !this.redoing) this.#push('change')
    })
  }

  #captureAddition(transaction: Y.Transaction): void {
    this.#endStep()
    const added = recordsAdded(transaction)
    if (added.length > 0) this.#push(added)
  }

  #captureChange(transaction: Y.Transaction): boolean {
    if (!this.trackedOrigins.has(transaction.origin)) return false
    const [type] = transaction.changed.size === 1 ? transaction.changed.keys() : []
    const text = type instanceof Y.Text ? type : undefined
    if (text === undefined || text !== this.#lastText) this.#endStep()
    this.#lastText = text
    return true
  }

  /** Makes the next change begin a new step. */
  #endStep(): void {
    this.stopCapturing()
    this.#lastText = undefined
  }

  /** Makes everything that `work` changes one step, however many transactions it takes. */
  asOneStep<T>(work: () => T): T {
    if (this.#group) return work()
    const parts: Step[] = []
    this.#endStep()
    this.#group = parts
    try {
      return work()
    } finally {
      this.#group = undefined
      this.#endStep()
      if (parts.length > 0) this.#push({ parts })
    }
  }

  #push(step: Step): void {
    if (this.#group) {
      this.#group.push(step)
      return
    }
    this.#moves += 1
    this.#steps.push(step)
    if (step !== 'change') super.clear(false, true)
    this.#undone = []
    this.#notify()
  }

  override undo(): Popped {
    return this.#move('undo', () => super.undo())
  }

  override redo(): Popped {
    return this.#move('redo', () => super.redo())
  }

  #move(direction: UndoMove['direction'], change: () => Popped): Popped {
    const [from, to] = direction === 'undo' ? [this.#steps, this.#undone] : [this.#undone, this.#steps]
    const remover = direction === 'undo' ? this.#author : undefined
    this.#effects = []
    this.#endStep()
    let result: Popped = null
    /** Whether the step changed anything. The parts of a step are undone from the last to the first. */
    const moveStep = (step: Step): boolean => {
      if (step === 'change') {
        const popped = change()
        result ??= popped
        return popped !== null
      }
      if ('parts' in step)
        return (remover ? step.parts.toReversed() : step.parts).map(moveStep).some((hasChanged) => hasChanged)
      const records = step.filter((record) => record.has('removedAt') !== (remover !== undefined))
      this.doc.transact(() => {
        for (const record of records) setRemoved(record, remover)
      }, RETRACTION)
      return records.length > 0
    }
    for (let step = from.pop(); step !== undefined; step = from.pop()) {
      // A step that others have made obsolete changes nothing; the person asked for one that does.
      if (!moveStep(step)) continue
      to.push(step)
      break
    }
    this.#moves += 1
    this.#notify()
    const effects = this.#effects
    if (effects.length > 0) for (const listener of this.#moveListeners) listener({ direction, effects })
    return result
  }

  override canUndo(): boolean {
    return this.#steps.length > 0
  }

  override canRedo(): boolean {
    return this.#undone.length > 0
  }

  override clear(clearUndo = true, clearRedo = true): void {
    super.clear(clearUndo, clearRedo)
    // The base class checks `canUndo` and `canRedo` before it clears, so our stacks are cleared last.
    if (clearUndo) this.#steps = []
    if (clearRedo) this.#undone = []
    this.#notify()
  }

  /** Calls `listener` whenever `canUndo` or `canRedo` may have changed. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Grows with every step that is made, undone or redone, so that a button that undoes one step knows when it is stale.
   */
  get moves(): number {
    return this.#moves
  }

  /** Calls `listener` after each undo and redo with what it did. Returns an unsubscribe function. */
  onMove(listener: (move: UndoMove) => void): () => void {
    this.#moveListeners.add(listener)
    return () => this.#moveListeners.delete(listener)
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** The records that a transaction added to root maps. */
const recordsAdded = (transaction: Y.Transaction): Y.Map<unknown>[] => {
  const added: Y.Map<unknown>[] = []
  for (const [type, keys] of transaction.changed) {
    if (!(type instanceof Y.Map) || type.parent !== null) continue
    for (const key of keys) {
      const record: unknown = key === null ? undefined : type.get(key)
      if (record instanceof Y.Map) added.push(record)
    }
  }
  return added
}
