import { Pencil, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { utcText } from '../../../../shared/meeting/format'
import { MAX_REVISION_NAME_LENGTH, type Revision, type RevisionKind } from '../../../../shared/meeting/revisions'
import { Button } from '../../../components/Button'
import { Dialog } from '../../../components/Dialog'
import { PlainField } from '../../../components/PlainField'
import { toast } from '../../../components/Toasts'
import { type VersionContent, VersionPage } from '../../../components/VersionPage'
import { VersionRow } from '../../../components/VersionRow'
import { useMeeting, useOpenMeeting } from '../../../stores/meeting-context'
import styles from './Revisions.module.css'
import { quoteRevision, suggestName, useRevisions } from './use-revisions'

const kindLabels: Record<RevisionKind, string> = { named: '', published: 'Published', automatic: 'Kept automatically' }

type Props = { onCompare: (id: string) => void; onClose: () => void }

/** All versions of the postmortem, newest first: to keep another one, compare, rename, restore and remove. */
export const RevisionsDialog = ({ onCompare, onClose }: Props) => {
  const { isReadOnly } = useOpenMeeting()
  const revisions = useMeeting((snapshot) => snapshot.revisions)
  const [restoring, setRestoring] = useState<Revision>()
  const [viewed, setViewed] = useState<VersionContent>()
  const { read } = useRevisions()
  const view = (revision: Revision): void => {
    const content = read(revision)
    if (content) setViewed(content)
    else toast('What this version holds isn’t here, or can’t be read.')
  }
  if (restoring) {
    return <RestoreQuestion revision={restoring} onBack={() => setRestoring(undefined)} onClose={onClose} />
  }
  if (viewed) {
    return (
      <VersionPage
        content={viewed}
        backLabel="Back to versions"
        onBack={() => setViewed(undefined)}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog title="Versions" onClose={onClose} size="l">
      <p className={styles.intro}>
        A version keeps what the postmortem says, for everyone who has it. Backups of the file are in the library.
      </p>
      {!isReadOnly && <KeepForm />}
      {revisions.length === 0 && <p className={styles.empty}>There are no versions yet.</p>}
      <ul aria-label="Versions">
        {revisions.map((revision) => (
          <RevisionRow
            key={revision.id}
            revision={revision}
            onView={() => view(revision)}
            onCompare={() => onCompare(revision.id)}
            onRestore={() => setRestoring(revision)}
          />
        ))}
      </ul>
    </Dialog>
  )
}

const KeepForm = () => {
  const { session } = useOpenMeeting()
  const { keep } = useRevisions()
  const [name, setName] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (keep(name)) setName('')
  }
  return (
    <form className={styles.keep} onSubmit={submit}>
      <input
        aria-label="Name of the version"
        value={name}
        maxLength={MAX_REVISION_NAME_LENGTH}
        placeholder={suggestName(session.clock.now())}
        dir="auto"
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" look="primary">
        Keep version
      </Button>
    </form>
  )
}

type RowProps = { revision: Revision; onView: () => void; onCompare: () => void; onRestore: () => void }

const RevisionRow = ({ revision, onView, onCompare, onRestore }: RowProps) => {
  const { isReadOnly } = useOpenMeeting()
  const { rename, remove } = useRevisions()
  const [mode, setMode] = useState<'renaming' | 'removing'>()
  const quoted = quoteRevision(revision)
  const facts = [kindLabels[revision.kind], utcText(revision.createdAt), revision.createdBy].filter(Boolean)
  return (
    <VersionRow
      facts={facts.join(' · ')}
      name={
        mode === 'renaming' ? (
          <PlainField
            label={`Name of ${quoted}`}
            isLabelHidden
            autoFocus
            value={revision.name}
            maxLength={MAX_REVISION_NAME_LENGTH}
            onCommit={(name) => rename(revision.id, name)}
            onBlur={() => setMode(undefined)}
          />
        ) : (
          <span className={styles.name} dir="auto">
            {revision.name || 'Without a name'}
          </span>
        )
      }
    >
      {mode === 'removing' ? (
        <>
          <span className={styles.note}>This can’t be undone.</span>
          <Button size="small" look="danger" aria-label={`Remove ${quoted}`} onClick={() => remove(revision)}>
            Remove
          </Button>
          <Button size="small" autoFocus onClick={() => setMode(undefined)}>
            Keep it
          </Button>
        </>
      ) : (
        <>
          <Button size="small" aria-label={`View ${quoted}`} onClick={onView}>
            View
          </Button>
          <Button size="small" aria-label={`Compare ${quoted} with now`} onClick={onCompare}>
            Compare
          </Button>
          {!isReadOnly && (
            <>
              <Button size="small" aria-label={`Restore ${quoted}`} onClick={onRestore}>
                Restore
              </Button>
              <Button
                size="small"
                look="quiet"
                icon={<Pencil />}
                label={`Rename ${quoted}`}
                onClick={() => setMode('renaming')}
              />
              <Button
                size="small"
                look="quiet"
                icon={<Trash2 />}
                label={`Remove ${quoted}`}
                onClick={() => setMode('removing')}
              />
            </>
          )}
        </>
      )}
    </VersionRow>
  )
}

type QuestionProps = { revision: Revision; onBack: () => void; onClose: () => void }

/** What restoring a version does, before it is done. */
export const RestoreQuestion = ({ revision, onBack, onClose }: QuestionProps) => {
  const { restore } = useRevisions()
  const isRunning = useMeeting((snapshot) => snapshot.run.state.phase === 'running')
  const [isRestoring, setIsRestoring] = useState(false)
  const start = (): void => {
    setIsRestoring(true)
    void restore(revision).then((isDone) => (isDone ? onClose() : setIsRestoring(false)))
  }
  return (
    <Dialog
      title="Restore this version?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onBack}>Back</Button>
          <Button look="primary" disabled={isRestoring} onClick={start}>
            Restore version
          </Button>
        </>
      }
    >
      <div className={styles.question}>
        <p className={styles.name} dir="auto">
          {revision.name || 'Without a name'}
        </p>
        {isRunning && <p className={styles.warning}>The meeting is running. Everyone in it sees this at once.</p>}
        <p>
          The postmortem will say what it said then. What was added since moves to the trash. What it says now is kept
          as a version first, and you can undo this.
        </p>
        <p className={styles.intro}>
          People, the agenda, the clock, votes, feedback and comments stay as they are: they belong to the meeting, not
          to a version.
        </p>
      </div>
    </Dialog>
  )
}
