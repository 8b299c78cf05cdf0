import { type ReactNode, useEffect, useId, useRef } from 'react'
import { isComposing, isTyping, type Keys, matchesStroke } from '../commands/keys'
import { platform } from '../platform'
import { Button } from './Button'
import styles from './ReviewWindow.module.css'
import { useModal } from './use-modal'

/** The keys of the button that submits; no shortcuts of the app work in a dialog. */
const SUBMIT_KEYS: Keys = 'Mod+Enter'

type Props = {
  title: string
  /** How much there is to look through. */
  numbers: ReactNode
  /** Buttons before the two that end the review. */
  buttons?: ReactNode
  /** Without it, there is nothing to submit. */
  submitLabel?: string
  canSubmit?: boolean
  onSubmit?: () => void
  cancelLabel?: string
  canCancel?: boolean
  onCancel: () => void
  /** What Esc does, if it is not what Cancel does. */
  onEscape?: () => void
  /** Whether files and text that are dropped or pasted join what is looked through. */
  takesRecords?: boolean
  children: ReactNode
}

/** A window over the page in which to look through something before any of it is written. */
export const ReviewWindow = (props: Props) => {
  const {
    title,
    numbers,
    buttons,
    submitLabel,
    canSubmit = false,
    onSubmit,
    canCancel = true,
    onCancel,
    children,
  } = props
  const { cancelLabel = 'Cancel', onEscape = onCancel, takesRecords } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const submit = useRef<HTMLButtonElement>(null)
  const heading = useId()
  useModal(dialog)
  // What is there from the beginning has the keyboard, not the first button.
  useEffect(() => {
    dialog.current?.querySelector<HTMLElement>('[role="grid"], [data-review-list]')?.focus({ preventScroll: true })
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.window}
      data-takes-records={takesRecords}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onEscape()
      }}
      onKeyDown={(event) => {
        const rows = dialog.current?.querySelector<HTMLElement>('[role="grid"]')
        if (event.key === 'Escape' && isTyping(event.target) && rows && !isComposing(event)) {
          // Esc in a field gives up what was typed and steps out of it; the next one closes.
          event.preventDefault()
          requestAnimationFrame(() => rows.focus())
          return
        }
        const context = { isMac: platform.isMac, isTyping: isTyping(event.target) }
        if (!matchesStroke(SUBMIT_KEYS, event.nativeEvent, context)) return
        event.preventDefault()
        submit.current?.click()
      }}
    >
      <header className={styles.top}>
        <div className={styles.heading}>
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
          <p className={styles.numbers}>{numbers}</p>
        </div>
        <div className={styles.actions}>
          {buttons}
          <Button onClick={onCancel} keys="Escape" disabled={!canCancel}>
            {cancelLabel}
          </Button>
          {submitLabel !== undefined && (
            <Button ref={submit} look="primary" keys={SUBMIT_KEYS} disabled={!canSubmit} onClick={onSubmit}>
              {submitLabel}
            </Button>
          )}
        </div>
      </header>
      {children}
    </dialog>
  )
}
