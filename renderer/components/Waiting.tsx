import { useEffect, useState } from 'react'
import styles from './Waiting.module.css'

/** Waits shorter than this (ms) show no message. */
const SPINNER_DELAY_MS = 300

/** Says what the page is waiting for, once the wait is long enough to be noticed. */
export const Waiting = ({ message }: { message: string }) => {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), SPINNER_DELAY_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.waiting} aria-busy="true">
      {isLong && <p>{message}</p>}
    </div>
  )
}
