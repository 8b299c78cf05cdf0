import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react'
import { completeMention, completionsFor, type Mention, mentionAt } from '../../shared/meeting/capture/people'
import { type EntryField, useWriteWithCaret } from './entry-field'
import styles from './use-mentions.module.css'

type Options = {
  field: RefObject<EntryField | null>
  text: string
  write: (text: string) => void
  /** Called only while an `@` is being typed. */
  people: () => readonly string[]
  isOff: boolean
}

type Mentions = {
  /** The field's attributes while the list is open; otherwise empty. */
  fieldProps: Record<string, string | boolean | undefined>
  /** The list, to be rendered next to the field in a positioned element. */
  list: ReactNode
  /** To be called whenever the text or the caret has changed. */
  updateMention: () => void
  close: () => void
  /** True if the list handled the key. */
  onKeyDown: (event: KeyboardEvent) => boolean
}

/**
 * Completes names after an `@`: shows a combobox's list while one is typed, operated by arrows, Enter or Tab, Esc, or a
 * click.
 */
export const useMentions = ({ field, text, write, people, isOff }: Options): Mentions => {
  const id = useId()
  const [mention, setMention] = useState<Mention>()
  const [dismissed, setDismissed] = useState<number>()
  const [active, setActive] = useState(0)
  const writeWithCaret = useWriteWithCaret(field, write)
  const isOpening = !isOff && mention !== undefined && mention.from !== dismissed && text[mention.from] === '@'
  const names = isOpening ? completionsFor(mention.query, people()) : []
  const at = Math.min(active, names.length - 1)

  const close = (): void => setMention(undefined)
  const updateMention = (): void => {
    const element = field.current
    if (!element || isOff) return
    const next = mentionAt(element.value, element.selectionStart ?? element.value.length)
    if (next?.from !== mention?.from || next?.query !== mention?.query) {
      setMention(next)
      setActive(0)
    }
    if (next?.from !== dismissed) setDismissed(undefined)
  }
  const choose = (name: string | undefined): void => {
    const caret = field.current?.selectionStart ?? text.length
    if (!mention || name === undefined) return
    const done = completeMention(text, caret, mention, name)
    writeWithCaret(done.text, done.caret)
    close()
  }
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (names.length === 0 || event.altKey || event.ctrlKey || event.metaKey) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setActive((at + step + names.length) % names.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) choose(names[at])
    else if (event.key === 'Escape') setDismissed(mention?.from)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  if (names.length === 0) return { fieldProps: {}, list: null, updateMention, close, onKeyDown }
  return {
    fieldProps: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-expanded': true,
      'aria-controls': `${id}-list`,
      'aria-activedescendant': `${id}-${at}`,
    },
    list: (
      <div id={`${id}-list`} role="listbox" aria-label="People" className={styles.list}>
        {names.map((name, index) => (
          <div
            key={name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            dir="auto"
            className={styles.option}
            onPointerMove={() => setActive(index)}
            onMouseDown={(event) => {
              // The field keeps the focus.
              event.preventDefault()
              choose(name)
            }}
          >
            {name}
          </div>
        ))}
      </div>
    ),
    updateMention,
    close,
    onKeyDown,
  }
}
