import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { CHUNK, type DrawnRows, type Range, type RowHeights, type Rows, rangeInView, splitRows } from './row-layout'

/** Heights in the style sheets, in rem; an event has a line below it (px), a gap row one within its height. */
const ROW_REM = 2.5
const LINE_PX = 1
const GAP_REM = 2
const OPEN_REM = 20

const readHeights = (): RowHeights => {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  return { row: ROW_REM * rem + LINE_PX, gap: GAP_REM * rem, open: OPEN_REM * rem }
}

const findScroller = (element: Element): Element | undefined => {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return undefined
}

const everything: Range = { from: 0, to: Number.POSITIVE_INFINITY }
const beginning: Range = { from: 0, to: 2 * CHUNK }

type Options = Rows & {
  /** Events that are drawn wherever they are, because they have the focus or may get it. */
  kept: readonly number[]
  /** Whether there are so many that only those around the view are drawn. */
  isMany: boolean
}

/**
 * The parts of a long list that are drawn: what is around the view, in the flow of the page, so that rows of others can
 * glide, a field that opens in one moves the rest, and the strip sticks above them. A virtualizer that places each row
 * itself would know nothing of these.
 */
export const useDrawnRows = (
  list: RefObject<HTMLElement | null>,
  { count, gaps, open, kept, isMany }: Options,
): readonly DrawnRows[] => {
  const [inView, setInView] = useState(beginning)
  const rows = useRef<Rows>({ count, gaps, open })
  rows.current = { count, gaps, open }

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that come or go above the view change what is in it
  useLayoutEffect(() => {
    // Not everything: once there are many, the first look comes after what is drawn until then.
    if (!isMany) return setInView(beginning)
    const element = list.current
    const scroller = element ? findScroller(element) : undefined
    if (!element || !scroller) return setInView(everything)
    const look = (): Range => {
      // Without layout, as in jsdom, everything is in view.
      if (scroller.clientHeight === 0) return everything
      const top = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top
      return rangeInView(rows.current, readHeights(), top, top + scroller.clientHeight)
    }
    const update = (): void => {
      const next = look()
      setInView((old) => (old.from === next.from && old.to === next.to ? old : next))
    }
    // At once, so that no frame shows an empty page.
    const onScroll = (): void => flushSync(update)
    update()
    scroller.addEventListener('scroll', onScroll, { passive: true })
    const sizes = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(update)
    sizes?.observe(scroller)
    return () => {
      scroller.removeEventListener('scroll', onScroll)
      sizes?.disconnect()
    }
  }, [list, isMany, count])

  return splitRows({ count, gaps }, isMany ? inView : everything, kept)
}
