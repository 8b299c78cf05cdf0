import { Trash2 } from 'lucide-react'
import { memo, useMemo, useRef } from 'react'
import { type Note, notes } from '../../../shared/meeting/notes'
import { type Command, useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { RemovedNote } from '../../components/RemovedNote'
import { SharedText } from '../../components/SharedText'
import { useRemoval } from '../../components/use-removal'
import { useRowNavigation } from '../../components/use-row-navigation'
import { useEditing, useRows } from '../../stores/meeting-context'
import styles from './StageNotes.module.css'

const useStageNotes = (stage: string): Note[] => {
  const all = useRows('notes')
  return useMemo(() => all.filter((note) => note.stage === stage), [all, stage])
}

/** In the stage's heading: how many notes there are, with a link to them. */
export const NotesButton = ({ stage }: { stage: string }) => {
  const { length } = useStageNotes(stage)
  const command: Command = {
    id: 'notes',
    label: 'Notes of this stage',
    group: 'Meeting',
    keys: 'Alt+Shift+N',
    isEnabled: length > 0,
    run: () => {
      const heading = document.getElementById(headingId)
      heading?.scrollIntoView?.({ block: 'start' })
      heading?.focus({ preventScroll: true })
    },
  }
  useCommands([command])
  if (length === 0) return null
  return (
    <Button look="quiet" size="small" keys={command.keys} title="Go to the notes" onClick={command.run}>
      {length === 1 ? '1 note' : `${length} notes`}
    </Button>
  )
}

const headingId = 'stage-notes'

/** The notes of a stage; renders nothing while there are none. */
export const StageNotes = ({ stage }: { stage: string }) => {
  const { isReadOnly } = useEditing()
  const remove = useRemoval(notes)
  const own = useStageNotes(stage)
  const list = useRef<HTMLUListElement>(null)
  const walk = useRowNavigation({ list, ...(isReadOnly ? {} : { onRemove: remove }) })
  if (own.length === 0) return null
  return (
    <section className={styles.notes} aria-labelledby={headingId}>
      <h3 id={headingId} tabIndex={-1}>
        Notes
      </h3>
      <ul ref={list} {...walk}>
        {own.map((note) => (
          <Row key={note.id} note={note} onRemove={remove} />
        ))}
      </ul>
    </section>
  )
}

const Row = memo(({ note, onRemove }: { note: Note; onRemove: (id: string) => void }) => {
  const { doc, isReadOnly } = useEditing()
  return (
    <li className={styles.row} data-row={note.id} tabIndex={-1}>
      <div className={styles.text} data-cell="text">
        <SharedText text={notes.text(doc, note.id, 'text')} value={note.text} label="Note" isReadOnly={isReadOnly} />
        <RemovedNote collection={notes} id={note.id} />
      </div>
      {!isReadOnly && (
        <div className="on-hover">
          <Button look="quiet" size="small" icon={<Trash2 />} label="Remove note" onClick={() => onRemove(note.id)} />
        </div>
      )}
    </li>
  )
})
