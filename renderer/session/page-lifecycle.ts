/** Events of the page's lifecycle. */
export type PageEvents = {
  /** The page may never be shown again. */
  onHide: () => void
  /** The browser has restored the page from its cache. */
  onReturn: () => void
  /** The page is visible again, or the network is back. */
  onWake: () => void
}

/** Subscribes to the page's events; returns an unsubscribe function. Does nothing where there is no window. */
export const listenToPage = ({ onHide, onReturn, onWake }: PageEvents): (() => void) => {
  if (typeof window === 'undefined') return () => undefined
  const stop = new AbortController()
  const { signal } = stop
  window.addEventListener('pagehide', onHide, { signal })
  window.addEventListener('pageshow', ({ persisted }) => persisted && onReturn(), { signal })
  window.addEventListener('online', onWake, { signal })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && onWake(), { signal })
  return () => stop.abort()
}
