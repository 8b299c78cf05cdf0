import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useState } from 'react'
import { isComposing } from '../commands/keys'
import { useOpenMeeting } from '../stores/meeting-context'
import styles from './NewRow.module.css'

type Props = {
  /** Names the draft within its document; the same place brings the same draft back after a crash. */
  place: string
  label: string
  placeholder: string
  /** Takes the line in. Called on Enter with text that is not empty. */
  onAdd: (text: string) => void
  /** Beside the line: what was understood of it so far. */
  aside?: (text: string) => ReactNode
  /** The button that adds, e.g. `Add event`. */
  button?: string
  size?: 's' | 'm'
  isDisabled?: boolean
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  ref?: Ref<HTMLInputElement>
}

/** A row before it is one: its author's own until Enter, safe against a crash, seen by nobody else. */
export const NewRow = (props: Props) => {
  const { place, label, placeholder, onAdd, aside, button, size = 's', isDisabled = false, onKeyDown, ref } = props
  const { session, isReadOnly } = useOpenMeeting()
  const [text, setText] = useState(() => session.drafts.read(place))
  useEffect(() => session.drafts.subscribe(() => setText(session.drafts.read(place))), [session, place])
  if (isReadOnly) return null

  const write = (next: string): void => {
    setText(next)
    session.drafts.write(place, next)
  }
  const add = (): void => {
    if (!text.trim()) return
    onAdd(text.trim())
    write('')
  }
  return (
    <form
      className={styles.row}
      data-size={size}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <input
        ref={ref}
        className={styles.input}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        disabled={isDisabled}
        autoComplete="off"
        onChange={({ target }) => write(target.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Escape') event.currentTarget.blur()
          onKeyDown?.(event)
        }}
      />
      {aside?.(text)}
      {button && (
        <button type="submit" className={styles.add} disabled={isDisabled}>
          {button}
        </button>
      )}
    </form>
  )
}
