import type { ComponentPropsWithRef, CSSProperties, ReactNode } from 'react'
import styles from './GrowingField.module.css'

type Props = Omit<ComponentPropsWithRef<'textarea'>, 'value' | 'children'> & {
  value: string
  /** How high it grows; beyond that it scrolls. */
  maxLines: number
  /** Whether it stands on the color that fields have elsewhere. */
  isOnSurface?: boolean
  /** What belongs to the field and floats around it. */
  children?: ReactNode
}

/** A field as high as what is typed, without measuring: a copy of the text makes it so. */
export const GrowingField = ({ maxLines, isOnSurface, children, ...field }: Props) => (
  <div
    className={styles.grow}
    data-text={field.value}
    data-on-surface={isOnSurface || undefined}
    style={{ '--max-lines': maxLines } as CSSProperties}
  >
    {children}
    <textarea rows={1} className={styles.input} autoComplete="off" dir="auto" {...field} />
  </div>
)
