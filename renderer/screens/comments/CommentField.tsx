import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react'
import { isComposing } from '../../commands/keys'
import { Button } from '../../components/Button'
import { entryFieldProps } from '../../components/entry-field-props'
import { GrowingField } from '../../components/GrowingField'
import { useMentions } from '../../components/use-mentions'
import { useFieldWording } from '../../language/use-field-wording'
import { useMeeting } from '../../stores/meeting-context'
import { useDraft } from '../../stores/use-draft'
import styles from './Comments.module.css'

type Props = {
  draftKey: string
  label: string
  placeholder: string
  /** The button that adds, e.g. `Comment`. */
  button: string
  onAdd: (text: string) => void
  ref?: Ref<HTMLTextAreaElement>
}

/** The field for a comment. Until Enter adds it, its text is a private draft that survives a crash. */
export const CommentField = ({ draftKey, label, placeholder, button, onAdd, ref }: Props) => {
  const [text, write] = useDraft(draftKey)
  const roster = useMeeting((snapshot) => snapshot.roster)
  const field = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(ref, () => field.current, [])
  const people = () => [...new Set(roster.map(({ name }) => name))].filter((name) => name.trim() !== '')
  const mentions = useMentions({ field, text, write, people, isOff: false })
  const wording = useFieldWording({ field, draftKey, text })
  const add = (): void => {
    const written = text.trim()
    if (!written) return
    wording.carryOver(written)
    write('')
    onAdd(written)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event) || mentions.onKeyDown(event)) return
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return
    event.preventDefault()
    add()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <GrowingField
        ref={field}
        maxLines={8}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        {...entryFieldProps({ mentions, wording })}
        onChange={({ target }) => {
          write(target.value)
          mentions.updateMention()
        }}
        onKeyDown={onKeyDown}
      >
        {mentions.list}
        {wording.layers}
      </GrowingField>
      <div className={styles.send}>
        <span className={styles.hint}>@ mentions someone</span>
        <Button type="submit" size="small" disabled={text.trim() === ''}>
          {button}
        </Button>
      </div>
    </form>
  )
}
