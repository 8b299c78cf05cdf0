import { useMemo } from 'react'
import type { IsoDate } from '../../../shared/meeting/business-days'
import { dueText } from '../../../shared/meeting/capture/due'
import { resolveName } from '../../../shared/meeting/capture/people'
import { isPastDue } from '../../../shared/meeting/commitments'
import { actionsStage } from '../../../shared/stages/actions'
import { changeAction } from '../../../shared/stages/actions/follow-up'
import {
  type Action,
  type ActionsData,
  actionStatuses,
  actions,
  setStatus,
  splitByWeight,
} from '../../../shared/stages/actions/model'
import { actionDetails, causeTexts } from '../../../shared/stages/actions/report'
import { actionStatusLabels, detailLabels, priorityLabels } from '../../../shared/stages/actions/texts'
import { CommentMark } from '../../components/comments/CommentMark'
import { DueField } from '../../components/DueField'
import { PlainField } from '../../components/PlainField'
import { Select, toOptions } from '../../components/Select'
import { usePeopleNames } from '../../components/use-people-in-room'
import { localDate } from '../../local-date'
import { useEditing, useMeeting, useOpenMeeting, useStageData } from '../../stores/meeting-context'
import styles from './ReportActions.module.css'

const statusOptions = toOptions(actionStatuses, actionStatusLabels)

/** The key or the other actions in the report, where owner, due date and status can be updated; all without a part. */
export const ReportActions = ({ part }: { part: string | undefined }) => {
  const { session } = useOpenMeeting()
  const data = useStageData(actionsStage)
  const rows = useMemo(() => {
    const { key, other } = splitByWeight(data.actions)
    return part === 'key' ? key : part === 'other' ? other : [...key, ...other]
  }, [data.actions, part])
  const today = localDate(session.clock.now())
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Action</th>
          <th scope="col">Owner</th>
          <th scope="col">Due</th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((action) => (
          <Row key={action.id} action={action} causes={data.causes} today={today} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { action: Action; causes: ActionsData['causes']; today: IsoDate }

const Row = ({ action, causes, today }: RowProps) => {
  const { doc, isReadOnly } = useEditing()
  const names = usePeopleNames()
  const name = action.text.trim() || 'untitled action'
  return (
    <tr data-row={action.id} tabIndex={-1} data-status={action.status}>
      <th scope="row" dir="auto">
        {action.text || 'Untitled action'}
        <CommentMark target={{ section: actions.name, id: action.id, field: 'text' }} offers="to the mouse" />
        <Details action={action} causes={causes} />
      </th>
      <td data-cell="owner">
        {isReadOnly ? (
          action.owner || 'No owner'
        ) : (
          <PlainField
            label={`Owner of ${name}`}
            isLabelHidden
            look="inline"
            value={action.owner}
            placeholder="No owner"
            suggestions={names}
            onCommit={(typed) => changeAction(doc, action.id, { owner: resolveName(typed, names) }, today)}
          />
        )}
      </td>
      <td data-cell="due">
        {isReadOnly ? (
          dueText(action.due, today) || 'No date'
        ) : (
          <DueField
            label={`Due date of ${name}`}
            look="inline"
            value={action.due}
            today={today}
            placeholder="No date"
            onCommit={(due) => actions.change(doc, action.id, { due })}
          />
        )}
        {isPastDue(action, today) && <p className={styles.overdue}>Overdue</p>}
      </td>
      <td data-cell="status">
        {isReadOnly ? (
          actionStatusLabels[action.status]
        ) : (
          <Select
            label={`Status of ${name}`}
            isLabelHidden
            look="inline"
            value={action.status}
            options={statusOptions}
            onChange={(status) => setStatus(doc, action.id, status, today)}
          />
        )}
        {action.status === 'dropped' && !isReadOnly && (
          <PlainField
            label={`Why ${name} was dropped`}
            isLabelHidden
            look="inline"
            value={action.droppedBecause}
            placeholder="Why (optional)"
            title={action.droppedBecause || undefined}
            onCommit={(text) => actions.change(doc, action.id, { droppedBecause: text.trim() })}
          />
        )}
      </td>
    </tr>
  )
}

const Details = ({ action, causes }: Pick<RowProps, 'action' | 'causes'>) => {
  const { isReadOnly } = useEditing()
  const factors = useMeeting((snapshot) => snapshot.factors)
  const details = actionDetails(action, causeTexts({ causes }, action, factors)).filter(
    // The reason stands in its field.
    ({ label, text }) => text.trim() && (isReadOnly || label !== detailLabels.droppedBecause),
  )
  return (
    <dl className={styles.details} dir="ltr">
      {[...details, { label: 'Priority', text: priorityLabels[action.priority] }].map(({ label, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: details have no identity of their own
        <div key={index}>
          <dt>{label}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
