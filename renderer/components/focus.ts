import { type RefObject, useEffect, useRef } from 'react'

/** A ref for what should have the focus as soon as it stands. One function for all, so that no rendering repeats it. */
export const focusOnMount = (element: HTMLElement | null): void => element?.focus()

/** A ref for the button that opened something: it has the focus again when that was closed with the focus inside. */
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
