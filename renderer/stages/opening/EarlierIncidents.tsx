import { useState } from 'react'
import { addDays } from '../../../shared/meeting/business-days'
import { dueText } from '../../../shared/meeting/capture/due'
import {
  actionStatuses,
  actionStatusLabels,
  type Commitment,
  type CommitmentChanges,
  isPastDue,
} from '../../../shared/meeting/commitments'
import { countText, dateText, numberText } from '../../../shared/meeting/format'
import type { FollowUpDocument, Repeat } from '../../../shared/protocol/follow-up'
import { Button } from '../../components/Button'
import { DropDialog } from '../../components/DropDialog'
import { Link } from '../../components/Link'
import { usePresented } from '../../components/presented'
import { Select, toOptions } from '../../components/Select'
import { toast } from '../../components/Toasts'
import { Waiting } from '../../components/Waiting'
import { localDate } from '../../local-date'
import { changeAction } from '../../stores/follow-up-changes'
import { useEditing, useOpenMeeting } from '../../stores/meeting-context'
import styles from './Earlier.module.css'
import { useEarlier } from './use-earlier'

/** As many as a short opening has time for; the others follow on request. */
const MAX_SHOWN = 4

/** What is still open from earlier incidents, the same services first, and incidents that this one resembles. */
export const EarlierIncidents = () => {
  const { earlier, failure, isUnknown, refresh } = useEarlier()
  const isPresented = usePresented()
  if (isUnknown) return isPresented ? null : <Waiting message="Looking for earlier incidents…" />
  const { documents, repeats } = earlier ?? { documents: [], repeats: [] }
  const problem = isPresented ? undefined : failure
  if (!problem && documents.length === 0 && repeats.length === 0) return null
  return (
    <section aria-labelledby="opening-earlier" className={styles.section}>
      <h3 id="opening-earlier">Earlier incidents</h3>
      {problem && (
        <div className={styles.problem}>
          <p role="alert">
            {earlier ? 'This may be out of date.' : 'What is open from earlier incidents is not known.'}{' '}
            {problem.sentence}
          </p>
          <Button size="small" onClick={() => void refresh()}>
            Try again
          </Button>
        </div>
      )}
      {repeats.length > 0 && (
        <ul>
          {repeats.map((repeat) => (
            <RepeatItem key={repeat.id} repeat={repeat} />
          ))}
        </ul>
      )}
      {documents.length > 0 && <OpenActions documents={documents} onChange={() => void refresh()} />}
    </section>
  )
}

const RepeatItem = ({ repeat: { id, title, day, services, shared, openActions } }: { repeat: Repeat }) => (
  <li className={styles.repeat}>
    <p>
      This may have happened before: <DocumentLink id={id} title={title} />
    </p>
    <p className={styles.small} dir="auto">
      {[
        dateText(Date.parse(day)),
        [...services, ...shared].join(', '),
        openActions > 0 ? `${countText(openActions, 'action')} still open` : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  </li>
)

/** Present shows the title alone, since nothing on it can be pressed. */
const DocumentLink = ({ id, title, row }: { id: string; title: string; row?: string }) =>
  usePresented() ? (
    <bdi>{title}</bdi>
  ) : (
    <Link to={{ screen: 'document', id, mode: 'report', ...(row && { row }) }} dir="auto">
      {title}
    </Link>
  )

type ListProps = { documents: readonly FollowUpDocument[]; onChange: () => void }

const OpenActions = ({ documents, onChange }: ListProps) => {
  const [isAll, setIsAll] = useState(false)
  const { session } = useOpenMeeting()
  const today = localDate(session.clock.now())
  const all = documents.flatMap((document) => document.actions.map((action) => ({ document, action })))
  return (
    <>
      <h4 className={styles.heading}>Still open from them</h4>
      <ul>
        {(isAll ? all : all.slice(0, MAX_SHOWN)).map(({ document, action }) => (
          <OpenAction key={`${document.id} ${action.id}`} {...{ document, action, today, onChange }} />
        ))}
      </ul>
      {all.length > MAX_SHOWN && (
        <Button look="quiet" size="small" onClick={() => setIsAll(!isAll)}>
          {isAll ? 'Show fewer' : `Show all ${numberText(all.length)}`}
        </Button>
      )}
    </>
  )
}

const statusOptions = toOptions(actionStatuses, actionStatusLabels)

type ItemProps = { document: FollowUpDocument; action: Commitment; today: string; onChange: () => void }

const OpenAction = ({ document, action, today, onChange }: ItemProps) => {
  const isPresented = usePresented()
  const { isReadOnly } = useEditing()
  const [isDropping, setIsDropping] = useState(false)
  const change = async (changes: CommitmentChanges): Promise<void> => {
    const outcome = await changeAction({ documentId: document.id, actionId: action.id }, action, changes)
    if (outcome === 'conflict') toast('Someone else has just changed this action. You see it as it is now.')
    else if (outcome !== 'changed') toast(outcome.sentence)
    onChange()
  }
  const canChange = !isReadOnly && !isPresented && document.readOnlyReason === undefined
  const isLate = isPastDue(action, today)
  // Nothing that names a person is on the screen that the room watches.
  const facts = [isPresented ? '' : action.owner || 'No owner', document.title]
  return (
    <li className={styles.action}>
      <div>
        <p dir="auto">{action.text || 'Untitled action'}</p>
        <p className={styles.small} dir="auto">
          {facts.filter(Boolean).join(' · ')}
        </p>
      </div>
      <span className={styles.due} data-overdue={isLate || undefined}>
        {isLate && 'Overdue · '}
        {dueText(action.due, today) || 'No date'}
      </span>
      {canChange && (
        <div className={styles.controls}>
          <Select
            label={`Status of ${action.text.trim() || 'untitled action'}`}
            isLabelHidden
            look="inline"
            value={action.status}
            options={statusOptions}
            onChange={(status) => {
              if (status === 'dropped') setIsDropping(true)
              else void change({ status })
            }}
          />
          <Button size="small" look="quiet" onClick={() => void change({ due: addDays(today, 14) })}>
            Two more weeks
          </Button>
        </div>
      )}
      {isDropping && (
        <DropDialog
          text={action.text}
          onClose={() => setIsDropping(false)}
          onDrop={(droppedBecause) => void change({ status: 'dropped', droppedBecause })}
        />
      )}
    </li>
  )
}
