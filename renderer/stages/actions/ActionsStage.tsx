import { useMemo, useRef } from 'react'
import { getMentionableNames } from '../../../shared/document/entry-context'
import { actionsStage } from '../../../shared/stages/actions'
import { actions, addAction } from '../../../shared/stages/actions/model'
import { tooManyActions } from '../../../shared/stages/actions/texts'
import marks from '../../components/DropMarks.module.css'
import { EmptyState } from '../../components/EmptyState'
import { NewRow } from '../../components/NewRow'
import { StageEditing } from '../../components/StageEditing'
import { HeaderAside } from '../../components/StageFrame'
import { Trash } from '../../components/Trash'
import { useDragOrder } from '../../components/use-drag-order'
import { useRemoval } from '../../components/use-removal'
import { useRowNavigation } from '../../components/use-row-navigation'
import { localDate } from '../../local-date'
import { useEditing, useMeeting, useOpenMeeting, useStageData } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import type { StageViewProps } from '..'
import { ActionRow } from './ActionRow'
import styles from './Actions.module.css'
import { ReportActions } from './ReportActions'

const trashCollections = [actions]

export const ActionsStage = ({ mode, part }: StageViewProps) =>
  mode === 'report' ? (
    <ReportActions part={part} />
  ) : (
    <StageEditing mode={mode}>
      <Actions />
    </StageEditing>
  )

const Actions = () => {
  const { doc, author, isReadOnly } = useEditing()
  const { session } = useOpenMeeting()
  const { actions: rows, causes } = useStageData(actionsStage)
  const factors = useMeeting((snapshot) => snapshot.factors)
  const roster = useMeeting((snapshot) => snapshot.roster)
  const list = useRef<HTMLOListElement>(null)
  const ids = useMemo(() => rows.map((row) => row.id), [rows])
  const commitments = useMeeting((snapshot) => snapshot.commitments)
  const names = useMemo(() => getMentionableNames({ roster, commitments }), [roster, commitments])
  const today = localDate(session.clock.now())

  const tooMany = tooManyActions(rows.length)
  const remove = useRemoval(actions)
  const moveTo = (id: string, after: string | null): void => {
    const index = after === null ? 0 : ids.filter((one) => one !== id).indexOf(after) + 1
    if (index === ids.indexOf(id)) return
    actions.move(doc, id, after)
    announce(`Moved to position ${index + 1} of ${ids.length}`)
  }
  const step = (id: string, by: -1 | 1): void => {
    const at = ids.indexOf(id)
    const others = ids.filter((one) => one !== id)
    if (at + by >= 0 && at + by < ids.length) moveTo(id, others[at + by - 1] ?? null)
  }
  const keys = useRowNavigation({ list, ...(isReadOnly ? {} : { onRemove: remove, onMove: step }) })
  const { markOf, isAtEnd, handle } = useDragOrder({ list, onDrop: moveTo })

  return (
    <div className={styles.actions}>
      <HeaderAside>{tooMany && !isReadOnly && <p className={styles.many}>{tooMany}</p>}</HeaderAside>
      {rows.length === 0 && (
        <EmptyState
          message="Agree on a few changes, each with one owner, a due date and a way to tell that it worked."
          example={
            isReadOnly
              ? undefined
              : 'Restore the newest backup into staging every night, and page when it fails @Noor +2w'
          }
        />
      )}
      <ol ref={list} aria-label="Actions" {...keys}>
        {rows.map((row) => (
          <ActionRow
            key={row.id}
            action={row}
            causes={causes}
            factors={factors}
            names={names}
            today={today}
            handle={handle}
            dropMark={markOf(row.id)}
            onRemove={remove}
          />
        ))}
        {isAtEnd && <li aria-hidden className={marks.end} />}
      </ol>
      <NewRow
        draftKey="actions"
        label="New action"
        placeholder="What will change? e.g. Alert on replica lag @Noor +2w"
        button="Add action"
        size="m"
        reads="assignment"
        onAdd={(text, { owner, due }) => addAction(doc, author, { text, owner, due })}
      />
      <Trash collections={trashCollections} />
    </div>
  )
}
