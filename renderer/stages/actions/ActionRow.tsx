import { ChevronDown, ChevronRight, Trash2 } from 'lucide-react'
import { type KeyboardEvent, memo, useRef } from 'react'
import type { IsoDate } from '../../../shared/meeting/business-days'
import { resolveName } from '../../../shared/meeting/capture/people'
import type { Rules } from '../../../shared/meeting/rules'
import { isDueLate } from '../../../shared/stages/actions/advice'
import { changeAction } from '../../../shared/stages/actions/follow-up'
import { type Action, type ActionsData, actions } from '../../../shared/stages/actions/model'
import type { Factor } from '../../../shared/stages/contract'
import { isComposing } from '../../commands/keys'
import { Button } from '../../components/Button'
import { DragHandle } from '../../components/DragHandle'
import marks from '../../components/DropMarks.module.css'
import { DueField } from '../../components/DueField'
import { focusField } from '../../components/focus'
import { PlainField } from '../../components/PlainField'
import { RemovedNote } from '../../components/RemovedNote'
import { SharedText } from '../../components/SharedText'
import type { DropMark, useDragOrder } from '../../components/use-drag-order'
import { useEditing } from '../../stores/meeting-context'
import { ActionDetails } from './ActionDetails'
import { ActionFacts } from './ActionFacts'
import styles from './Actions.module.css'
import { DroppedBecause } from './DroppedBecause'
import { Missing } from './Missing'

type Props = {
  action: Action
  causes: ActionsData['causes']
  factors: readonly Factor[]
  names: readonly string[]
  today: IsoDate
  rules: Rules
  /** The day by which an action of high priority should be due; empty if there is none. */
  latest: IsoDate | ''
  /** Whether all that can be said of it is shown. */
  isOpen: boolean
  onOpen: (id: string, isOpen: boolean) => void
  handle: ReturnType<typeof useDragOrder>['handle']
  dropMark: DropMark
  onRemove: (id: string) => void
}

/**
 * One action: text, owner and due date on top, then how we will know that it is done, and what is missing. All else is
 * folded: one line says what was chosen of it.
 */
export const ActionRow = memo((props: Props) => {
  const { action, causes, factors, names, today, rules, latest, isOpen, onOpen, handle, dropMark, onRemove } = props
  const { doc, isReadOnly } = useEditing()
  const { id } = action
  const row = useRef<HTMLLIElement>(null)
  const name = action.text.trim() || 'untitled action'
  const fill = (cell: string): void => {
    if (!row.current?.querySelector(`[data-cell="${cell}"]`)) onOpen(id, true)
    focusField(id, cell)
  }
  const isLate = isDueLate(action, latest)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== row.current || isReadOnly || isComposing(event)) return
    if (event.key === 'ArrowRight') onOpen(id, true)
    else if (event.key === 'ArrowLeft') onOpen(id, false)
    else return
    event.preventDefault()
  }
  return (
    <li
      ref={row}
      className={`${styles.row} ${marks.row}`}
      data-row={id}
      tabIndex={-1}
      data-drop={dropMark}
      data-status={action.status}
      aria-label={name}
      onKeyDown={onKeyDown}
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
          onCommit={(typed) => changeAction(doc, id, { owner: resolveName(typed, names) }, today)}
        />
      </div>
      <Due action={action} today={today} />
      {isReadOnly ? (
        <span />
      ) : (
        <span className={styles.tools}>
          <Button
            look="quiet"
            size="small"
            icon={isOpen ? <ChevronDown /> : <ChevronRight />}
            label={`Details of ${name}`}
            aria-expanded={isOpen}
            onClick={() => onOpen(id, !isOpen)}
          />
          <span className={styles.remove}>
            <Button look="quiet" size="small" icon={<Trash2 />} label={`Remove ${name}`} onClick={() => onRemove(id)} />
          </span>
        </span>
      )}
      {(isOpen || action.criterion.trim() !== '') && <Criterion action={action} />}
      {action.status === 'dropped' && <DroppedBecause action={action} />}
      {isOpen && !isReadOnly ? (
        <ActionDetails action={action} causes={causes} factors={factors} today={today} isLate={isLate} />
      ) : (
        <ActionFacts action={action} causes={causes} factors={factors} />
      )}
      <Missing action={action} causes={causes} rules={rules} isLate={isLate} onFill={fill} />
      <RemovedNote collection={actions} id={id} />
    </li>
  )
})

const Criterion = ({ action }: Pick<Props, 'action'>) => {
  const { doc, isReadOnly } = useEditing()
  if (isReadOnly && !action.criterion.trim()) return null
  return (
    <div className={styles.line} data-cell="criterion">
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
      <DueField
        label="Due"
        look="inline"
        value={action.due}
        today={today}
        placeholder={isReadOnly ? '' : 'Due, e.g. +2w'}
        readOnly={isReadOnly}
        onCommit={(due) => actions.change(doc, action.id, { due })}
      />
    </div>
  )
}
