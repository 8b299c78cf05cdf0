import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

type Props = {
  /** One sentence that says what belongs here. */
  message: string
  /** An example, in gray. */
  example?: ReactNode
  /** The one button. */
  action?: ReactNode
}

/** Shown in place of an empty list: says what belongs there and how to add it. */
export const EmptyState = ({ message, example, action }: Props) => (
  <div className={styles.empty}>
    <p className={styles.message}>{message}</p>
    {example && <p className={styles.example}>{example}</p>}
    {action}
  </div>
)
