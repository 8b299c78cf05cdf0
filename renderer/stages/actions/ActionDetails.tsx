import type { IsoDate } from '../../../shared/meeting/business-days'
import { changeAction } from '../../../shared/stages/actions/follow-up'
import {
  type Action,
  type ActionsData,
  actionKinds,
  actionStatuses,
  actions,
  effects,
  efforts,
  ownerKindOf,
  ownerKinds,
  priorities,
  setStatus,
} from '../../../shared/stages/actions/model'
import {
  actionStatusLabels,
  effectLabels,
  effortLabels,
  kindLabels,
  ownerKindLabels,
  priorityLabels,
} from '../../../shared/stages/actions/texts'
import { ticketLink } from '../../../shared/stages/actions/ticket'
import type { Factor } from '../../../shared/stages/contract'
import { PlainField } from '../../components/PlainField'
import { Select, toOptions } from '../../components/Select'
import { usePeopleNames } from '../../components/use-people-in-room'
import { useEditing } from '../../stores/meeting-context'
import { ActionCauses } from './ActionCauses'
import { TicketName } from './ActionFacts'
import styles from './Actions.module.css'
import { ReasonLine } from './DroppedBecause'

const unset = { value: '', label: 'Not specified' } as const
const kindOptions = [unset, ...toOptions(actionKinds, kindLabels)]
const priorityOptions = toOptions(priorities, priorityLabels)
const effortOptions = toOptions(efforts, effortLabels)
const statusOptions = toOptions(actionStatuses, actionStatusLabels)
const ownerKindOptions = [unset, ...toOptions(ownerKinds, ownerKindLabels)]
const effectOptions = [{ value: '', label: 'Not checked yet' } as const, ...toOptions(effects, effectLabels)]

type Props = {
  action: Action
  causes: ActionsData['causes']
  factors: readonly Factor[]
  today: IsoDate
  /** Whether it has high priority and is due later than such actions should be. */
  isLate: boolean
}

/** All that can be said of an action besides its text, owner and due date. */
export const ActionDetails = ({ action, causes, factors, today, isLate }: Props) => {
  const { doc } = useEditing()
  const people = usePeopleNames()
  const { id } = action
  const choice = <F extends 'priority' | 'effort' | 'kind'>(field: F, label: string, options: Options<Action[F]>) => (
    <LabeledSelect
      label={label}
      cell={field}
      value={action[field]}
      options={options}
      onChange={(value) => actions.change(doc, id, { [field]: value })}
    />
  )
  return (
    <>
      <ActionCauses action={action} causes={causes} factors={factors} />
      <div className={styles.facts}>
        <LabeledSelect
          label="Status"
          cell="status"
          value={action.status}
          options={statusOptions}
          onChange={(status) => setStatus(doc, id, status, today)}
        />
        {choice('priority', 'Priority', priorityOptions)}
        {choice('effort', 'Effort', effortOptions)}
        {choice('kind', 'Kind', kindOptions)}
        {action.owner !== '' && (
          <LabeledSelect
            label="Owner is"
            cell="ownerKind"
            value={ownerKindOf(action, people)}
            options={ownerKindOptions}
            onChange={(ownerKind) => actions.change(doc, id, { ownerKind })}
          />
        )}
        <Ticket action={action} />
      </div>
      {(isLate || action.lateBecause !== '') && (
        <ReasonLine action={action} field="lateBecause" placeholder="Why it can’t be done sooner" />
      )}
      {action.status === 'done' && <Effect action={action} today={today} />}
    </>
  )
}

const Ticket = ({ action }: Pick<Props, 'action'>) => {
  const { doc } = useEditing()
  return (
    <div className={styles.ticket} data-cell="ticket">
      <PlainField
        label="Ticket"
        isLabelHidden
        look="inline"
        value={action.ticket}
        placeholder="Ticket, or its web address"
        title={action.ticket || undefined}
        onCommit={(ticket) => actions.change(doc, action.id, { ticket: ticket.trim() })}
      />
      {ticketLink(action) && <TicketName action={action} />}
    </div>
  )
}

const Effect = ({ action, today }: Pick<Props, 'action' | 'today'>) => {
  const { doc } = useEditing()
  return (
    <>
      <div className={styles.facts}>
        <LabeledSelect
          label="Did it work"
          cell="worked"
          value={action.worked}
          options={effectOptions}
          onChange={(worked) => changeAction(doc, action.id, { worked }, today)}
        />
      </div>
      <ReasonLine action={action} field="outcome" placeholder="What showed it?" />
    </>
  )
}

type Options<T extends string> = readonly { value: T; label: string }[]

type LabeledSelectProps<T extends string> = {
  label: string
  cell: keyof Action
  value: T
  options: Options<T>
  onChange: (value: T) => void
}

const LabeledSelect = <T extends string>({ label, cell, value, options, onChange }: LabeledSelectProps<T>) => (
  <div className={styles.small} data-cell={cell} title={label}>
    <span aria-hidden>{label}</span>
    <Select label={label} isLabelHidden look="inline" value={value} options={options} onChange={onChange} />
  </div>
)
