import { X } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { ADDITION } from '../../../shared/crdt/origins'
import { getMentionableNames } from '../../../shared/document/entry-context'
import type { EntryLine } from '../../../shared/meeting/capture/line'
import { incidentDay } from '../../../shared/meeting/incident-day'
import { rulesOf } from '../../../shared/meeting/rules'
import { actionsStage } from '../../../shared/stages/actions'
import { dropCandidates, latestDueDay, openActions, uncoveredFactors } from '../../../shared/stages/actions/advice'
import { actions, addAction, addCause, setStatus } from '../../../shared/stages/actions/model'
import { tooManyActions } from '../../../shared/stages/actions/texts'
import type { Factor } from '../../../shared/stages/contract'
import { Button } from '../../components/Button'
import marks from '../../components/DropMarks.module.css'
import { EmptyState } from '../../components/EmptyState'
import { focusField } from '../../components/focus'
import { NewRow } from '../../components/NewRow'
import { StageEditing } from '../../components/StageEditing'
import { HeaderAside } from '../../components/StageFrame'
import { Trash } from '../../components/Trash'
import { useDragOrder } from '../../components/use-drag-order'
import { useRemoval } from '../../components/use-removal'
import { useRowNavigation } from '../../components/use-row-navigation'
import { localDate } from '../../local-date'
import { useEditing, useFactors, useMeeting, useOpenMeeting, useStageData } from '../../stores/meeting-context'
import { useRevealed } from '../../stores/reveal'
import { announce } from '../../stores/ui'
import type { StageViewProps } from '..'
import { ActionRow } from './ActionRow'
import styles from './Actions.module.css'
import { DropAdvice } from './DropAdvice'
import { ReportActions } from './ReportActions'
import { UncoveredCauses } from './UncoveredCauses'
import { ValueGrid } from './ValueGrid'

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
  const data = useStageData(actionsStage)
  const rows = data.actions
  const factors = useFactors()
  const roster = useMeeting((snapshot) => snapshot.roster)
  const rules = useMeeting((snapshot) => rulesOf(snapshot.rules))
  const latest = latestDueDay(
    useMeeting(({ record }) => incidentDay(record)),
    rules,
  )
  const list = useRef<HTMLOListElement>(null)
  const newRow = useRef<HTMLInputElement>(null)
  const ids = useMemo(() => rows.map((row) => row.id), [rows])
  const commitments = useMeeting((snapshot) => snapshot.commitments)
  const names = useMemo(() => getMentionableNames({ roster, commitments }), [roster, commitments])
  const today = localDate(session.clock.now())
  const { opened, open } = useOpened()
  const [answered, setAnswered] = useState<Factor>()

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
  const add = (text: string, { owner, due }: EntryLine): void => {
    doc.transact(() => {
      const id = addAction(doc, author, { text, owner, due })
      if (answered) addCause(doc, id, answered.id)
    }, ADDITION)
    setAnswered(undefined)
  }
  const answer = (factor: Factor): void => {
    setAnswered(factor)
    newRow.current?.focus()
  }
  const drop = (id: string): void => {
    setStatus(doc, id, 'dropped', today)
    focusField(id, 'droppedBecause')
  }

  const tooMany = tooManyActions(openActions(rows).length)
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
            causes={data.causes}
            factors={factors}
            names={names}
            today={today}
            rules={rules}
            latest={latest}
            isOpen={opened.has(row.id)}
            onOpen={open}
            handle={handle}
            dropMark={markOf(row.id)}
            onRemove={remove}
          />
        ))}
        {isAtEnd && <li aria-hidden className={marks.end} />}
      </ol>
      {answered && (
        <p className={styles.answered}>
          <span dir="auto">For: {answered.text}</span>
          <Button
            look="quiet"
            size="small"
            icon={<X />}
            label="Don’t link this cause"
            onClick={() => setAnswered(undefined)}
          />
        </p>
      )}
      <NewRow
        ref={newRow}
        draftKey="actions"
        label="New action"
        placeholder="What will change? e.g. Alert on replica lag @Noor +2w"
        button="Add action"
        size="m"
        reads="assignment"
        onAdd={add}
      />
      {!isReadOnly && <DropAdvice candidates={dropCandidates(data)} onDrop={drop} />}
      {!isReadOnly && <UncoveredCauses factors={uncoveredFactors(data, factors)} onAdd={answer} />}
      <ValueGrid actions={rows} />
      <Trash collections={trashCollections} />
    </div>
  )
}

/** The rows whose details are shown, and how one is opened or closed; a link to a row opens it. */
const useOpened = () => {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const open = useCallback(
    (id: string, isOpen: boolean): void =>
      setOpened((before) => new Set(isOpen ? [...before, id] : [...before].filter((one) => one !== id))),
    [],
  )
  useRevealed(actions.name, (id) => open(id, true))
  return { opened, open }
}
