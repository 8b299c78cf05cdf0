import { type RefObject, useEffect, useRef } from 'react'

/**
 * A ref for an element that takes the focus when it mounts. One shared function, so that re-rendering does not call it
 * again.
 */
export const focusOnMount = (element: HTMLElement | null): void => element?.focus()

/** A ref for the button that opened something: the button gets the focus back if that closes with the focus inside. */
export const useFocusBack = <E extends HTMLElement = HTMLButtonElement>(isOpen: boolean): RefObject<E | null> => {
  const opener = useRef<E>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (wasOpen.current && !isOpen && isLost) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return opener
}

/** The row that shows a record: by its id, or by `section/id` if a list has rows of several sections. */
export const findRow = (id: string, within: ParentNode = document): HTMLElement | undefined =>
  [...within.querySelectorAll<HTMLElement>('[data-row], [data-record]')].find(
    ({ dataset: { row, record } }) => record === id || row === id || row?.endsWith(`/${id}`),
  )

/** How long (ms) to wait for a row to appear once its record exists. */
const MAX_ROW_DELAY_MS = 2_000

const whenShown = (find: () => HTMLElement | null | undefined, then: (element: HTMLElement) => void): void => {
  const tryIt = (): boolean => {
    const element = find()
    if (element) then(element)
    return Boolean(element)
  }
  if (tryIt()) return
  const observer = new MutationObserver(() => {
    if (tryIt()) observer.disconnect()
  })
  observer.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => observer.disconnect(), MAX_ROW_DELAY_MS)
}

/** Focuses a record's row as soon as it appears. */
export const focusRow = (id: string): void =>
  whenShown(
    () => findRow(id),
    (row) => {
      const target = row.matches('[tabindex]') ? row : row.querySelector<HTMLElement>('[role="textbox"], input')
      target?.focus()
    },
  )

/** Focuses the field in a cell of a record's row as soon as it appears. */
export const focusField = (id: string, cell: string): void =>
  whenShown(
    () =>
      findRow(id)?.querySelector<HTMLElement>(
        `[data-cell="${cell}"] :is([role="textbox"], [contenteditable="true"], input, select, button)`,
      ),
    (field) => field.focus(),
  )
