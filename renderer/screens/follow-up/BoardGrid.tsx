// biome-ignore-all lint/a11y/useSemanticElements: rows of a <table> cannot be placed by transform in every browser
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and refers to its row
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { FollowUpRow, RowGroup } from '../../../shared/document/follow-up'
import type { CommitmentChanges } from '../../../shared/meeting/commitments'
import { numberText } from '../../../shared/meeting/format'
import { isComposing } from '../../commands/keys'
import { layOutRows } from '../../components/rows/row-layout'
import { useRowElements } from '../../components/rows/use-row-elements'
import { useScrollToRow } from '../../components/rows/use-scroll-to-row'
import { PHONE_QUERY, useMedia } from '../../components/use-media'
import styles from './Board.module.css'
import { BoardRow } from './BoardRow'
import { listItems, moveBetween } from './board-items'
import { CellEditor, type CellField } from './CellEditor'

/** Heights in px; they must be those of the style sheet. */
const ROW_HEIGHT = 44
const PHONE_ROW_HEIGHT = 72
const GROUP_HEIGHT = 52

const elementId = (index: number): string => `follow-up-row-${index}`
const columns = ['Status', 'Action', 'Owner', 'Incident', 'Severity', 'Due']

type Props = {
  groups: readonly RowGroup[]
  names: readonly string[]
  today: string
  onChange: (row: FollowUpRow, changes: CommitmentChanges) => void
  onToggleDone: (row: FollowUpRow) => void
  onOpen: (row: FollowUpRow) => void
}

/** All actions in their groups; only what is in view is drawn. The arrows walk them, and each has its keys. */
export const BoardGrid = ({ groups, names, today, onChange, onToggleDone, onOpen }: Props) => {
  const rowHeight = useMedia(PHONE_QUERY) ? PHONE_ROW_HEIGHT : ROW_HEIGHT
  const items = useMemo(() => listItems(groups), [groups])
  const [focus, setFocus] = useState<string>()
  const [editing, setEditing] = useState<CellField>()
  const grid = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const focusIndex = useFocusIndex(items, focus)
  const layout = useMemo(
    () => layOutRows(items.length, (index) => (items[index]?.kind === 'group' ? GROUP_HEIGHT : rowHeight)),
    [items, rowHeight],
  )
  const { elements, view, scrollTo } = useRowElements(scroller, layout, focusIndex)
  useScrollToRow({
    layout,
    view,
    scrollTo,
    focusIndex: focus === undefined ? -1 : focusIndex,
    firstIndex: items[focusIndex - 1]?.kind === 'group' ? focusIndex - 1 : focusIndex,
    content: items,
  })

  const item = items[focusIndex]
  const row = item?.kind === 'row' ? item.row : undefined
  const focusOn = (index: number): void => {
    const next = items[index]
    if (next) setFocus(next.id)
  }
  const edit = (target: FollowUpRow, field: CellField): void => {
    if (target.document.readOnlyReason === undefined) setEditing(field)
    else onChange(target, {})
  }
  const endEditing = (): void => {
    setEditing(undefined)
    if (grid.current?.contains(document.activeElement)) grid.current.focus({ preventScroll: true })
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return
    const page = Math.max(1, Math.floor(view.current.height / rowHeight) - 1)
    const move = (by: number) => () => focusOn(moveBetween(items, focusIndex, by))
    const steps: Record<string, (() => void) | undefined> = {
      ArrowDown: move(1),
      ArrowUp: move(-1),
      PageDown: move(page),
      PageUp: move(-page),
      Home: move(-items.length),
      End: move(items.length),
      ' ': row && (() => onToggleDone(row)),
      d: row && (() => edit(row, 'due')),
      o: row && (() => edit(row, 'owner')),
      s: row && (() => edit(row, 'status')),
      Enter: row && (() => onOpen(row)),
    }
    const step = steps[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    step()
  }

  // The focus stays with the grid: a button that had it would show another row after a jump.
  const keepsFocus = (event: MouseEvent): void => {
    if ((event.target as Element).closest('button') === null) return
    event.preventDefault()
    grid.current?.focus({ preventScroll: true })
  }
  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element
    const at = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN)
    const clicked = items[at]
    if (clicked?.kind !== 'row') return
    setFocus(clicked.id)
    const act = target.closest<HTMLElement>('[data-act]')?.dataset.act
    if (act === 'done') onToggleDone(clicked.row)
    else if (act === 'open') onOpen(clicked.row)
    else if (act === 'owner' || act === 'due') edit(clicked.row, act)
  }

  return (
    <div
      ref={grid}
      className={styles.grid}
      role="grid"
      aria-label="Actions to follow up"
      aria-rowcount={items.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={row ? elementId(focusIndex) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseDown={keepsFocus}
      onClick={onClick}
    >
      <div role="rowgroup" className="visually-hidden">
        <div role="row" aria-rowindex={1}>
          {columns.map((title, index) => (
            <div key={title} role="columnheader" aria-colindex={index + 1}>
              {title}
            </div>
          ))}
        </div>
      </div>
      <div ref={scroller} className={styles.scroller} role="presentation">
        <div role="rowgroup" className={styles.rows} style={{ height: layout.height }}>
          {elements.map(([key, index]) => {
            const shown = items[index]
            if (!shown) return null
            const top = layout.topOf(index)
            if (shown.kind === 'group')
              return (
                <div key={key} role="row" aria-rowindex={index + 2} className={styles.group} style={{ top }}>
                  <div role="gridcell" aria-colspan={columns.length} dir="auto">
                    {shown.title} <span className="tabular">{numberText(shown.count)}</span>
                  </div>
                </div>
              )
            const isFocused = index === focusIndex
            const edited = isFocused ? editing : undefined
            return (
              <BoardRow
                // What is typed stays in its element, wherever others move its row.
                key={edited ? 'edited' : key}
                id={elementId(index)}
                row={shown.row}
                index={index}
                top={top}
                today={today}
                isFocused={isFocused}
                edited={edited}
                editor={
                  edited && (
                    <CellEditor
                      row={shown.row}
                      field={edited}
                      names={names}
                      today={today}
                      onChange={(changes) => onChange(shown.row, changes)}
                      onClose={endEditing}
                    />
                  )
                }
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** The row that has the keyboard: the chosen one; if it is gone, the one in its place; at first the first one. */
const useFocusIndex = (items: ReturnType<typeof listItems>, focus: string | undefined): number => {
  const last = useRef(0)
  const index = useMemo(() => {
    const found = focus === undefined ? -1 : items.findIndex(({ id }) => id === focus)
    return found >= 0 ? found : moveBetween(items, last.current, 0)
  }, [items, focus])
  useEffect(() => {
    last.current = Math.max(0, index)
  }, [index])
  return index
}
