import type { Rules } from '../../../shared/meeting/rules'
import { type Action, type ActionsData, actions, causesOf, missingFields } from '../../../shared/stages/actions/model'
import { usePresented } from '../../components/presented'
import { useActionHint } from '../../language/use-action-hints'
import { useEditing } from '../../stores/meeting-context'
import styles from './Actions.module.css'

type Props = {
  action: Action
  causes: ActionsData['causes']
  rules: Rules
  isLate: boolean
  /** Leads to a cell of the row. */
  onFill: (cell: string) => void
}

/** What an action lacks, in one quiet line that leads to where it is filled in. */
export const Missing = ({ action, causes, rules, isLate, onFill }: Props) => {
  const isPresented = usePresented()
  const { isReadOnly } = useEditing()
  const hint = useActionHint({ section: actions.name, id: action.id, field: 'text' }, action.text)
  if (isPresented) return null
  const missing = missingFields(action, causesOf({ causes }, action), rules)
  const asks: readonly { cell: string; text: string }[] = [
    ...(missing[0]
      ? [{ cell: missing[0].field, text: `Missing: ${missing.map(({ label }) => label).join(', ')}` }]
      : []),
    ...(isLate && !action.lateBecause.trim()
      ? [{ cell: 'lateBecause', text: 'High priority, but due late: say why' }]
      : []),
  ]
  if (asks.length === 0 && !hint) return null
  return (
    <p className={styles.missing}>
      {asks.map(({ cell, text }) =>
        isReadOnly ? (
          <span key={cell}>{text}</span>
        ) : (
          <button key={cell} type="button" onClick={() => onFill(cell)}>
            {text}
          </button>
        ),
      )}
      {hint && <span title={hint.reason}>{hint.ask}</span>}
    </p>
  )
}
