import { Trash2 } from 'lucide-react'
import { memo, useMemo } from 'react'
import { dueText, readDue } from '../../../shared/meeting/capture/due'
import { resolveName } from '../../../shared/meeting/capture/people'
import {
  type Action,
  type ActionsData,
  actionStatuses,
  actions,
  causesOf,
  efforts,
  missingFields,
  priorities,
} from '../../../shared/stages/actions/model'
import { actionStatusLabels, effortLabels, priorityLabels } from '../../../shared/stages/actions/texts'
import type { Factor } from '../../../shared/stages/contract'
import { Button } from '../../components/Button'
import { DragHandle } from '../../components/DragHandle'
import marks from '../../components/DropMarks.module.css'
import { PlainField } from '../../components/PlainField'
import { usePresented } from '../../components/presented'
import { RemovedNote } from '../../components/RemovedNote'
import { Select, toOptions } from '../../components/Select'
import { SharedText } from '../../components/SharedText'
import type { DropMark, useDragOrder } from '../../components/use-drag-order'
import { useActionHint } from '../../language/use-action-hints'
import { useEditing } from '../../stores/meeting-context'
import styles from './Actions.module.css'

type Props = {
  action: Action
  causes: ActionsData['causes']
  factors: readonly Factor[]
  names: readonly string[]
  today: string
  handle: ReturnType<typeof useDragOrder>['handle']
  dropMark: DropMark
  onRemove: (id: string) => void
}

const priorityOptions = toOptions(priorities, priorityLabels)
const effortOptions = toOptions(efforts, effortLabels)
const statusOptions = toOptions(actionStatuses, actionStatusLabels)

/** One action: text, owner and due date on top; success criterion and cause below; then what is missing. */
export const ActionRow = memo(({ action, causes, factors, names, today, handle, dropMark, onRemove }: Props) => {
  const { doc, isReadOnly } = useEditing()
  const { id } = action
  const name = action.text.trim() || 'untitled action'
  return (
    <li
      className={`${styles.row} ${marks.row}`}
      data-row={id}
      tabIndex={-1}
      data-drop={dropMark}
      data-status={action.status}
      aria-label={name}
    >
      {isReadOnly ? (
        <span />
      ) : (
        <span className={styles.handle}>
          <DragHandle id={id} name={name} handle={handle} />
        </span>
      )}
      <div className={styles.text} data-cell="text">
        <SharedText text={actions.text(doc, id, 'text')} value={action.text} label="What will change" size="m" />
      </div>
      <div className={styles.owner} data-cell="owner">
        <PlainField
          label="Owner"
          isLabelHidden
          look="inline"
          value={action.owner}
          placeholder={isReadOnly ? '' : 'Owner'}
          suggestions={names}
          title={action.owner || undefined}
          readOnly={isReadOnly}
          onCommit={(typed) => actions.change(doc, id, { owner: resolveName(typed, names) })}
        />
      </div>
      <Due action={action} today={today} />
      {isReadOnly ? (
        <span />
      ) : (
        <span className={styles.remove}>
          <Button look="quiet" size="small" icon={<Trash2 />} label={`Remove ${name}`} onClick={() => onRemove(id)} />
        </span>
      )}
      <Criterion action={action} />
      <ActionFacts action={action} factors={factors} />
      <Missing action={action} causes={causes} />
      <RemovedNote collection={actions} id={id} />
    </li>
  )
})

const Criterion = ({ action }: Pick<Props, 'action'>) => {
  const { doc, isReadOnly } = useEditing()
  if (isReadOnly && !action.criterion.trim()) return null
  return (
    <div className={styles.criterion} data-cell="criterion">
      <span className={styles.label} aria-hidden>
        Done when
      </span>
      <SharedText
        text={actions.text(doc, action.id, 'criterion')}
        value={action.criterion}
        label="Done when"
        placeholder="How will we know that it worked?"
      />
    </div>
  )
}

const Due = ({ action, today }: Pick<Props, 'action' | 'today'>) => {
  const { doc, isReadOnly } = useEditing()
  return (
    <div className={styles.due} data-cell="due">
      <PlainField
        label="Due"
        isLabelHidden
        look="inline"
        value={dueText(action.due, today)}
        placeholder={isReadOnly ? '' : 'Due, e.g. +2w'}
        title="A date, a weekday, or +2w, +5bd, +1m"
        readOnly={isReadOnly}
        check={(text) => (readDue(text, today) === undefined ? 'Type a date such as 1 Mar, Friday or +2w.' : undefined)}
        hint={(text) => dueText(readDue(text, today) ?? '', today) || undefined}
        onCommit={(text) => {
          const due = readDue(text, today)
          if (due !== undefined) actions.change(doc, action.id, { due })
        }}
      />
    </div>
  )
}

const short = (text: string): string => (text.length > 70 ? `${text.slice(0, 69).trimEnd()}…` : text)

const ActionFacts = ({ action, factors }: Pick<Props, 'action' | 'factors'>) => {
  const { doc, isReadOnly } = useEditing()
  const { id } = action
  const causes = useMemo(() => causeOptions(factors, action.cause), [factors, action.cause])
  if (isReadOnly) {
    const cause = factors.find((factor) => factor.id === action.cause)?.text
    const facts = [
      `${priorityLabels[action.priority]} priority`,
      `${effortLabels[action.effort]} effort`,
      actionStatusLabels[action.status],
      action.ticket,
      cause && `For: ${cause}`,
    ]
    return <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
  }
  return (
    <div className={styles.facts}>
      <div className={styles.cause} data-cell="cause">
        <Select
          label="Cause it addresses"
          isLabelHidden
          look="inline"
          value={action.cause}
          options={causes}
          onChange={(cause) => actions.change(doc, id, { cause })}
        />
      </div>
      <LabeledSelect
        label="Priority"
        value={action.priority}
        options={priorityOptions}
        onChange={(priority) => actions.change(doc, id, { priority })}
      />
      <LabeledSelect
        label="Effort"
        value={action.effort}
        options={effortOptions}
        onChange={(effort) => actions.change(doc, id, { effort })}
      />
      <LabeledSelect
        label="Status"
        value={action.status}
        options={statusOptions}
        onChange={(status) => actions.change(doc, id, { status })}
      />
      <div className={styles.ticket} data-cell="ticket">
        <PlainField
          label="Ticket"
          isLabelHidden
          look="inline"
          value={action.ticket}
          placeholder="Ticket"
          onCommit={(ticket) => actions.change(doc, id, { ticket: ticket.trim() })}
        />
      </div>
    </div>
  )
}

type LabeledSelectProps<T extends string> = {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

const LabeledSelect = <T extends string>({ label, value, options, onChange }: LabeledSelectProps<T>) => (
  <div className={styles.small} data-cell={label} title={label}>
    <span aria-hidden>{label}</span>
    <Select label={label} isLabelHidden look="inline" value={value} options={options} onChange={onChange} />
  </div>
)

/** Root causes first; a chosen cause that was removed stays in the list. */
const causeOptions = (factors: readonly Factor[], chosen: string) => [
  { value: '', label: 'Choose a cause' },
  ...[...factors]
    .sort((a, b) => Number(b.isRootCause) - Number(a.isRootCause))
    .map((factor) => ({ value: factor.id, label: `${factor.isRootCause ? 'Root cause: ' : ''}${short(factor.text)}` })),
  ...(chosen === '' || factors.some((factor) => factor.id === chosen)
    ? []
    : [{ value: chosen, label: 'A cause that was removed' }]),
]

const Missing = ({ action, causes }: Pick<Props, 'action' | 'causes'>) => {
  const isPresented = usePresented()
  const hint = useActionHint({ section: actions.name, id: action.id, field: 'text' }, action.text)
  if (isPresented) return null
  const missing = missingFields(action, causesOf({ causes }, action)).map(({ label }) => label)
  if (missing.length === 0 && !hint) return null
  return (
    <p className={styles.missing}>
      {missing.length > 0 && <span>Missing: {missing.join(', ')}</span>}
      {hint && <span title={hint.reason}>{hint.ask}</span>}
    </p>
  )
}
