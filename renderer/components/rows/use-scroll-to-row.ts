import { useEffect, useLayoutEffect, useRef } from 'react'
import type { RowLayout } from './row-layout'
import type { RowElements } from './use-row-elements'

type Options = Pick<RowElements, 'view' | 'scrollTo'> & {
  layout: RowLayout
  /** The row that has the keyboard; -1 if none has. */
  focusIndex: number
  /** A row above it that comes into view with it, such as its heading. */
  firstIndex?: number
  /** What changes with the rows. */
  content: unknown
}

/**
 * Scrolls to the row that has the keyboard when it moves, and when rows come and go around it while it is in view. Asks
 * for no sizes: for an answer, the browser lays out the window.
 */
export const useScrollToRow = ({
  layout,
  view,
  scrollTo,
  focusIndex,
  firstIndex = focusIndex,
  content,
}: Options): void => {
  const before = useRef({ content, top: 0, bottom: 0 })
  const later = useRef<number>(undefined)
  useLayoutEffect(() => {
    const { top: now, height } = view.current
    const last = before.current
    const [first, bottom] = [layout.topOf(firstIndex), layout.topOf(focusIndex + 1)]
    before.current = { content, top: layout.topOf(focusIndex), bottom }
    if (focusIndex < 0 || height === 0) return
    const hasChanged = last.content !== content
    // Whoever has scrolled elsewhere goes on reading there.
    if (hasChanged && (last.top < now || last.bottom > now + height)) return
    const top = Math.max(0, Math.min(Math.max(now, bottom - height), first))
    if (top === now) return
    // Many rows that came in have taken their time already.
    if (hasChanged) later.current = top
    else scrollTo(top)
  }, [view, scrollTo, layout, focusIndex, firstIndex, content])
  useEffect(() => {
    const top = later.current
    if (top === undefined) return
    later.current = undefined
    const frame = requestAnimationFrame(() => scrollTo(top))
    return () => cancelAnimationFrame(frame)
  })
}
