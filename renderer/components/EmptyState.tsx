import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

type Props = {
  /** One sentence that says what belongs here. */
  sentence: string
  /** How it might look, in grey. */
  example?: ReactNode
  /** The one button. */
  action?: ReactNode
}

/** A place with nothing in it yet: it teaches what to do with it. */
export const EmptyState = ({ sentence, example, action }: Props) => (
  <div className={styles.empty}>
    <p className={styles.sentence}>{sentence}</p>
    {example && <p className={styles.example}>{example}</p>}
    {action}
  </div>
)
