import { type RefObject, useLayoutEffect, useState } from 'react'

/** An element's width and the root's text size relative to 16, both in CSS pixels, for drawings that adapt to it. */
export const useWidth = (element: RefObject<HTMLElement | null>, initial = 872): { width: number; unit: number } => {
  const [size, setSize] = useState({ width: initial, unit: 1 })
  useLayoutEffect(() => {
    const target = element.current
    if (!target || typeof ResizeObserver === 'undefined') return
    const measure = (): void => {
      const width = Math.round(target.clientWidth)
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1
      if (width > 0) setSize((old) => (old.width === width && old.unit === unit ? old : { width, unit }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return size
}
