import type { ReactNode } from 'react'
import styles from './PanelHeader.module.css'

/** The heading of a section in a side panel, with its buttons. */
export const PanelHeader = ({ children }: { children: ReactNode }) => (
  <header className={styles.header}>{children}</header>
)
