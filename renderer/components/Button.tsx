import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import type { Keys } from '../commands/keys'
import { formatAriaKeys, formatKeys } from '../commands/registry'
import styles from './Button.module.css'
import { usePresented } from './presented'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
  /** `primary`: what to do next, at most one per view. `quiet`: no frame until hovered. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  size?: 'small' | 'normal'
  icon?: ReactNode
  /** The combination that does the same, e.g. `Alt+N`; shown in the tooltip. */
  keys?: Keys
  /** The accessible name of a button that only shows an icon. */
  label?: string
  ref?: Ref<HTMLButtonElement>
}

/** A button; renders nothing in Present and in the report. */
export const Button = (props: Props) => (usePresented() ? null : <LiveButton {...props} />)

const LiveButton = ({ look = 'plain', size = 'normal', icon, keys, label, children, title, ...rest }: Props) => (
  <button
    type="button"
    {...rest}
    className={styles.button}
    data-look={look}
    data-size={size}
    data-icon-only={children === undefined || undefined}
    aria-label={label ?? rest['aria-label']}
    aria-keyshortcuts={keys && formatAriaKeys(keys)}
    title={[title ?? label, keys && `(${formatKeys(keys)})`].filter(Boolean).join(' ') || undefined}
  >
    {icon && (
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
    )}
    {children}
  </button>
)
