import { useEffect } from 'react'
import { useRoute } from '../../routes'

/** How long (ms) to wait for a row, since its screen may still be loading. */
const WAIT_FOR_ROW_MS = 10_000

/** Reveals and focuses the row named in the URL as soon as it appears. */
export const useLinkedRow = (): void => {
  const route = useRoute()
  const row = route.screen === 'document' ? route.row : undefined
  useEffect(() => {
    if (row === undefined) return
    const show = (): boolean => {
      const found = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`)
      if (!found) return false
      found.scrollIntoView({ block: 'center' })
      found.focus({ preventScroll: true })
      found.dataset.linked = ''
      found.addEventListener('blur', () => delete found.dataset.linked, { once: true })
      return true
    }
    if (show()) return
    const observer = new MutationObserver(() => {
      if (show()) observer.disconnect()
    })
    observer.observe(document.body, { childList: true, subtree: true })
    const timer = setTimeout(() => observer.disconnect(), WAIT_FOR_ROW_MS)
    return () => {
      observer.disconnect()
      clearTimeout(timer)
    }
  }, [row])
}
