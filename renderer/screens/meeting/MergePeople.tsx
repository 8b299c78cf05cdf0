import { useState } from 'react'
import { areMerged, mergePeople, separatePeople } from '../../../shared/meeting/people'
import { Button } from '../../components/Button'
import { Select } from '../../components/Select'
import { toast } from '../../components/Toasts'
import { undoAction } from '../../components/use-removal'
import { useEditing, useMeeting } from '../../stores/meeting-context'
import styles from './PeopleDialog.module.css'

/** When the form opens, the focus moves to its first select. */
const focusFirstChoice = (form: HTMLElement | null): void => form?.querySelector('select')?.focus()

/** Merges two entries of the roster that are the same person. */
export const MergePeople = () => {
  const { doc, isReadOnly } = useEditing()
  const people = useMeeting((snapshot) => snapshot.roster)
  const [isOpen, setIsOpen] = useState(false)
  const [goneId, setGoneId] = useState('')
  const [keepId, setKeepId] = useState('')
  if (isReadOnly || people.length < 2) return null
  if (!isOpen) {
    return (
      <p className={styles.take}>
        <Button look="quiet" onClick={() => setIsOpen(true)}>
          Merge two entries of one person
        </Button>
      </p>
    )
  }
  const options = [
    { value: '', label: 'Choose a person' },
    ...people.map(({ id, name }) => ({ value: id, label: name.trim() || 'No name' })),
  ]
  const gone = people.find(({ id }) => id === goneId)
  const keep = people.find(({ id }) => id === keepId)
  const close = (): void => {
    setIsOpen(false)
    setGoneId('')
    setKeepId('')
  }
  return (
    <div className={styles.take} ref={focusFirstChoice}>
      <Select label="This entry" value={goneId} options={options} onChange={setGoneId} />
      <Select
        label="is the same person as"
        value={keepId}
        options={options.filter(({ value }) => value === '' || value !== goneId)}
        onChange={setKeepId}
      />
      <p>They become one person. Their role, agreement and actions are kept.</p>
      <div className={styles.buttons}>
        <Button
          look="primary"
          disabled={!gone || !keep || gone === keep}
          onClick={() => {
            if (!gone || !keep) return
            mergePeople(doc, keep, gone)
            close()
            toast(
              `${gone.name} and ${keep.name} are one person now.`,
              undoAction(
                doc,
                () => areMerged(doc, keep, gone),
                () => separatePeople(doc, keep, gone),
              ),
            )
          }}
        >
          Merge
        </Button>
        <Button onClick={close}>Cancel</Button>
      </div>
    </div>
  )
}
