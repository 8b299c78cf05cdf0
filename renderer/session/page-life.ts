/** What happens to a page from outside. */
export type PageEvents = {
  /** It may never be heard of again. */
  onHide: () => void
  /** The browser has taken it out of its cache. */
  onReturn: () => void
  /** It is looked at again, or the network is back. */
  onWake: () => void
}

/** Follows the page's life; returns how to stop. Does nothing where there is no window. */
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
