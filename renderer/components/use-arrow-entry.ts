import { type RefObject, useEffect } from 'react'
import { isComposing } from '../commands/keys'

const ownArrows =
  'input, select, textarea, dialog, [contenteditable="true"], [role="textbox"], [role="dialog"], [role="radiogroup"], [role="tablist"], [role="tree"], [role="listbox"], [role="menu"]'

/** Whether the arrow keys already have a meaning in the element that a key press comes from. */
export const hasOwnArrows = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(ownArrows) !== null

const listRows = (region: Element): HTMLElement[] => [
  ...region.querySelectorAll<HTMLElement>('[data-row], [role="treeitem"][tabindex="0"]'),
]

/** The row in view: the first visible one, or the last when moving up. */
const findRowInView = (region: Element, isUp: boolean): HTMLElement | undefined => {
  const { top, bottom } = region.getBoundingClientRect()
  const rows = isUp ? listRows(region).reverse() : listRows(region)
  const inSight = rows.find((row) => {
    const box = row.getBoundingClientRect()
    return isUp ? box.top < bottom : box.bottom > top
  })
  return inSight ?? rows[0]
}

/**
 * Up and Down move into the rows of a region from anywhere with no other use for them: from the page itself, from a
 * heading, or from a button elsewhere, such as the one that led to the stage.
 */
export const useArrowEntry = (region: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, target } = event
      if ((key !== 'ArrowDown' && key !== 'ArrowUp') || event.defaultPrevented || isComposing(event)) return
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || hasOwnArrows(target)) return
      if (target instanceof Element && target.closest('[data-row]')) return
      const row = region.current && findRowInView(region.current, key === 'ArrowUp')
      if (!row) return
      event.preventDefault()
      row.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [region])
}
