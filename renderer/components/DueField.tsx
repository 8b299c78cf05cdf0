import { dueText, readDue } from '../../shared/meeting/capture/due'
import { PlainField } from './PlainField'

type Props = {
  label: string
  /** A calendar date, or empty. */
  value: string
  today: string
  placeholder: string
  look?: 'framed' | 'inline'
  readOnly?: boolean
  /** Called with a calendar date, or with nothing if there is to be none. */
  onCommit: (due: string) => void
}

/** A due date, typed as a date, as a weekday or as a time from today; its label is hidden. */
export const DueField = ({ value, today, onCommit, ...rest }: Props) => (
  <PlainField
    {...rest}
    isLabelHidden
    value={dueText(value, today)}
    title="A date, a weekday, or +2w, +5bd, +1m"
    check={(text) => (readDue(text, today) === undefined ? 'Type a date such as 1 Mar, Friday or +2w.' : undefined)}
    hint={(text) => dueText(readDue(text, today) ?? '', today) || undefined}
    onCommit={(text) => {
      const due = readDue(text, today)
      if (due !== undefined) onCommit(due)
    }}
  />
)
