import { useEffect } from 'react'
import { findRow } from './focus'
import { focusCell } from './use-row-navigation'

/** A position of the focus, from which it can move on when the page changes. */
type FocusPosition = {
  element: HTMLElement
  /** The row, its cell, and the row's index in its list. */
  row?: { id: string; cell: string | undefined; list: Element; index: number }
}

const focusable =
  'button, input, select, textarea, summary, a[href], [role="textbox"], [contenteditable="true"], [tabindex="0"]'
/** What gets the focus if nothing nearby is left: the page's heading. */
const headings = 'main h2[tabindex="-1"], main h1[tabindex="-1"], h1[tabindex="-1"]'
/** The search for a successor of a removed element stays within one of these. */
const borders = 'section, aside, nav, main, dialog, [role="tabpanel"]'
const MAX_POSITIONS = 6

const canHaveFocus = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement && element.matches(focusable) && element.matches(':not(:disabled):not([inert] *)')

/** Nothing has the focus, or a disabled button has it, which swallows every key. */
const isFocusLost = (): boolean => {
  const active = document.activeElement
  return active === null || active === document.body || active.matches(':disabled')
}

const findPosition = (element: HTMLElement): FocusPosition => {
  const row = element.closest<HTMLElement>('[data-row]')
  const list = row?.parentElement
  const id = row?.dataset.row
  if (!row || !list || id === undefined) return { element }
  const cell = element.closest<HTMLElement>('[data-cell]')?.dataset.cell
  return { element, row: { id, cell, list, index: [...list.querySelectorAll('[data-row]')].indexOf(row) } }
}

const focusOn = (element: Element | null | undefined): boolean => {
  if (!(element instanceof HTMLElement)) return false
  element.focus({ preventScroll: true })
  return !isFocusLost()
}

const findFirst = (element: Element | null | undefined): HTMLElement | undefined => {
  if (!element) return undefined
  if (canHaveFocus(element) || (element instanceof HTMLElement && element.matches('[data-row]'))) return element
  return [...element.querySelectorAll('*')].find((one) => canHaveFocus(one)) as HTMLElement | undefined
}

const siblings = (from: Node | null, step: 'nextSibling' | 'previousSibling'): Element[] => {
  const found: Element[] = []
  for (let node = from; node; node = node[step]) if (node instanceof Element) found.push(node)
  return found
}

/** Finds what is now in the place of a removed element: after it, before it, or around it. */
const findSuccessor = (records: readonly MutationRecord[], gone: Element): HTMLElement | undefined => {
  const removal = records.findLast(({ removedNodes }) => [...removedNodes].some((node) => node.contains(gone)))
  if (!removal?.target.isConnected) return undefined
  const around = [
    ...siblings(removal.nextSibling, 'nextSibling'),
    ...siblings(removal.previousSibling, 'previousSibling'),
  ]
  for (const one of around) {
    const found = one.isConnected ? findFirst(one) : undefined
    if (found) return found
  }
  let outer = removal.target instanceof Element ? removal.target : null
  for (; outer; outer = outer.parentElement) {
    const found = outer.querySelector<HTMLElement>('form input:not(:disabled)') ?? findFirst(outer)
    if (found) return found
    if (outer.matches(borders)) return undefined
  }
  return undefined
}

/** Focuses the row at its new position, or the one that is now in its place. */
const focusRow = ({ row }: FocusPosition): boolean => {
  if (!row) return false
  const same = (row.list.isConnected && findRow(row.id, row.list)) || findRow(row.id)
  if (same) focusCell(same, row.cell)
  else if (row.list.isConnected) {
    const rows = [...row.list.querySelectorAll<HTMLElement>('[data-row]')]
    focusCell(rows[Math.min(row.index, rows.length - 1)])
  }
  return !isFocusLost()
}

/**
 * Keeps a page from losing the focus. Whatever removes, moves or disables the focused element (a change by this person,
 * another person's, the end of a message), the focus goes to the same element at its new position, or to its successor,
 * so that further key presses never go to the page itself. Returns an unsubscribe function.
 */
export const keepFocus = (root: HTMLElement): (() => void) => {
  let spots: FocusPosition[] = []

  const leadOn = (records: readonly MutationRecord[]): void => {
    const [spot, ...before] = spots
    if (!spot || !isFocusLost()) return
    const { element } = spot
    if (element.isConnected && !element.matches(':disabled') && focusOn(element)) return
    if (focusRow(spot) || focusOn(findSuccessor(records, element))) return
    if (element.matches(':disabled') && focusOn(findFirst(element.parentElement))) return
    for (const one of before) if ((one.element.isConnected && focusOn(one.element)) || focusRow(one)) return
    focusOn(document.querySelector(headings))
  }

  const isUnder = (records: readonly MutationRecord[], element: Element): boolean =>
    !element.isConnected ||
    element.matches(':disabled') ||
    records.some(({ addedNodes }) => [...addedNodes].some((node) => node.contains(element)))

  const onChange = (records: readonly MutationRecord[]): void => {
    const element = spots[0]?.element
    if (!element) return
    if (isFocusLost() && isUnder(records, element)) leadOn(records)
  }
  const observer = new MutationObserver(onChange)

  const onFocusIn = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLElement) spots = [findPosition(target), ...spots].slice(0, MAX_POSITIONS)
  }
  // Somebody who leaves a text with Esc or a click elsewhere wants nothing focused.
  const onFocusOut = ({ target, relatedTarget }: FocusEvent): void => {
    if (relatedTarget) return
    queueMicrotask(() => {
      onChange(observer.takeRecords())
      if (isFocusLost() && spots[0]?.element === target && spots[0]?.element.isConnected) spots = []
    })
  }
  root.addEventListener('focusin', onFocusIn)
  root.addEventListener('focusout', onFocusOut)
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'inert'] })
  return () => {
    root.removeEventListener('focusin', onFocusIn)
    root.removeEventListener('focusout', onFocusOut)
    observer.disconnect()
  }
}

/** Keeps the focus of the whole page; renders nothing. */
export const KeepFocus = () => {
  useEffect(() => keepFocus(document.body), [])
  return null
}
