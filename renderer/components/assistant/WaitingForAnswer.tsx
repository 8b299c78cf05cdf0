import { useEffect, useRef, useState } from 'react'
import { Button } from '../Button'
import { Dialog } from '../Dialog'
import styles from './AssistantDialog.module.css'

type Props = { title: string; onStop: () => void; onClose: () => void }

/** How long the assistant has been at it, and the way out. */
export const WaitingForAnswer = ({ title, onStop, onClose }: Props) => {
  const [seconds, setSeconds] = useState(0)
  const stop = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    stop.current?.focus()
    const since = performance.now()
    const timer = setInterval(() => setSeconds(Math.round((performance.now() - since) / 1000)), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <Dialog
      title={title}
      size="l"
      onClose={onClose}
      actions={
        <Button ref={stop} onClick={onStop}>
          Stop
        </Button>
      }
    >
      <p className={styles.waiting}>
        <span role="status">Waiting for the answer…</span> <span aria-hidden>{seconds} s</span>
      </p>
      <p className={styles.hint}>A model on this computer may take a minute or more. Closing this ends the request.</p>
    </Dialog>
  )
}
