import type { KeyboardEvent, RefObject } from 'react'
import { isComposing, isTyping, matchesStroke } from '../commands/keys'
import { platform } from '../platform'

const listRows = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-row]')]
const focusable =
  'button:not([tabindex="-1"]), input, select, textarea, [role="textbox"], [contenteditable="true"], a[href]'

const isText = (target: Element): boolean =>
  target instanceof HTMLInputElement || target.closest('[contenteditable="true"], textarea') !== null

/** Controls that use the arrow keys themselves, such as selects and radio buttons. */
const keepsArrows = (target: Element): boolean =>
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && (target.list !== null || target.type === 'radio')) ||
  target.closest('[role="radiogroup"], [role="tablist"], [role="tree"]') !== null

/** Focuses a row's cell, or the row itself if it has no such cell. */
export const focusCell = (row: HTMLElement | undefined, cell?: string): void => {
  const element = cell === undefined ? null : row?.querySelector(`[data-cell="${cell}"]`)
  const target = element?.matches(focusable) ? element : element?.querySelector<HTMLElement>(focusable)
  const found = target ?? row
  if (found instanceof HTMLElement) found.focus()
}

type Options = {
  list: RefObject<HTMLElement | null>
  onRemove?: (id: string) => void
  /** `Alt+↑` or `Alt+↓`, on a Mac with Control: the row goes up (−1) or down (1). */
  onMove?: (id: string, by: -1 | 1) => void
}

/**
 * Makes rows operable by keyboard. Each row is an element with `data-row` (its id) and `tabIndex={-1}`; its cells have
 * `data-cell`. Up and Down move to the same cell of the next row, Esc moves out to the row, Enter into it, Delete
 * removes it.
 */
export const useRowNavigation = ({ list, onRemove, onMove }: Options) => {
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target
    if (event.defaultPrevented || isComposing(event)) return
    if (!(target instanceof HTMLElement) || !list.current) return
    const row = target.closest<HTMLElement>('[data-row]')
    const id = row?.dataset.row
    if (!row || id === undefined) return
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown'
    const by = event.key === 'ArrowUp' ? -1 : 1
    if (isArrow && onMove && isMoveKey(event)) onMove(id, by)
    else if (isArrow && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      if (keepsArrows(target)) return
      const rows = listRows(list.current)
      const next = rows[rows.indexOf(row) + by]
      if (!next) return
      focusCell(next, target === row ? undefined : target.closest<HTMLElement>('[data-cell]')?.dataset.cell)
    } else if (event.key === 'Escape' && target !== row) row.focus()
    else if (event.key === 'Enter' && target === row) focusFirst(row)
    else if (event.key === 'Delete' && !isText(target) && onRemove) onRemove(id)
    else return
    event.preventDefault()
  }
  return { onKeyDown }
}

const isMoveKey = ({ nativeEvent, target }: KeyboardEvent): boolean => {
  const context = { isMac: platform.isMac, isTyping: isTyping(target) }
  return matchesStroke('Alt+ArrowUp', nativeEvent, context) || matchesStroke('Alt+ArrowDown', nativeEvent, context)
}

const focusFirst = (row: HTMLElement): void => {
  const first = row.querySelector<HTMLElement>('[role="textbox"]') ?? row.querySelector<HTMLElement>(focusable)
  first?.focus()
}
