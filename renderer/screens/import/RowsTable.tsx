// biome-ignore-all lint/a11y/useSemanticElements: rows of a <table> cannot be placed by transform in every browser
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and refers to its row
import { defaultRangeExtractor, useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { isTyping } from '../../commands/keys'
import { chooseRow, extendTo, toggleRow } from '../../import/selection'
import { usePreview, usePreviewActions } from './preview-context'
import styles from './RowsTable.module.css'
import { rowElementId, TableRow } from './TableRow'
import { useFocusDoubt } from './use-focus-doubt'
import { useGridKeys } from './use-grid-keys'

/** Must be the height of a row in the style sheet, px. */
const ROW_HEIGHT = 36

/** Rows drawn beyond either end of the view, so that scrolling finds them there. */
const OVERSCAN = 8

/**
 * The rows to draw. After a jump those in view come first and those beyond it in a frame of their own, so that neither
 * frame is late.
 */
const useItemsInTurn = (virtualizer: Virtualizer<HTMLDivElement, Element>, focusIndex: number): VirtualItem[] => {
  const items = virtualizer.getVirtualItems()
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {}
  const drawn = useDeferredValue(startIndex, Number.NEGATIVE_INFINITY)
  if (Math.abs(startIndex - drawn) < OVERSCAN) return items
  return items.filter(({ index }) => (startIndex <= index && index <= endIndex) || index === focusIndex)
}

/** Scrolls to the row that has the keyboard, without asking for sizes: for an answer, the browser lays out the window. */
const useStaysInView = (virtualizer: Virtualizer<HTMLDivElement, Element>, focusIndex: number, ids: unknown): void => {
  const before = useRef(ids)
  useEffect(() => {
    const hasMoved = before.current !== ids
    before.current = ids
    const { scrollOffset, scrollRect, scrollElement } = virtualizer
    if (focusIndex < 0 || scrollOffset === null || scrollRect === null || scrollElement === null) return
    const [first, last] = [(focusIndex + 1) * ROW_HEIGHT - scrollRect.height, focusIndex * ROW_HEIGHT]
    const top = Math.max(0, Math.min(Math.max(scrollOffset, first), last))
    if (top === scrollOffset) return
    const scroll = (): void => {
      scrollElement.scrollTop = top
    }
    // Many rows that came in have taken their time already.
    if (!hasMoved) return scroll()
    const frame = requestAnimationFrame(scroll)
    return () => cancelAnimationFrame(frame)
  }, [virtualizer, focusIndex, ids])
}

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
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    // A new function would make the virtualizer place all rows again.
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    overscan: OVERSCAN,
    useFlushSync: false,
    // The row that has the keyboard stays in the page, since the grid refers to it.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return focusIndex < 0 || shown.includes(focusIndex) ? shown : [...shown, focusIndex].sort((a, b) => a - b)
    },
  })
  const items = useItemsInTurn(virtualizer, focusIndex)
  const onKeyDown = useGridKeys(ids, () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT)))
  const focusDoubt = useFocusDoubt()
  useStaysInView(virtualizer, focusIndex, ids)

  // Rows come in while nothing is typed, and the keyboard belongs to them.
  useEffect(() => {
    if (!isTyping(document.activeElement)) grid.current?.focus({ preventScroll: true })
  }, [])

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
        <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const row = rows[index]
            return (
              row && (
                <TableRow
                  key={key}
                  row={row}
                  index={index}
                  top={start}
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
