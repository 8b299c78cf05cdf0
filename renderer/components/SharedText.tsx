import { Suspense, useId, useState } from 'react'
import type * as Y from 'yjs'
import { later } from '../later'
import { useOpenMeeting } from '../stores/meeting-context'
import styles from './SharedText.module.css'

const Editor = later(() => import('./SharedTextEditor').then((module) => module.SharedTextEditor))

export type SharedTextProps = {
  /** The live text; undefined while its row is being removed. */
  text: Y.Text | undefined
  /** What it says now, from the mirror. */
  value: string
  /** The accessible name. */
  label: string
  placeholder?: string
  /** As the meeting is, unless said otherwise. */
  isReadOnly?: boolean
  /** Enter makes a new line; otherwise Enter leaves the text (and calls `onEnter`). */
  isMultiline?: boolean
  onEnter?: () => void
  /** Backspace in an empty text. */
  onEmptyBackspace?: () => void
  size?: 's' | 'm' | 'l'
  autoFocus?: boolean
}

/**
 * A long text that several people edit at once. It is plain text until it is focused; only then an editor with the
 * others' carets is mounted, so that a page of four hundred texts stays light.
 */
export const SharedText = (props: SharedTextProps) => {
  const { text, value, label, placeholder, isMultiline = false, size = 's', autoFocus } = props
  const meeting = useOpenMeeting()
  const isReadOnly = props.isReadOnly ?? meeting.isReadOnly
  const [caret, setCaret] = useState<number | undefined>(autoFocus ? value.length : undefined)
  const hint = useId()
  const plain = (
    // biome-ignore lint/a11y/useSemanticElements: it becomes an editor on focus; until then it must wrap like text
    <div
      role="textbox"
      tabIndex={0}
      aria-label={label}
      aria-multiline={isMultiline}
      aria-readonly={isReadOnly}
      aria-placeholder={placeholder}
      className={styles.plain}
      data-empty={value === '' || undefined}
      onMouseDown={(event) => {
        if (isReadOnly || !text || event.button !== 0) return
        event.preventDefault()
        setCaret(caretAt(event.clientX, event.clientY, event.currentTarget) ?? value.length)
      }}
      onFocus={() => {
        if (!isReadOnly && text) setCaret((at) => at ?? value.length)
      }}
    >
      {value || <span id={hint}>{placeholder ?? label}</span>}
    </div>
  )
  return (
    <div className={styles.shared} data-size={size}>
      {caret === undefined || !text ? (
        plain
      ) : (
        <Suspense fallback={plain}>
          <Editor {...props} text={text} caret={caret} onLeave={() => setCaret(undefined)} />
        </Suspense>
      )}
    </div>
  )
}

/** The index in the element's text that a point of the screen falls on. */
const caretAt = (x: number, y: number, inside: Element): number | undefined => {
  const position = document.caretPositionFromPoint?.(x, y)
  return position && inside.contains(position.offsetNode) && position.offsetNode.nodeType === Node.TEXT_NODE
    ? position.offset
    : undefined
}
