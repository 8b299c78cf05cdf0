import { type MouseEvent, useEffect } from 'react'
import type { Removable } from '../../shared/crdt'
import { getHeldRows } from '../stores/held-rows'
import { useEditing, useHeldRow } from '../stores/meeting-context'
import { announce } from '../stores/ui'
import { Button } from './Button'
import styles from './RemovedNote.module.css'

type Props = { collection: Pick<Removable, 'name' | 'restore'>; id: string }

/**
 * Shown in a row that somebody else has removed while this person is typing in it, and to nobody else. The row element
 * has the record's id as `data-row` or `data-record`.
 */
export const RemovedNote = ({ collection, id }: Props) => {
  const { doc, isReadOnly } = useEditing()
  const held = useHeldRow(collection.name, id)
  const remover = held && (held.removedBy.trim() || 'someone else')
  useEffect(() => {
    if (remover) announce(`Removed by ${remover}. What you type is saved.`)
  }, [remover])
  if (!held || isReadOnly) return null

  const keep = ({ currentTarget }: MouseEvent<HTMLElement>): void => {
    const row = currentTarget.closest<HTMLElement>('[data-row], [data-record]')
    const hasFocus = document.activeElement === currentTarget
    collection.restore(doc, id)
    if (hasFocus) row?.querySelector<HTMLElement>('[role="textbox"], input')?.focus()
    announce('Restored')
  }
  return (
    <p className={styles.note}>
      <span>
        Removed by <bdi>{remover}</bdi>
      </span>
      {/* Keeps the caret in the text while a button is clicked. */}
      <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={keep}>
        Keep it
      </Button>
      {held.hasTyped && (
        <Button size="small" look="quiet" onClick={() => getHeldRows(doc).release(collection.name, id)}>
          Leave in trash
        </Button>
      )}
    </p>
  )
}
