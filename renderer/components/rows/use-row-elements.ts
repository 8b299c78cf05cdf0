import { type RefObject, useCallback, useDeferredValue, useLayoutEffect, useRef, useState } from 'react'
import { type Drawn, elementsToDraw, movePlace, type Range, type RowElement } from './row-elements'
import type { RowLayout } from './row-layout'

const nothing: Drawn = { place: { from: 0, anchor: 0 }, range: { from: 0, to: -1 } }

/** How far the rows are scrolled, and how high their view is (px), as the browser told last. */
export type View = { top: number; height: number }

/** The rows in view, and where they are to be scrolled to for it (px). */
type Shown = { range: Range; target?: { top: number } }

/** The rows in view of what scrolls them. `scrollTo` draws those that are there before it scrolls, in one step. */
const useRowsInView = (scroller: RefObject<HTMLElement | null>, view: RefObject<View>, layout: RowLayout) => {
  const [shown, setShown] = useState<Shown>(nothing)
  const latest = useRef(layout)
  const show = useCallback(
    (target?: Shown['target']) => {
      const { top, height } = view.current
      const next = latest.current.rowsBetween(top, top + height)
      setShown((old) => {
        const range = old.range.from === next.from && old.range.to === next.to ? old.range : next
        return range === old.range && !target ? old : { range, ...(target && { target }) }
      })
    },
    [view],
  )
  useLayoutEffect(() => {
    latest.current = layout
    if (view.current.height > 0) show()
  }, [layout, view, show])
  useLayoutEffect(() => {
    if (shown.target && scroller.current) scroller.current.scrollTop = shown.target.top
  }, [scroller, shown.target])
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = (): void => {
      view.current = { top: element.scrollTop, height: element.clientHeight }
      show()
    }
    element.addEventListener('scroll', look, { passive: true })
    // The browser tells the size once it has laid out the window, which asking for it would make it do at once.
    const sizes = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(look)
    if (sizes) sizes.observe(element)
    else look()
    return () => {
      element.removeEventListener('scroll', look)
      sizes?.disconnect()
    }
  }, [scroller, view, show])
  const scrollTo = useCallback(
    (top: number): void => {
      view.current = { ...view.current, top }
      show({ top })
    },
    [view, show],
  )
  return { range: shown.range, scrollTo }
}

/** What a list draws and how it is scrolled. */
export type RowElements = {
  /** The rows to draw, with the keys of their elements. */
  elements: readonly RowElement[]
  view: RefObject<View>
  scrollTo: (top: number) => void
}

/**
 * The rows to draw, with the keys of their elements. After a jump those in view come first and those beyond it in a
 * frame of their own, so that neither frame is late.
 */
export const useRowElements = (
  scroller: RefObject<HTMLElement | null>,
  layout: RowLayout,
  focusIndex: number,
): RowElements => {
  const view = useRef<View>({ top: 0, height: 0 })
  const { range, scrollTo } = useRowsInView(scroller, view, layout)
  const [now, setNow] = useState(nothing)
  const drawn = now.range === range ? now : { place: movePlace(now.place, range.from, focusIndex), range }
  if (drawn !== now) setNow(drawn)
  const before = useDeferredValue<Drawn | undefined>(drawn, undefined)
  return { elements: elementsToDraw(drawn, before, layout.count, focusIndex), view, scrollTo }
}
