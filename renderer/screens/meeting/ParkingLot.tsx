import { ArrowUpRight, Trash2 } from 'lucide-react'
import { memo, useMemo, useRef } from 'react'
import { type Parked, parking } from '../../../shared/notes'
import { stages } from '../../../shared/stages'
import { Bin } from '../../components/Bin'
import { Button } from '../../components/Button'
import { NewRow } from '../../components/NewRow'
import { RemovedNote } from '../../components/RemovedNote'
import { SharedText } from '../../components/SharedText'
import { useRemoval } from '../../components/use-removal'
import { useRowWalk } from '../../components/use-row-walk'
import { useEditing, useRows } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import styles from './ParkingLot.module.css'
import { titleOfStage } from './use-meeting-commands'

/** Where a parked thought becomes something to do, if a stage takes such. */
const action = stages.flatMap(({ id, captures = [] }) =>
  captures.filter(({ label }) => label === 'Action').map(({ add }) => ({ stage: id, add })),
)[0]

const binned = [parking]

/** What belongs in another conversation: kept in sight, off the table. */
export const ParkingLot = () => {
  const { doc, author, isReadOnly } = useEditing()
  const remove = useRemoval(parking)
  const rows = useRows('parking')
  const list = useRef<HTMLUListElement>(null)
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const walk = useRowWalk({ list, ids, ...(isReadOnly ? {} : { onRemove: remove }) })
  const open = rows.filter((row) => !row.isSettled).length
  return (
    <section aria-label="Parking lot" className={styles.lot}>
      <header className={styles.header}>
        <h3>Parking lot</h3>
        {rows.length > 0 && <span className={styles.count}>{open === 0 ? 'all settled' : `${open} open`}</span>}
      </header>
      {rows.length === 0 && (
        <p className={styles.empty}>
          Park topics here to come back to later.
          <span className={styles.example}>Import rate limits, with the platform team</span>
        </p>
      )}
      <ul ref={list} className={styles.rows} {...walk}>
        {rows.map((row) => (
          <Row key={row.id} row={row} onRemove={remove} />
        ))}
      </ul>
      <NewRow
        place="parking"
        label="Park a topic"
        placeholder="Park a topic"
        onAdd={(text) => parking.add(doc, author, { text })}
      />
      <Bin collections={binned} />
    </section>
  )
}

const Row = memo(({ row, onRemove }: { row: Parked; onRemove: (id: string) => void }) => {
  const { doc, author, isReadOnly } = useEditing()
  const { id, text, isSettled } = row
  const toAction = (): void => {
    if (!action) return
    action.add(doc, author, { text, at: null, rawTime: '', isApproximate: false })
    parking.change(doc, id, { isSettled: true })
    announce(`Added to ${titleOfStage(action.stage)}`)
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
      {!isReadOnly && (
        <div className={styles.actions}>
          {action && !isSettled && (
            <Button look="quiet" size="small" icon={<ArrowUpRight />} label="Make it an action" onClick={toAction} />
          )}
          <Button look="quiet" size="small" icon={<Trash2 />} label="Remove" onClick={() => onRemove(id)} />
        </div>
      )}
    </li>
  )
})
