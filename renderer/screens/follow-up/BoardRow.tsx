// biome-ignore-all lint/a11y/useSemanticElements: rows of a <table> cannot be placed by transform in every browser
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and refers to its row
import { Circle, CircleCheck, CircleDashed, CircleSlash, Lock } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { FollowUpRow } from '../../../shared/document/follow-up'
import { actionStatusLabels, type Commitment } from '../../../shared/meeting/commitments'
import styles from './Board.module.css'
import type { CellField } from './CellEditor'
import { whenText } from './row-texts'

const statusIcons: Record<Commitment['status'], typeof Circle> = {
  open: Circle,
  'in-progress': CircleDashed,
  done: CircleCheck,
  dropped: CircleSlash,
}

type Props = {
  /** Its element's id, for `aria-activedescendant`. */
  id: string
  row: FollowUpRow
  index: number
  /** px */
  top: number
  today: string
  isFocused: boolean
  /** The field that is being edited, and what stands in its place. */
  edited: CellField | undefined
  editor: ReactNode
}

/** One action of the board. What its buttons do is decided by the grid, which hears their clicks. */
export const BoardRow = memo(({ id, row, index, top, today, isFocused, edited, editor }: Props) => {
  const { action, document } = row
  const Icon = statusIcons[action.status]
  const isReadOnly = document.readOnlyReason !== undefined
  const value = (field: CellField, text: string, label: string): ReactNode =>
    edited === field ? (
      editor
    ) : isReadOnly ? (
      <span>{text}</span>
    ) : (
      <button type="button" tabIndex={-1} data-act={field} aria-label={label} dir="auto">
        {text}
      </button>
    )
  return (
    <div
      id={id}
      role="row"
      className={styles.row}
      data-index={index}
      data-focused={isFocused || undefined}
      data-status={action.status}
      data-edited={edited}
      aria-rowindex={index + 2}
      aria-selected={isFocused}
      style={{ top }}
    >
      <div role="gridcell" aria-colindex={1} className={styles.status}>
        {edited === 'status' ? (
          editor
        ) : (
          <button
            type="button"
            tabIndex={-1}
            data-act="done"
            disabled={isReadOnly}
            title={isReadOnly ? document.readOnlyReason : actionStatusLabels[action.status]}
            aria-label={`Status: ${actionStatusLabels[action.status]}`}
          >
            {isReadOnly ? <Lock aria-hidden /> : <Icon aria-hidden />}
          </button>
        )}
      </div>
      <div role="gridcell" aria-colindex={2} className={styles.text} dir="auto" title={action.text}>
        {action.text || 'Untitled action'}
      </div>
      <div role="gridcell" aria-colindex={3} className={styles.owner}>
        {value('owner', action.owner || 'No owner', `Owner: ${action.owner || 'No owner'}`)}
      </div>
      <div role="gridcell" aria-colindex={4} className={styles.incident}>
        <button type="button" tabIndex={-1} data-act="open" title={document.title} dir="auto">
          {document.title}
        </button>
      </div>
      <div role="gridcell" aria-colindex={5} className={styles.severity}>
        {document.severity}
      </div>
      <div role="gridcell" aria-colindex={6} className={styles.due} data-overdue={row.daysOverdue > 0 || undefined}>
        {value('due', whenText(row, today), `Due: ${whenText(row, today)}`)}
      </div>
    </div>
  )
})
