import { type RefObject, useCallback } from 'react'

/** Scrolls an element back into view after something was added before it. */
export const useStayInView = (element: RefObject<HTMLElement | null>): (() => void) =>
  useCallback(() => {
    // The first frame shows the new row, whose height may only be known after it.
    requestAnimationFrame(() => {
      element.current?.scrollIntoView?.({ block: 'nearest' })
      requestAnimationFrame(() => element.current?.scrollIntoView?.({ block: 'nearest' }))
    })
  }, [element])
