import { ChevronRight, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { dateText } from '../../../shared/document/report'
import type { CallOutput } from '../../../shared/protocol/calls'
import { restoreDocument } from '../../commands/library'
import { Button } from '../../components/Button'
import styles from '../../components/Trash.module.css'
import { host } from '../../host'
import { announce } from '../../stores/ui'

type TrashEntries = CallOutput<'library.listTrash'>['entries']

/** The removed postmortems, which can be restored; fetched only once this is opened. */
export const LibraryTrash = () => {
  const [isOpen, setIsOpen] = useState(false)
  const removed = useTrashEntries(isOpen)
  return (
    <details className={styles.trash} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className={styles.summary}>
        <ChevronRight aria-hidden />
        Trash
      </summary>
      {removed?.length === 0 && <p className={styles.row}>The trash is empty.</p>}
      <ul className={styles.list}>
        {removed?.map(({ id, title, removedAt }) => (
          <li key={id} className={styles.row}>
            <span className={styles.name} dir="auto">
              {title}
            </span>
            <span className={styles.count}>{dateText(removedAt)}</span>
            <Button
              look="quiet"
              size="small"
              icon={<Undo2 />}
              aria-label={`Restore ${title}`}
              onClick={() => void restoreDocument(id).then(() => announce(`Restored: ${title}`))}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

const useTrashEntries = (isWanted: boolean): TrashEntries | undefined => {
  const [removed, setRemoved] = useState<TrashEntries>()
  useEffect(() => {
    if (!isWanted) return
    let isCurrent = true
    const refresh = async (): Promise<void> => {
      const answer = await host.call('library.listTrash', {})
      if (answer.ok && isCurrent) setRemoved(answer.value.entries)
    }
    void refresh()
    const stop = host.onEvent(({ type }) => {
      if (type === 'library') void refresh()
    })
    return () => {
      isCurrent = false
      stop()
    }
  }, [isWanted])
  return removed
}
