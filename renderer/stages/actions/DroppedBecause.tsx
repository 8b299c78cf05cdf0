import { type Action, actions } from '../../../shared/stages/actions/model'
import { detailLabels } from '../../../shared/stages/actions/texts'
import { PlainField } from '../../components/PlainField'
import { useEditing } from '../../stores/meeting-context'
import styles from './Actions.module.css'

/** Why an action was dropped, asked for where it is. */
export const DroppedBecause = ({ action }: { action: Action }) => (
  <ReasonLine action={action} field="droppedBecause" placeholder="Why, so that nobody asks again (optional)" />
)

type Props = { action: Action; field: 'droppedBecause' | 'lateBecause' | 'outcome'; placeholder: string }

/** A reason in one line, with its label before it. */
export const ReasonLine = ({ action, field, placeholder }: Props) => {
  const { doc, isReadOnly } = useEditing()
  const label = detailLabels[field]
  if (isReadOnly && !action[field].trim()) return null
  return (
    <div className={styles.line} data-cell={field}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      <PlainField
        label={label}
        isLabelHidden
        look="inline"
        value={action[field]}
        placeholder={isReadOnly ? '' : placeholder}
        readOnly={isReadOnly}
        onCommit={(text) => actions.change(doc, action.id, { [field]: text.trim() })}
      />
    </div>
  )
}
