import { type ReactNode, useId } from 'react'
import styles from './ExportDialog.module.css'

/** Ways to export of one kind, under its name. */
export const ExportGroup = ({ title, children }: { title: string; children: ReactNode }) => {
  const heading = useId()
  return (
    <section className={styles.group}>
      <h3 id={heading}>{title}</h3>
      <ul className={styles.ways} aria-labelledby={heading}>
        {children}
      </ul>
    </section>
  )
}

type Props = {
  label: string
  description: string
  /** Its buttons. */
  children: ReactNode
}

/** A way to export: what it is for, and the buttons that do it. */
export const ExportWay = ({ label, description, children }: Props) => (
  <li>
    <div className={styles.text}>
      <h4>{label}</h4>
      <p>{description}</p>
    </div>
    <div className={styles.buttons}>{children}</div>
  </li>
)
