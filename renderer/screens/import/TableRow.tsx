// biome-ignore-all lint/a11y/useSemanticElements: rows of a <table> cannot be placed by transform in every browser
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and refers to its row
import { CornerDownRight } from 'lucide-react'
import { memo } from 'react'
import { KindIcon } from '../../components/KindIcon'
import { StarredIcon } from '../../components/StarredIcon'
import type { PreviewRow } from '../../import/preview-rows'
import styles from './RowsTable.module.css'
import { timeTexts } from './row-texts'
import { sourceColor } from './source-color'

/** The id of a row's element, for `aria-activedescendant`. */
export const rowElementId = (index: number): string => `import-row-${index}`

type Props = {
  row: PreviewRow
  index: number
  /** px */
  top: number
  now: number
  hasColor: boolean
  isChosen: boolean
  isFocused: boolean
}

/** One row of the preview. What its buttons do is decided by the table, which hears their clicks. */
export const TableRow = memo(({ row, index, top, now, hasColor, isChosen, isFocused }: Props) => {
  const { id, planned, event, kind, who, isTaken, isStarred, mergedInto, doubt } = row
  const { day, clock } = timeTexts(row, now)
  return (
    <div
      id={rowElementId(index)}
      role="row"
      className={styles.row}
      data-id={id}
      data-out={!isTaken || undefined}
      data-focused={isFocused || undefined}
      data-merged={mergedInto !== undefined || undefined}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      style={{ top }}
    >
      <div role="gridcell" aria-colindex={1} className={styles.take}>
        <button
          type="button"
          role="checkbox"
          tabIndex={-1}
          data-act="take"
          aria-checked={isTaken}
          aria-label={`Add “${event.text.slice(0, 80)}”`}
          disabled={planned.state === 'imported'}
        />
      </div>
      <div role="gridcell" aria-colindex={2} className={styles.time} data-timeless={row.at === null || undefined}>
        <span className={styles.day}>{day}</span>
        <span>{clock}</span>
      </div>
      <div role="gridcell" aria-colindex={3} className={styles.kind}>
        {mergedInto === undefined ? (
          <KindIcon kind={kind} />
        ) : (
          <CornerDownRight role="img" aria-label="Recollection of the event above" />
        )}
      </div>
      <div role="gridcell" aria-colindex={4} className={styles.text}>
        {isStarred && <StarredIcon />}
        <span dir="auto">{event.text}</span>
      </div>
      <div role="gridcell" aria-colindex={5} className={styles.who} dir="auto">
        {who}
      </div>
      <div role="gridcell" aria-colindex={6} className={styles.doubt}>
        {doubt && (
          <button type="button" tabIndex={-1} data-act="doubt">
            {doubt}
          </button>
        )}
        {hasColor && <span className={styles.source} style={sourceColor(planned.source)} title={planned.from} />}
      </div>
    </div>
  )
})
