// biome-ignore-all lint/a11y/useSemanticElements: rows of a <table> cannot be placed by transform in every browser
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and refers to its row
import { type MouseEvent, useEffect, useMemo, useRef } from 'react'
import { isTyping } from '../../commands/keys'
import { layOutRows } from '../../components/rows/row-layout'
import { useRowElements } from '../../components/rows/use-row-elements'
import { useScrollToRow } from '../../components/rows/use-scroll-to-row'
import { chooseRow, extendTo, toggleRow } from '../../import/selection'
import { usePreview, usePreviewActions } from './preview-context'
import styles from './RowsTable.module.css'
import { rowElementId, TableRow } from './TableRow'
import { useFocusDoubt } from './use-focus-doubt'
import { useGridKeys } from './use-grid-keys'

/** Must be the height of a row in the style sheet, px. */
const ROW_HEIGHT = 36

/** Every row as it will be added, in order of time. Only those in view are rendered. */
export const RowsTable = () => {
  const preview = usePreviewActions()
  const rows = usePreview((state) => state.rows)
  const selection = usePreview((state) => state.selection)
  const colors = usePreview((state) => state.plan.sources.length > 1)
  const hasWho = useMemo(() => rows.some(({ who }) => who !== ''), [rows])
  const grid = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const now = useMemo(() => Date.now(), [])
  const isThisYear = useMemo(() => {
    const year = new Date(now).getUTCFullYear()
    const [from, to] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)]
    return rows.every(({ at }) => at === null || (from <= at && at < to))
  }, [rows, now])
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const focusIndex = selection.focus === undefined ? -1 : ids.indexOf(selection.focus)
  const layout = useMemo(() => layOutRows(rows.length, () => ROW_HEIGHT), [rows.length])
  const { elements, view, scrollTo } = useRowElements(scroller, layout, focusIndex)
  const onKeyDown = useGridKeys(ids, () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT)))
  const focusDoubt = useFocusDoubt()
  useScrollToRow({ layout, view, scrollTo, focusIndex, content: ids })

  // Rows come in while nothing is typed, and the keyboard belongs to them.
  useEffect(() => {
    if (!isTyping(document.activeElement)) grid.current?.focus({ preventScroll: true })
  }, [])

  // The focus stays with the grid: a button that had it would show another row after a jump.
  const keepsFocus = (event: MouseEvent): void => {
    if ((event.target as Element).closest('button') === null) return
    event.preventDefault()
    grid.current?.focus({ preventScroll: true })
  }
  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element
    const id = target.closest<HTMLElement>('[data-id]')?.dataset.id
    const row = id === undefined ? undefined : rows[ids.indexOf(id)]
    if (id === undefined || !row) return
    const { selection: now } = preview.store.getState()
    const act = target.closest<HTMLElement>('[data-act]')?.dataset.act
    if (act === 'take') {
      const meant = now.chosen.has(id) ? now.chosen : [id]
      if (!now.chosen.has(id)) preview.select(chooseRow(id))
      preview.correctRows(meant, { isTaken: !row.isTaken })
      return
    }
    if (event.shiftKey) preview.select(extendTo(ids, now, id))
    else if (event.ctrlKey || event.metaKey) preview.select(toggleRow(now, id))
    else preview.select(chooseRow(id))
    if (act === 'doubt') focusDoubt(row)
  }

  return (
    <div
      ref={grid}
      className={styles.grid}
      role="grid"
      aria-label="Rows to add"
      aria-multiselectable
      aria-rowcount={rows.length + 1}
      aria-colcount={6}
      aria-activedescendant={focusIndex >= 0 ? rowElementId(focusIndex) : undefined}
      tabIndex={0}
      data-who={hasWho || undefined}
      data-this-year={isThisYear || undefined}
      onKeyDown={onKeyDown}
      onMouseDown={keepsFocus}
      onClick={onClick}
      onFocus={() => {
        if (focusIndex < 0 && ids[0] !== undefined) preview.select(chooseRow(ids[0]))
      }}
    >
      <div className={styles.head} role="rowgroup">
        <div className={styles.row} role="row" aria-rowindex={1}>
          {['Add', 'Time (UTC)', 'Kind', 'What happened', 'Who', 'To check'].map((title, index) => (
            <div key={title} role="columnheader" aria-colindex={index + 1}>
              <span className={index === 0 || index === 2 ? 'visually-hidden' : undefined}>{title}</span>
            </div>
          ))}
        </div>
      </div>
      <div ref={scroller} className={styles.scroller} role="presentation">
        <div role="rowgroup" className={styles.rows} style={{ height: layout.height }}>
          {elements.map(([key, index]) => {
            const row = rows[index]
            return (
              row && (
                <TableRow
                  key={key}
                  row={row}
                  index={index}
                  top={layout.topOf(index)}
                  now={now}
                  hasColor={colors}
                  isChosen={selection.chosen.has(row.id)}
                  isFocused={index === focusIndex}
                />
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}
