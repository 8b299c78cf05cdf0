import { type KeyboardEvent, type ReactNode, type Ref, useId, useImperativeHandle, useRef } from 'react'
import { ADDITION } from '../../shared/crdt/origins'
import {
  describeLine,
  type EntryContext,
  type EntryLine,
  type EntryReading,
  readEntryLine,
  readEntryLines,
} from '../../shared/meeting/capture/line'
import { isComposing } from '../commands/keys'
import { useFieldWording } from '../language/use-field-wording'
import { useOpenMeeting } from '../stores/meeting-context'
import { announce } from '../stores/ui'
import { useDraft } from '../stores/use-draft'
import { useEntryContext } from '../stores/use-entry-context'
import { entryFieldProps } from './entry-field-props'
import styles from './NewRow.module.css'
import { type TextLimit, tooLongMessage } from './text-limit'
import { useMentions } from './use-mentions'
import { usePastedRows } from './use-pasted-rows'
import { useStayInView } from './use-stay-in-view'

type Props = {
  /** Names the draft within its document; the same key restores the same draft after a crash. */
  draftKey: string
  label: string
  placeholder: string
  /** Adds the line. Called on Enter if there is text, and for each pasted line. */
  onAdd: (text: string, line: EntryLine) => void
  /** What the line is parsed for besides its text; shown below it. */
  reads?: EntryReading
  /** How to parse the line, if it differs from the rest of the document. */
  contextOf?: (context: EntryContext) => EntryContext
  /** Describes what else is understood from a line, for the preview of several. */
  describe?: (line: EntryLine) => string
  /** Shown next to the line, given what has been parsed so far. */
  aside?: (line: EntryLine) => ReactNode
  /** The button that adds, e.g. `Add event`. */
  button?: string
  size?: 's' | 'm'
  isDisabled?: boolean
  /** Accepts one row only: several pasted lines stay one. */
  isSingle?: boolean
  /** A longer text stays in the field, below which a sentence says what to do. */
  limit?: TextLimit
  /** Whether it is prose, whose wording is checked; false for names. */
  isProse?: boolean
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  ref?: Ref<HTMLInputElement>
}

/** The field for a new row. Until Enter adds it, its text is a private draft that survives a crash. */
export const NewRow = (props: Props) => {
  const { draftKey, label, placeholder, onAdd, reads = 'text', contextOf, aside, button, size = 's', ref } = props
  const { describe, isDisabled = false, isSingle = false, isProse = true, limit, onKeyDown } = props
  const { session, isReadOnly } = useOpenMeeting()
  const [text, write] = useDraft(draftKey)
  const entryContext = useEntryContext()
  const context = (): EntryContext => contextOf?.(entryContext()) ?? entryContext()
  const field = useRef<HTMLInputElement>(null)
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => field.current, [])
  const stayInView = useStayInView(field)
  const hint = useId()
  const mentions = useMentions({ field, text, write, people: () => context().people, isOff: reads !== 'assignment' })
  const pasted = usePastedRows({
    field,
    text,
    write,
    isOff: isSingle,
    reads,
    read: (lines) => readEntryLines(lines, reads, context()),
    understood: (line) => [describeLine(line, context()), describe?.(line)].filter(Boolean).join(' · '),
    addAll: (lines) => {
      session.doc.transact(() => {
        for (const line of lines) onAdd(line.text, line)
      }, ADDITION)
      announce(`Added ${lines.length} rows`)
      stayInView()
    },
  })
  const wording = useFieldWording({ field, draftKey, text, isOff: isReadOnly || !isProse })
  if (isReadOnly) return null

  const isRead = reads !== 'text' && text.trim() !== ''
  const now = isRead || aside ? context() : undefined
  const line = now && readEntryLine(text, reads, now)
  const problem = limit && tooLongMessage(text, limit)
  const hasHint = reads !== 'text' || limit !== undefined
  const add = (): void => {
    if (!text.trim() || problem) return
    const typed = readEntryLine(text, reads, context())
    wording.carryOver(typed.text)
    onAdd(typed.text, typed)
    write('')
    stayInView()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <div className={styles.row} data-size={size} data-has-aside={aside !== undefined}>
        {mentions.list}
        <input
          ref={field}
          className={styles.input}
          aria-label={label}
          aria-describedby={hasHint ? hint : undefined}
          aria-invalid={problem ? true : undefined}
          placeholder={placeholder}
          value={text}
          disabled={isDisabled}
          autoComplete="off"
          dir="auto"
          {...entryFieldProps({ mentions, pasted, wording })}
          onChange={({ target }) => {
            write(target.value)
            mentions.updateMention()
          }}
          onKeyDown={(event) => {
            if (isComposing(event) || mentions.onKeyDown(event)) return
            if (event.key === 'Escape') event.currentTarget.blur()
            onKeyDown?.(event)
          }}
        />
        {wording.layers}
        {line && aside?.(line)}
        {button && (
          <button type="submit" className={styles.add} disabled={isDisabled}>
            {button}
          </button>
        )}
      </div>
      {hasHint && (
        <p id={hint} className={styles.hint} data-problem={problem ? true : undefined} aria-live={limit && 'polite'}>
          {problem ?? (isRead && line && now && describeLine(line, now))}
        </p>
      )}
      {pasted.preview}
    </form>
  )
}
