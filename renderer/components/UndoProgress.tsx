import { useEffect, useId, useState } from 'react'
import { numberText } from '../../shared/meeting/format'
import { useOpenMeeting } from '../stores/meeting-context'
import { Dialog } from './Dialog'
import styles from './UndoProgress.module.css'

const verbs = { undo: 'Undoing', redo: 'Redoing' } as const

/**
 * While a step of many rows is undone or redone: shows how far it is, and keeps everybody from typing into rows that are
 * about to go.
 */
export const UndoProgress = () => {
  const { undo } = useOpenMeeting().session
  const [progress, setProgress] = useState(undo.progress)
  useEffect(() => undo.subscribe(() => setProgress(undo.progress)), [undo])
  const label = useId()
  if (!progress) return null
  const { direction, done, total } = progress
  return (
    <Dialog title={verbs[direction]} size="s" isBare isLate onClose={() => undefined}>
      <div className={styles.progress}>
        <p id={label}>{`${verbs[direction]} ${numberText(done)} of ${numberText(total)} rows`}</p>
        <progress aria-labelledby={label} value={done} max={total} />
      </div>
    </Dialog>
  )
}
