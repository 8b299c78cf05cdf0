import { ArrowUpRight, MessageSquare, Trash2 } from 'lucide-react'
import { memo, useRef } from 'react'
import { parkingTarget } from '../../../shared/document/captures'
import { readEntryLine } from '../../../shared/meeting/capture/line'
import { listThreads, threadOfParked } from '../../../shared/meeting/comments'
import { type Parked, parking } from '../../../shared/meeting/notes'
import { Button } from '../../components/Button'
import { NewRow } from '../../components/NewRow'
import { RemovedNote } from '../../components/RemovedNote'
import { SharedText } from '../../components/SharedText'
import { Trash } from '../../components/Trash'
import { useRemoval } from '../../components/use-removal'
import { useRowNavigation } from '../../components/use-row-navigation'
import { openComments, useHasComments } from '../../stores/comments'
import { useEditing, useMeeting, useRows } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import { useEntryContext } from '../../stores/use-entry-context'
import { PanelHeader } from './PanelHeader'
import styles from './ParkingLot.module.css'

const trashCollections = [parking]

/** The parking lot: topics for another conversation, kept in view. */
export const ParkingLot = () => {
  const { doc, author, isReadOnly } = useEditing()
  const remove = useRemoval(parking)
  const rows = useRows('parking')
  const list = useRef<HTMLUListElement>(null)
  const walk = useRowNavigation({ list, ...(isReadOnly ? {} : { onRemove: remove }) })
  const open = rows.filter((row) => !row.isSettled).length
  return (
    <section aria-label="Parking lot" className={styles.lot}>
      <PanelHeader>
        <h3>Parking lot</h3>
        {rows.length > 0 && <span className={styles.count}>{open === 0 ? 'all settled' : `${open} open`}</span>}
      </PanelHeader>
      {rows.length === 0 && (
        <p className={styles.empty}>
          Park topics here to come back to later.
          <span className={styles.example}>Import rate limits, with the platform team</span>
        </p>
      )}
      <ul ref={list} {...walk}>
        {rows.map((row) => (
          <Row key={row.id} row={row} onRemove={remove} />
        ))}
      </ul>
      <NewRow
        draftKey="parking"
        label="Park a topic"
        placeholder="Park a topic"
        onAdd={(text) => parking.add(doc, author, { text })}
      />
      <Trash collections={trashCollections} />
    </section>
  )
}

const Row = memo(({ row, onRemove }: { row: Parked; onRemove: (id: string) => void }) => {
  const { doc, author, isReadOnly } = useEditing()
  const { id, text, isSettled } = row
  const entryContext = useEntryContext()
  const toAction = (): void => {
    if (!parkingTarget) return
    parkingTarget.add(doc, author, readEntryLine(text, parkingTarget.reads, entryContext()))
    parking.change(doc, id, { isSettled: true })
    announce(`Added to ${parkingTarget.destination}`)
  }
  return (
    <li className={styles.row} data-row={id} tabIndex={-1} data-settled={isSettled || undefined}>
      <input
        type="checkbox"
        data-cell="settled"
        aria-label={`Settled: ${text}`}
        checked={isSettled}
        disabled={isReadOnly}
        onChange={({ target }) => parking.change(doc, id, { isSettled: target.checked })}
      />
      <div className={styles.text} data-cell="text">
        <SharedText text={parking.text(doc, id, 'text')} value={text} label="Parked topic" isReadOnly={isReadOnly} />
        <RemovedNote collection={parking} id={id} />
      </div>
      <FromComment id={id} />
      {!isReadOnly && (
        <div className={styles.actions}>
          {parkingTarget && !isSettled && (
            <Button look="quiet" size="small" icon={<ArrowUpRight />} label="Make it an action" onClick={toAction} />
          )}
          <Button look="quiet" size="small" icon={<Trash2 />} label="Remove" onClick={() => onRemove(id)} />
        </div>
      )}
    </li>
  )
})

/** For a topic that came from a comment: leads back to it. */
const FromComment = ({ id }: { id: string }) => {
  const thread = threadOfParked(id)
  const on = useMeeting((snapshot) => listThreads(snapshot).find((one) => one.id === thread)?.on)
  const hasComments = useHasComments()
  if (!on || !hasComments) return null
  return (
    <span className={styles.from}>
      <Button
        look="quiet"
        size="small"
        icon={<MessageSquare />}
        label="Show the comment"
        onClick={() => openComments({ target: on, thread })}
      />
    </span>
  )
}
