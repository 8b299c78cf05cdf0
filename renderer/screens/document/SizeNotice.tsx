import { useEffect, useState } from 'react'
import { getSizeStatus, type SizeStatus } from '../../../shared/crdt/update-guard'
import { Button } from '../../components/Button'
import { useOpenMeeting } from '../../stores/meeting-context'
import styles from './DocumentScreen.module.css'

/** How often (ms) the document's size is checked. It grows slowly, and the warning comes at half the limit. */
const CHECK_INTERVAL_MS = 5_000

const messages = {
  large:
    'This postmortem is getting very large: half of the space is used. Link to long logs and documents instead of pasting them, or shorten the longest texts.',
  full: 'This postmortem is full. Everything in it is safe. To add more, shorten its longest texts.',
} as const

/** Warns everybody who can edit, long before the document is full. */
export const SizeNotice = () => {
  const { session, isReadOnly } = useOpenMeeting()
  const [status, setStatus] = useState<SizeStatus>('ok')
  const [read, setRead] = useState<SizeStatus>('ok')
  useEffect(() => {
    const look = (): void => setStatus(getSizeStatus(session.doc))
    look()
    const timer = setInterval(look, CHECK_INTERVAL_MS)
    return () => clearInterval(timer)
  }, [session])
  if (isReadOnly || status === 'ok' || status === read) return null
  return (
    <p className={styles.notice} role="status">
      {messages[status]}{' '}
      <Button size="small" look="quiet" onClick={() => setRead(status)}>
        Dismiss
      </Button>
    </p>
  )
}
