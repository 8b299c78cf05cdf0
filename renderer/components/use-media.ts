import { useCallback, useSyncExternalStore } from 'react'

/** Below this width, the panels do not fit next to the stage. */
export const NARROW_QUERY = '(max-width: 1099px)'
/** A phone in portrait orientation. */
export const PHONE_QUERY = '(max-width: 639px)'

/** Whether a media query matches now. */
export const useMedia = (query: string): boolean => {
  const subscribe = useCallback(
    (listener: () => void): (() => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}
