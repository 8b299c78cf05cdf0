import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { FollowUpRow } from '../../../shared/document/follow-up'
import { resolveName } from '../../../shared/meeting/capture/people'
import { actionStatuses, actionStatusLabels, type CommitmentChanges } from '../../../shared/meeting/commitments'
import { isComposing } from '../../commands/keys'
import { DueField } from '../../components/DueField'
import { PlainField } from '../../components/PlainField'
import { Select, toOptions } from '../../components/Select'

/** The fields of a row that are edited in place. */
export type CellField = 'owner' | 'due' | 'status'

type Props = {
  row: FollowUpRow
  field: CellField
  /** Everybody who owns something, as suggestions. */
  names: readonly string[]
  today: string
  onChange: (changes: CommitmentChanges) => void
  onClose: () => void
}

const statusOptions = toOptions(actionStatuses, actionStatusLabels)

/** The field of a row that is being edited. Enter and Esc give the keyboard back to the list. */
export const CellEditor = ({ row, field, names, today, onChange, onClose }: Props) => {
  const cell = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const input = cell.current?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select')
    input?.focus({ preventScroll: true })
    if (input instanceof HTMLInputElement) input.select()
  }, [])
  const onKeyDown = (event: KeyboardEvent): void => {
    // The list's own keys are not for what is typed here.
    event.stopPropagation()
    if (isComposing(event) || (event.key !== 'Enter' && event.key !== 'Escape')) return
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.ariaInvalid === 'true') return
    event.preventDefault()
    // The field takes back what was typed, or commits it, before it is gone.
    setTimeout(onClose)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the field in it
    <div
      ref={cell}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose()
      }}
    >
      <Field {...{ row, field, names, today, onChange }} />
    </div>
  )
}

const Field = ({ row: { action }, field, names, today, onChange }: Omit<Props, 'onClose'>) => {
  const name = action.text.trim() || 'untitled action'
  if (field === 'status')
    return (
      <Select
        label={`Status of ${name}`}
        isLabelHidden
        value={action.status}
        options={statusOptions}
        onChange={(status) => onChange({ status })}
      />
    )
  return field === 'owner' ? (
    <PlainField
      label={`Owner of ${name}`}
      isLabelHidden
      value={action.owner}
      placeholder="No owner"
      suggestions={names}
      onCommit={(typed) => onChange({ owner: resolveName(typed, names) })}
    />
  ) : (
    <DueField
      label={`Due date of ${name}`}
      value={action.due}
      today={today}
      placeholder="e.g. Fri or +2w"
      onCommit={(due) => onChange({ due })}
    />
  )
}
