import { type RefObject, useDeferredValue, useLayoutEffect, useRef, useState } from 'react'
import { type Drawn, elementsToDraw, movePlace, type RowElement } from './row-elements'

/** Must be the height of a row in the style sheet, px. */
export const ROW_HEIGHT = 36

const nothing: Drawn = { place: { from: 0, anchor: 0 }, range: { from: 0, to: -1 } }

/** The rows between two heights of a list, px. */
const rowsBetween = (top: number, bottom: number): Drawn['range'] => ({
  from: Math.max(0, Math.floor(top / ROW_HEIGHT)),
  to: Math.ceil(bottom / ROW_HEIGHT) - 1,
})

/** How far the rows are scrolled, and how high their view is (px), as the browser told last. */
export type View = { top: number; height: number }

/** The rows in view of what scrolls them. */
const useRowsInView = (scroller: RefObject<HTMLElement | null>, view: RefObject<View>): Drawn['range'] => {
  const [range, setRange] = useState(nothing.range)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = (): void => {
      const [top, height] = [element.scrollTop, element.clientHeight]
      view.current = { top, height }
      const next = rowsBetween(top, top + height)
      setRange((old) => (old.from === next.from && old.to === next.to ? old : next))
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
  }, [scroller, view])
  return range
}

/**
 * The rows to draw, with the keys of their elements. After a jump those in view come first and those beyond it in a
 * frame of their own, so that neither frame is late.
 */
export const useRowElements = (
  scroller: RefObject<HTMLElement | null>,
  count: number,
  focusIndex: number,
): { elements: readonly RowElement[]; view: RefObject<View> } => {
  const view = useRef<View>({ top: 0, height: 0 })
  const range = useRowsInView(scroller, view)
  const [now, setNow] = useState(nothing)
  const drawn = now.range === range ? now : { place: movePlace(now.place, range.from, focusIndex), range }
  if (drawn !== now) setNow(drawn)
  const before = useDeferredValue<Drawn | undefined>(drawn, undefined)
  return { elements: elementsToDraw(drawn, before, count, focusIndex), view }
}
