import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { platform } from '../../platform'
import { useOpenMeeting } from '../../stores/meeting-context'
import styles from './DocumentScreen.module.css'
import { saveCopy } from './save-copy'

/**
 * Shown when the host refuses this page's state: says why, what is safe, and how to continue without losing anything.
 */
export const ReopenDialog = ({ onReload }: { onReload: () => void }) => {
  const { session } = useOpenMeeting()
  const reopen = useStore(session.connection, (state) => state.reopen)
  const [isDismissed, setDismissed] = useState(false)
  if (reopen?.why !== 'refused' || isDismissed) return null
  return (
    <Dialog
      title="Saving has stopped"
      onClose={() => setDismissed(true)}
      actions={
        <>
          <Button onClick={() => void saveCopy(session.doc, session.clock.now())}>Download a copy</Button>
          <Button look="primary" onClick={onReload}>
            Reload
          </Button>
        </>
      }
    >
      <p>{reopen.message}</p>
      <p>
        Everything saved before is safe. Reload to continue; what you typed since then is added again. You can download
        a copy of what you see first.
      </p>
    </Dialog>
  )
}

/** Shown after such a reload: says whether everything could be reapplied, and how to get the rest. */
export const ReappliedNotice = () => {
  const { session } = useOpenMeeting()
  const { kept, left } = useStore(session.connection, (state) => state.reapplied)
  const [isRead, setRead] = useState(false)
  if (kept === 0 || isRead) return null
  const isWhole = left.length === 0
  return (
    <p className={styles.notice} role="status">
      {isWhole
        ? 'This postmortem was reloaded, and what you typed last was added again. Please check it.'
        : 'This postmortem was reloaded. Some of what you typed last could not be added. Download it so that it isn’t lost.'}{' '}
      {!isWhole && (
        <Button
          size="small"
          onClick={() =>
            void platform.saveFile('not-added.json', `${JSON.stringify(left, null, 2)}\n`, 'application/json')
          }
        >
          Download
        </Button>
      )}{' '}
      <Button size="small" look="quiet" onClick={() => setRead(true)}>
        Dismiss
      </Button>
    </p>
  )
}
