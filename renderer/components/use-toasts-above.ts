import { type RefObject, useEffect } from 'react'

/**
 * Shows toasts above an element at the bottom of the page instead of over it. `around`: what contains the element, and
 * moves it by its own size.
 */
export const useToastsAbove = (element: RefObject<HTMLElement | null>, around: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    if (!window.ResizeObserver || !element.current || !around.current) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => {
      const top = element.current?.getBoundingClientRect().top ?? window.innerHeight
      style.setProperty('--toasts-above', `${window.innerHeight - top}px`)
    })
    observer.observe(element.current)
    observer.observe(around.current)
    return () => {
      observer.disconnect()
      style.removeProperty('--toasts-above')
    }
  }, [element, around])
}
