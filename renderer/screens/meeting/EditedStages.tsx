import { Plus, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { agendaTitle } from '../../../shared/document/agenda'
import { type AgendaItem, isRepetition } from '../../../shared/meeting/agenda'
import { AgendaItemButtons } from '../../components/AgendaItemButtons'
import { Button } from '../../components/Button'
import { DragHandle } from '../../components/DragHandle'
import marks from '../../components/DropMarks.module.css'
import { useAgendaEdits } from '../../components/use-agenda-edits'
import { useDragOrder } from '../../components/use-drag-order'
import { useRowNavigation } from '../../components/use-row-navigation'
import { useAgenda } from '../../stores/use-agenda'
import { useRoomAgendaId } from '../../stores/viewed-stage'
import styles from './AgendaPanel.module.css'
import { StageMinutes } from './StageMinutes'

/** The stages of the agenda, to be moved, repeated, removed and added. */
export const EditedStages = ({ items }: { items: readonly AgendaItem[] }) => {
  const { agenda } = useAgenda()
  const room = useRoomAgendaId()
  const list = useRef<HTMLOListElement>(null)
  const edits = useAgendaEdits(items)
  const keys = useRowNavigation({ list, onMove: edits.step, onRemove: edits.remove })
  const { markOf, isAtEnd, handle } = useDragOrder({ list, onDrop: edits.moveTo })
  const others = agenda.filter(({ id }) => !isRepetition(id) && !items.some((item) => item.id === id))
  useEffect(() => list.current?.querySelector<HTMLElement>('[data-row]')?.focus(), [])
  return (
    <>
      <ol ref={list} aria-label="Stages on the agenda" data-editing {...keys}>
        {items.map((item) => (
          <li
            key={item.id}
            className={`${styles.edited} ${marks.row}`}
            aria-label={agendaTitle(item.id)}
            data-row={item.id}
            data-room={item.id === room || undefined}
            data-drop={markOf(item.id)}
            tabIndex={-1}
          >
            <DragHandle id={item.id} name={agendaTitle(item.id)} handle={handle} />
            <span className={styles.title}>{agendaTitle(item.id)}</span>
            <StageMinutes item={item} />
            <div className={styles.edits}>
              <AgendaItemButtons item={item} edits={edits} />
              <span data-cell="remove">
                <Button
                  look="quiet"
                  size="small"
                  icon={<X />}
                  label={`Remove ${agendaTitle(item.id)}`}
                  onClick={() => edits.remove(item.id)}
                />
              </span>
            </div>
          </li>
        ))}
        {isAtEnd && <li aria-hidden className={marks.end} />}
      </ol>
      {others.length > 0 && (
        <ul className={styles.others} aria-label="Stages that are not on the agenda">
          {others.map((item) => (
            <li key={item.id}>
              <Button look="quiet" size="small" icon={<Plus />} onClick={() => edits.add(item)}>
                Add {agendaTitle(item.id)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
