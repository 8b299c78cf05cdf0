import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type ChangedIds, getChangedIds } from '../../shared/crdt'
import { createSnapshotReader, type Snapshot } from '../../shared/document'
import type { AnyStage } from '../../shared/stages/contract'

/** A read-only mirror of a document, set only by the document. */
export type MeetingMirror = Pick<StoreApi<Snapshot>, 'getState' | 'getInitialState' | 'subscribe'> & {
  /**
   * While it is held, views keep what they show. It reads what changes all the same, so that letting go takes one
   * rendering and no long reading.
   */
  hold: (isHeld: boolean) => void
  close: () => void
}

/**
 * Mirrors a document into a store. Changes within one turn of the event loop are read together, and only the records that
 * changed, so a burst of updates costs one render.
 */
export const createMeetingMirror = (doc: Y.Doc, known?: readonly AnyStage[]): MeetingMirror => {
  const reader = createSnapshotReader(doc, known)
  const store = createStore<Snapshot>(() => reader.read())
  let waiting: ChangedIds | undefined
  let isHeld = false
  let latest = store.getState()

  const flush = (): void => {
    if (!waiting) return
    const changes = waiting
    waiting = undefined
    latest = reader.read(changes)
    if (!isHeld) store.setState(latest, true)
  }

  const onTransaction = (transaction: Y.Transaction): void => {
    if (transaction.changed.size === 0) return
    if (!waiting) queueMicrotask(flush)
    waiting = merge(waiting, getChangedIds(transaction))
  }

  doc.on('afterTransaction', onTransaction)
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    hold: (next) => {
      isHeld = next
      if (!isHeld && latest !== store.getState()) store.setState(latest, true)
    },
    close: () => doc.off('afterTransaction', onTransaction),
  }
}

const merge = (into: ChangedIds | undefined, more: ChangedIds): ChangedIds => {
  if (!into) return more
  for (const [name, ids] of more) {
    const known = into.get(name)
    if (known) for (const id of ids) known.add(id)
    else into.set(name, ids)
  }
  return into
}
