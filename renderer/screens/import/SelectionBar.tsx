import { Merge, Split, Star } from 'lucide-react'
import { useMemo } from 'react'
import { kindOptions } from '../../../shared/meeting/event-kinds'
import { countText } from '../../../shared/meeting/format'
import { Button } from '../../components/Button'
import { PlainField } from '../../components/PlainField'
import { Select } from '../../components/Select'
import type { PreviewRow } from '../../import/preview-rows'
import { checkDate, checkZone, toIsoDate, zoneNames } from './corrected-times'
import { usePreview, usePreviewActions } from './preview-context'
import styles from './SelectionBar.module.css'
import { doubtTargets } from './use-focus-doubt'
import { zoneLabel } from './zone-label'

/** What all rows have in common; undefined if they differ. */
const common = <T,>(rows: readonly PreviewRow[], pick: (row: PreviewRow) => T): T | undefined => {
  const [first] = rows
  if (!first) return undefined
  const value = pick(first)
  return rows.every((row) => pick(row) === value) ? value : undefined
}

const zoneOf = ({ event }: PreviewRow): string => (event.wall === undefined ? '' : zoneLabel(event.zone))
const dateOf = ({ event }: PreviewRow): string => (event.wall ?? event.at ?? '').slice(0, 10)

/** What the fields of the bar show about the chosen rows. */
const describeRows = (rows: readonly PreviewRow[]) => ({
  isTaken: rows.some((row) => row.isTaken),
  isStarred: rows.every((row) => row.isStarred),
  canSeparate: rows.some(({ mergedInto }) => mergedInto !== undefined),
  zone: common(rows, zoneOf) ?? '',
  date: common(rows, dateOf) ?? '',
  kind: common(rows, (row) => row.kind),
})

/** What can be corrected for the chosen rows, all at once. */
export const SelectionBar = () => {
  const preview = usePreviewActions()
  const rows = usePreview((state) => state.rows)
  const { chosen } = usePreview((state) => state.selection)
  const meant = useMemo(() => rows.filter(({ id }) => chosen.has(id)), [rows, chosen])
  const { isTaken, isStarred, canSeparate, zone, date, kind } = useMemo(() => describeRows(meant), [meant])
  const isSettling = usePreview((state) => state.isSettling)
  const first = meant[0]
  if (!first)
    return (
      <div className={styles.bar}>
        <p className={styles.hint}>Choose rows to correct them. Shift and the arrow keys choose several.</p>
      </div>
    )
  const { correctRows: correct } = preview
  return (
    <fieldset aria-label="Correct the chosen rows" aria-busy={isSettling}>
      <div className={styles.bar}>
        <p className={styles.count}>{countText(meant.length, 'row')}</p>
        <div id={doubtTargets.zone} className={styles.zone}>
          <PlainField
            key={`zone ${first.id}`}
            label="Zone"
            isLabelHidden
            placeholder="Zone"
            value={zone}
            suggestions={zoneNames}
            check={checkZone}
            onCommit={(value) => value.trim() !== '' && correct(chosen, { zone: value.trim() })}
          />
        </div>
        <div id={doubtTargets.date} className={styles.date}>
          <PlainField
            key={`date ${first.id}`}
            label="Date"
            isLabelHidden
            placeholder="Date"
            value={date}
            check={checkDate}
            onCommit={(value) => {
              const iso = toIsoDate(value)
              if (iso !== undefined) preview.shiftDates(chosen, iso)
            }}
          />
        </div>
        <div className={styles.kind}>
          <Select
            label="Kind"
            isLabelHidden
            value={kind ?? ''}
            options={[...(kind === undefined ? [{ value: '' as const, label: 'Kind' }] : []), ...kindOptions]}
            onChange={(value) => value !== '' && correct(chosen, { kind: value })}
          />
        </div>
        <div id={doubtTargets.take} className={styles.buttons}>
          <Button size="small" onClick={() => correct(chosen, { isTaken: !isTaken })}>
            {isTaken ? 'Leave out' : 'Take'}
          </Button>
          <Button
            size="small"
            icon={<Star />}
            aria-pressed={isStarred}
            onClick={() => correct(chosen, { isStarred: !isStarred })}
          >
            Star
          </Button>
          {canSeparate ? (
            <Button size="small" icon={<Split />} onClick={() => correct(chosen, { mergedInto: undefined })}>
              Separate
            </Button>
          ) : (
            <Button
              size="small"
              icon={<Merge />}
              disabled={meant.length < 2}
              title="The first row tells the event, the others become recollections of it"
              onClick={() => preview.merge(chosen)}
            >
              Merge
            </Button>
          )}
        </div>
      </div>
    </fieldset>
  )
}
