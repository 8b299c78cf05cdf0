import { type RefObject, useCallback } from 'react'

/** Brings an element back into its scroller's view once what was just added before it stands on the page. */
export const useStayInView = (element: RefObject<HTMLElement | null>): (() => void) =>
  useCallback(() => {
    // The first frame shows the new row; its height may be known only after it.
    requestAnimationFrame(() => {
      element.current?.scrollIntoView?.({ block: 'nearest' })
      requestAnimationFrame(() => element.current?.scrollIntoView?.({ block: 'nearest' }))
    })
  }, [element])
