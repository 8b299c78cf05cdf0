import * as Y from 'yjs'
import { type Author, addAgain, canTakeBack, takeBack } from '../../shared/crdt'
import { ADDITION, LOCAL, RETRACTION } from '../../shared/crdt/origins'
import { nextTurn, runInSlices } from './slices'
import { getUndoEffects, type UndoEffect, type UndoMove } from './undo-effects'
import { counting, countRecords, isChange, isDoneElsewhere, type Moved, recordsAdded, type Step } from './undo-steps'

type Popped = ReturnType<Y.UndoManager['undo']>
type Direction = UndoMove['direction']

/** How many records of a large step have been undone or redone. */
export type UndoProgress = { direction: Direction; done: number; total: number }

/** A step with more records than this goes on in slices after `undo` or `redo` has returned. */
const MAX_RECORDS_AT_ONCE = 1_000

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
  /** The parts of the step that is being made, while one of its slices runs. */
  #group: Step[] | undefined
  #isBusy = false
  #progress: UndoProgress | undefined

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
    // Yjs would undo a step before this one in its place.
    if (!this.trackedOrigins.has(transaction.origin) || transaction.changed.size === 0) return false
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

  /**
   * Makes everything that the slices of `work` change one step, however many transactions they take. What is changed
   * between two slices, by whatever else runs on this page, is a step of its own. Nothing can be undone meanwhile. If
   * it fails or comes to nothing (undefined), the rows that it has added are taken back.
   */
  async asOneStep<T>(work: (slice: <R>(change: () => R) => R) => Promise<T>): Promise<T> {
    const parts: Step[] = []
    const slice = <R>(change: () => R): R => {
      this.#endStep()
      this.#group = parts
      try {
        return change()
      } finally {
        this.#group = undefined
        this.#endStep()
      }
    }
    this.#setBusy(true)
    let result: T | undefined
    try {
      result = await work(slice)
      return result
    } finally {
      if (result === undefined) await runInSlices(this.#moveStep({ parts }, 'undo', () => false))
      else if (parts.length > 0) this.#push({ parts })
      this.#setBusy(false)
    }
  }

  /** Makes something that was done elsewhere for this person the last step. `revert` takes it back. */
  pushElsewhere(revert: () => void): void {
    this.#endStep()
    this.#push({ revert })
  }

  /** Whether a step of many records is being made, undone or redone. */
  get isBusy(): boolean {
    return this.#isBusy
  }

  /** Defined while a step of many records is undone or redone. */
  get progress(): UndoProgress | undefined {
    return this.#progress
  }

  #setBusy(isBusy: boolean, progress?: UndoProgress): void {
    this.#isBusy = isBusy
    this.#progress = progress
    this.#notify()
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

  #move(direction: Direction, change: () => Popped): Popped {
    if (this.#isBusy) return null
    this.#effects = []
    this.#endStep()
    let result: Popped = null
    const moving = this.#moveLast(direction, () => {
      const popped = change()
      result ??= popped
      return popped !== null
    })
    const finish = (): void => {
      this.#moves += 1
      this.#notify()
      const effects = this.#effects
      if (effects.length > 0) for (const listener of this.#moveListeners) listener({ direction, effects })
    }
    const last = (direction === 'undo' ? this.#steps : this.#undone).at(-1)
    const total = last ? countRecords(last) : 0
    // Not even its beginning: it would be the longest part of the key press.
    if (total > MAX_RECORDS_AT_ONCE) {
      void this.#moveInSlices(moving, { direction, done: 0, total }).finally(finish)
      return result
    }
    let done = 0
    for (let part = moving.next(); !part.done; part = moving.next()) {
      done += part.value.moved
      if (done < MAX_RECORDS_AT_ONCE) continue
      void this.#moveInSlices(moving, { direction, done, total: part.value.total }).finally(finish)
      return result
    }
    finish()
    return result
  }

  async #moveInSlices(moving: Iterator<Moved>, { direction, total, ...from }: UndoProgress): Promise<void> {
    let { done } = from
    const show = (): void => this.#setBusy(true, { direction, done, total })
    const count = (moved: number): void => {
      done += moved
    }
    show()
    try {
      await runInSlices(counting(moving, count), {
        pause: () => {
          show()
          return nextTurn()
        },
      })
    } finally {
      this.#setBusy(false)
    }
  }

  /** Moves the last step that still changes anything, and yields after each of its parts. */
  *#moveLast(direction: Direction, change: () => boolean): Generator<Moved, void> {
    const [from, to] = direction === 'undo' ? [this.#steps, this.#undone] : [this.#undone, this.#steps]
    for (let step = from.pop(); step !== undefined; step = from.pop()) {
      const total = countRecords(step)
      const moving = this.#moveStep(step, direction, change)
      let part = moving.next()
      for (; !part.done; part = moving.next()) yield { moved: part.value, total }
      // A step that others have made obsolete changes nothing; the person asked for one that does.
      if (!part.value) continue
      if (isDoneElsewhere(step)) return
      to.push(step)
      return
    }
  }

  /** Whether the step changed anything. The parts of a step are undone from the last to the first. */
  *#moveStep(step: Step, direction: Direction, change: () => boolean): Generator<number, boolean> {
    if (step === 'change') return change()
    if (isDoneElsewhere(step)) {
      step.revert()
      return true
    }
    if ('parts' in step) {
      let hasChanged = false
      const parts = direction === 'undo' ? step.parts.toReversed() : step.parts
      // Changes first: between the slices, the person may type, which is then what Yjs would undo next.
      for (const part of [...parts.filter(isChange), ...parts.filter((one) => !isChange(one))])
        hasChanged = (yield* this.#moveStep(part, direction, change)) || hasChanged
      return hasChanged
    }
    const isUndo = direction === 'undo'
    const records = step.filter((record) => (isUndo ? canTakeBack(record) : record.has('removedAt')))
    this.doc.transact(() => {
      for (const record of records) {
        if (isUndo) takeBack(record, this.#author)
        else addAgain(record)
      }
    }, RETRACTION)
    yield records.length
    return records.length > 0
  }

  override canUndo(): boolean {
    return !this.#isBusy && this.#steps.length > 0
  }

  override canRedo(): boolean {
    return !this.#isBusy && this.#undone.length > 0
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
