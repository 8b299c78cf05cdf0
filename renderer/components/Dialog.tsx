import { X } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { Button } from './Button'
import styles from './Dialog.module.css'
import { useModal } from './use-modal'

type Props = {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons at the bottom; the last one is the primary action. */
  actions?: ReactNode
  size?: 's' | 'm' | 'l' | 'xl'
  /** The heading is hidden; the title remains the accessible name. */
  isBare?: boolean
  /** It is visible only after a second, though modal at once: for what is usually over before. */
  isLate?: boolean
}

/** A modal dialog: the browser's own, which traps the focus and restores it afterwards. Esc closes it. */
export const Dialog = ({ title, onClose, children, actions, size = 'm', isBare = false, isLate = false }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useModal(dialog)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click outside the dialog closes it; on the keyboard, Esc does
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-size={size}
      data-late={isLate || undefined}
      aria-labelledby={isBare ? undefined : heading}
      aria-label={isBare ? title : undefined}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className={styles.sheet}>
        {!isBare && (
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
        )}
        <div className={styles.body}>{children}</div>
        {actions && <div className={styles.actions}>{actions}</div>}
        {/* Last, so that the focus first goes to the content of the dialog. */}
        {!isBare && (
          <div className={styles.close}>
            <Button look="quiet" size="small" icon={<X />} label="Close" keys="Escape" onClick={onClose} />
          </div>
        )}
      </div>
    </dialog>
  )
}
