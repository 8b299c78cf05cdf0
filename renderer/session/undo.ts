import * as Y from 'yjs'
import { type Author, setRemoved } from '../../shared/crdt'
import { ADDITION, LOCAL, RETRACTION } from '../../shared/crdt/origins'
import { effectsOf, type UndoEffect, type UndoMove } from './undo-effects'

type Popped = ReturnType<Y.UndoManager['undo']>
type Step = 'change' | Y.Map<unknown>[]

/**
 * One stack for everything this person did. It is a `Y.UndoManager`, so that y-codemirror.next's typing goes on the same
 * stack, but an addition on it is taken back by setting `removedAt`: deleting the record would delete what others have
 * typed into it. Changes within half a second make one step only if they are typing in one and the same text.
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

  /** `author`: whose steps these are, for what is removed by taking an addition back. */
  constructor(doc: Y.Doc, author: Pick<Author, 'name' | 'now'>) {
    super(doc, { trackedOrigins: new Set<unknown>([LOCAL]) })
    this.#author = author
    // Yjs' own listener came first; it has to learn before it that the next change begins a new step.
    doc.off('afterTransaction', this.afterTransactionHandler)
    doc.on('afterTransaction', this.#watch)
    doc.on('afterTransaction', this.afterTransactionHandler)
    this.on('stack-item-added', ({ type }) => {
      if (type === 'undo' && !this.redoing) this.#push('change')
    })
  }

  #watch = (transaction: Y.Transaction): void => {
    if (transaction.origin === this || transaction.origin === RETRACTION) this.#effects.push(...effectsOf(transaction))
    if (transaction.origin === ADDITION && transaction.local) {
      const added = recordsAdded(transaction)
      this.stopCapturing()
      this.#lastText = undefined
      if (added.length > 0) this.#push(added)
      return
    }
    if (!transaction.local || transaction.origin === this || !this.trackedOrigins.has(transaction.origin)) return
    const [type] = transaction.changed.size === 1 ? transaction.changed.keys() : []
    const text = type instanceof Y.Text ? type : undefined
    if (text === undefined || text !== this.#lastText) this.stopCapturing()
    this.#lastText = text
  }

  #push(step: Step): void {
    this.#moves += 1
    this.#steps.push(step)
    if (step !== 'change') super.clear(false, true)
    this.#undone = []
    this.#say()
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
    this.stopCapturing()
    this.#lastText = undefined
    let result: Popped = null
    for (let step = from.pop(); step !== undefined; step = from.pop()) {
      const records =
        step === 'change' ? [] : step.filter((record) => record.has('removedAt') !== (remover !== undefined))
      if (step === 'change') result = change()
      else
        this.doc.transact(() => {
          for (const record of records) setRemoved(record, remover)
        }, RETRACTION)
      // A step that others have overtaken changes nothing; the person asked for one that does.
      if (result === null && records.length === 0) continue
      to.push(step)
      break
    }
    this.#moves += 1
    this.#say()
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
    // The base class asks `canUndo`/`canRedo` before it clears, so ours go last.
    if (clearUndo) this.#steps = []
    if (clearRedo) this.#undone = []
    this.#say()
  }

  /** Calls back whenever `canUndo` or `canRedo` may have changed. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Grows with every step that is taken, undone or redone: a button made for one of them is stale after the next. */
  get moves(): number {
    return this.#moves
  }

  /** Calls back after each undo and redo with what it did. Returns how to stop. */
  onMove(listener: (move: UndoMove) => void): () => void {
    this.#moveListeners.add(listener)
    return () => this.#moveListeners.delete(listener)
  }

  #say(): void {
    for (const listener of this.#listeners) listener()
  }

  override destroy(): void {
    this.doc.off('afterTransaction', this.#watch)
    super.destroy()
  }
}

/** Records that a transaction put into root maps. */
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
