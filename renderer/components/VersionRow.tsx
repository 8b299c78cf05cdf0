import type { ReactNode } from 'react'
import styles from './VersionRow.module.css'

type Props = {
  name: ReactNode
  /** When it was kept, by whom and the like. */
  facts: string
  /** The buttons. */
  children: ReactNode
}

/** An earlier state of a postmortem in a list of them. */
export const VersionRow = ({ name, facts, children }: Props) => (
  <li className={styles.row}>
    <div className={styles.about}>
      {name}
      <span className={styles.facts} dir="auto">
        {facts}
      </span>
    </div>
    {children && <div className={styles.actions}>{children}</div>}
  </li>
)
