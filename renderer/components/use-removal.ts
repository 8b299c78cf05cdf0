import { useCallback, useRef } from 'react'
import type * as Y from 'yjs'
import type { Removable } from '../../shared/crdt'
import { getHeldRows } from '../stores/held-rows'
import { useEditing } from '../stores/meeting-context'
import { focusRow } from './focus'
import { type ToastAction, toast } from './Toasts'

/** An Undo button that works once and disappears when there is nothing left to undo. */
export const undoAction = (doc: Y.Doc, isDone: () => boolean, undo: () => void): ToastAction => ({
  label: 'Undo',
  run: undo,
  isLive: () => !doc.isDestroyed && isDone(),
  watch: (listener) => {
    // `isDone` may read the snapshot, which follows the document in a microtask.
    const onTransaction = (): void => queueMicrotask(listener)
    doc.on('afterTransaction', onTransaction)
    doc.on('destroy', listener)
    return () => {
      doc.off('afterTransaction', onTransaction)
      doc.off('destroy', listener)
    }
  },
})

const MAX_NAME_LENGTH = 60

/** The beginning of a text, used as its name. */
export const shortName = (text: string): string => {
  const name = text.trim()
  return name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH - 1).trimEnd()}…` : name
}

type Options = {
  /** The name of a removed row; its `text` by default. */
  getName?: (row: Record<string, unknown>) => string
  /** Called with the restored row; by default the row gets the focus. */
  onRestored?: (id: string) => void
}

/** Moves rows of a list to its trash and offers Undo. */
export const useRemoval = (collection: Removable, options: Options = {}): ((id: string) => void) => {
  const { doc, author } = useEditing()
  const latest = useRef(options)
  latest.current = options
  return useCallback(
    (id: string): void => {
      getHeldRows(doc).release(collection.name, id)
      collection.remove(doc, id, author)
      const removed = collection.trashed(doc, id)
      if (!removed) return
      const { getName = (row) => String(row.text ?? ''), onRestored = focusRow } = latest.current
      const name = shortName(getName(removed))
      const isStill = (): boolean => collection.trashed(doc, id)?.removedAt === removed.removedAt
      const restore = (): void => {
        collection.restore(doc, id)
        onRestored(id)
      }
      toast(name === '' ? 'Moved to the trash' : `Moved to the trash: ${name}`, undoAction(doc, isStill, restore))
    },
    [doc, author, collection],
  )
}
