import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { describeConnection, type StatusTone } from '../session'
import { useOpenMeeting } from '../stores/meeting-context'
import { announce } from '../stores/ui'
import styles from './ConnectionStatus.module.css'

const icons = { good: CircleCheck, busy: CircleDashed, warning: TriangleAlert, bad: CircleAlert } satisfies Record<
  StatusTone,
  unknown
>

/**
 * A good state is shown again only after it has lasted this long (ms), so that typing does not make the line flicker.
 */
const STATUS_SETTLE_DELAY_MS = 600

type Status = { message: string; tone: StatusTone }

/** The status to display: never better than the actual one, and without flickering. */
const useSettledStatus = (now: Status): Status => {
  const [shown, setShown] = useState(now)
  const isBetter = now.tone === 'good' && shown.tone === 'busy'
  useEffect(() => {
    const next = { message: now.message, tone: now.tone }
    if (!isBetter) {
      setShown(next)
      return
    }
    const timer = setTimeout(() => setShown(next), STATUS_SETTLE_DELAY_MS)
    return () => clearTimeout(timer)
  }, [now.message, now.tone, isBetter])
  return isBetter ? shown : now
}

/** Tells a screen reader when the connection is lost or restored, and nothing in between. */
const useStatusAnnouncement = ({ message, tone }: Status): void => {
  const isTrouble = tone === 'warning' || tone === 'bad'
  const before = useRef(isTrouble)
  useEffect(() => {
    if (before.current === isTrouble || tone === 'busy') return
    before.current = isTrouble
    announce(message)
  }, [isTrouble, message, tone])
}

/** Whether what was typed is saved, and where. */
export const ConnectionStatus = () => {
  const { session } = useOpenMeeting()
  const status = describeConnection(useStore(session.connection))
  const { message, tone } = useSettledStatus(status)
  useStatusAnnouncement(status)
  const Icon = icons[tone]
  return (
    <div role="status" aria-live="off" className={styles.status} data-tone={tone} title={message}>
      <Icon aria-hidden className={styles.icon} />
      <span className={styles.message}>{message}</span>
    </div>
  )
}
