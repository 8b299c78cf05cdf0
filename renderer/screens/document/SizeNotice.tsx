import { useEffect, useState } from 'react'
import { type Fullness, fullnessOf } from '../../../shared/sync/gate'
import { Button } from '../../components/Button'
import { useOpenMeeting } from '../../stores/meeting-context'
import styles from './DocumentScreen.module.css'

/** How often (ms) the size is looked at: it grows by pasting, and the warning comes at half of what fits. */
const LOOK_MS = 5_000

const messages = {
  large:
    'This postmortem is becoming very large: half of what fits is used. Put long logs and documents behind a link, or shorten the longest texts.',
  full: 'This postmortem is full. Nothing can be added until its longest texts are shortened. Everything in it is safe.',
} as const

/** Told to everybody who can change the document, long before nothing more fits. */
export const SizeNotice = () => {
  const { session, isReadOnly } = useOpenMeeting()
  const [fullness, setFullness] = useState<Fullness>('fine')
  const [read, setRead] = useState<Fullness>('fine')
  useEffect(() => {
    const look = (): void => setFullness(fullnessOf(session.doc))
    look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [session])
  if (isReadOnly || fullness === 'fine' || fullness === read) return null
  return (
    <p className={styles.notice} role="status">
      {messages[fullness]}{' '}
      <Button size="small" look="quiet" onClick={() => setRead(fullness)}>
        Dismiss
      </Button>
    </p>
  )
}
