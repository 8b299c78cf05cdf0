import { type KeyboardEvent, useCallback, useId, useState } from 'react'
import type * as Y from 'yjs'
import { LOCAL } from '../../shared/crdt/origins'
import { isComposing, producesText } from '../commands/keys'
import { lazyWithPreload } from '../lazy-with-preload'
import { platform } from '../platform'
import { useOpenMeeting } from '../stores/meeting-context'
import { takeCaret } from './caret-memory'
import { TextCommentMark } from './comments/CommentMark'
import { Overlay } from './Overlay'
import { usePresented } from './presented'
import styles from './SharedText.module.css'

const Editor = lazyWithPreload(() => import('./SharedTextEditor').then((module) => module.SharedTextEditor))

export type SharedTextProps = {
  /** The live text; undefined while its row is being removed. */
  text: Y.Text | undefined
  /** Its current text, from the snapshot. */
  value: string
  /** The accessible name. */
  label: string
  placeholder?: string
  /** The meeting's own state by default. */
  isReadOnly?: boolean
  /** Enter makes a new line; otherwise Enter leaves the text (and calls `onEnter`). */
  isMultiline?: boolean
  onEnter?: () => void
  /** Backspace in an empty text. */
  onEmptyBackspace?: () => void
  size?: 's' | 'm' | 'l'
}

/** A text that several people edit at once; in Present and in the report, only the text. */
export const SharedText = (props: SharedTextProps) => (usePresented() ? <Text {...props} /> : <LiveText {...props} />)

const Text = ({ text, value, size = 's' }: SharedTextProps) =>
  value && (
    <div className={styles.shared} data-size={size}>
      <p className={styles.presented} dir="auto">
        {value}
      </p>
      {text && <TextCommentMark text={text} />}
    </div>
  )

/**
 * A long text that several people edit at once. It is plain text until it is focused; only then an editor with the
 * others' carets is mounted, so that a page of four hundred texts stays fast. The plain text stays, and accepts typing,
 * until the editor is loaded.
 */
const LiveText = (props: SharedTextProps) => {
  const { text, value, label, placeholder, isMultiline = false, size = 's' } = props
  const meeting = useOpenMeeting()
  const isReadOnly = props.isReadOnly ?? meeting.isReadOnly
  const [caret, setCaret] = useState<number>()
  const [isEditorShown, setIsEditorShown] = useState(false)
  const hint = useId()
  const show = useCallback(() => setIsEditorShown(true), [])
  const leave = useCallback(() => {
    setCaret(undefined)
    setIsEditorShown(false)
  }, [])
  const isEditing = caret !== undefined && text !== undefined

  const typeBeforeEditorLoads = (event: KeyboardEvent<HTMLElement>): void => {
    if (!isEditing || isComposing(event)) return
    const { key } = event
    if (key === 'Escape' || (key === 'Enter' && !isMultiline)) {
      leave()
      event.currentTarget.blur()
      if (key === 'Enter') props.onEnter?.()
      return
    }
    const at = Math.min(caret, text.length)
    const letters = getTypedText(event)
    const deleted = key === 'Backspace' ? ([...text.toString().slice(0, at)].at(-1)?.length ?? 0) : 0
    if (!letters && !deleted) return
    event.preventDefault()
    text.doc?.transact(() => {
      if (deleted) text.delete(at - deleted, deleted)
      else text.insert(at, letters)
    }, LOCAL)
    setCaret(at - deleted + letters.length)
  }

  return (
    <div className={styles.shared} data-size={size}>
      {!(isEditing && isEditorShown) && (
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
            event.currentTarget.focus({ preventScroll: true })
          }}
          onFocus={() => {
            if (isReadOnly || !text) return
            const known = takeCaret(text)
            setCaret((at) => at ?? known ?? value.length)
          }}
          onBlur={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.parentElement?.contains(relatedTarget)) setCaret(undefined)
          }}
          onKeyDown={typeBeforeEditorLoads}
        >
          {value || <span id={hint}>{placeholder ?? label}</span>}
        </div>
      )}
      {isEditing && (
        <Overlay message="The text editor could not be opened." onFail={ignoreFailure}>
          <Editor {...props} text={text} caret={caret} onShown={show} onLeave={leave} />
        </Overlay>
      )}
      {text && <TextCommentMark text={text} />}
    </div>
  )
}

/** Without the editor, the plain text still accepts typing, character by character. */
const ignoreFailure = (): void => undefined

/** What a key press types; empty for other keys. */
const getTypedText = ({ key, nativeEvent }: KeyboardEvent): string => {
  if (key === 'Enter') return '\n'
  return [...key].length === 1 && producesText(nativeEvent, platform.isMac) ? key : ''
}

/** The index in the element's text at a point on the screen. */
const caretAt = (x: number, y: number, inside: Element): number | undefined => {
  const position = document.caretPositionFromPoint?.(x, y)
  return position && inside.contains(position.offsetNode) && position.offsetNode.nodeType === Node.TEXT_NODE
    ? position.offset
    : undefined
}
