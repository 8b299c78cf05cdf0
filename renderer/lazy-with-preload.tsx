import type { ComponentType } from 'react'

const waiting = new Set<() => Promise<unknown>>()

/** How long (ms) until a failed import is tried again; without a delay, rendering would retry in a loop. */
const RETRY_DELAY_MS = 1_000

/**
 * A component that is loaded when it is first shown, or earlier while the page is idle. Once loaded, it renders at
 * once, without a fallback in between; an import that failed is tried again the next time it is shown.
 */
export const lazyWithPreload = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> => {
  let Ready: ComponentType<P> | undefined
  let fault: { reason: unknown } | undefined
  let loading: Promise<void> | undefined
  const start = (): Promise<void> => {
    loading ??= load().then(
      (component) => {
        Ready = component
        waiting.delete(start)
      },
      (reason: unknown) => {
        fault = { reason }
        setTimeout(() => {
          fault = undefined
          loading = undefined
        }, RETRY_DELAY_MS)
      },
    )
    return loading
  }
  waiting.add(start)
  const Lazy = (props: P) => {
    if (Ready) return <Ready {...props} />
    if (fault) throw fault.reason
    // Suspense waits for a thrown promise, as with React's own `lazy`.
    throw start()
  }
  return Lazy
}

/**
 * Code that is loaded when it is first called for, or earlier while the page is idle. A failed import rejects, and is
 * tried again the next time.
 */
export const loadAhead = <T,>(load: () => Promise<T>): (() => Promise<T>) => {
  let loading: Promise<T> | undefined
  const start = (): Promise<T> => {
    loading ??= load().then(
      (loaded) => {
        waiting.delete(start)
        return loaded
      },
      (reason: unknown) => {
        loading = undefined
        throw reason
      },
    )
    return loading
  }
  waiting.add(start)
  return start
}

/** How long (ms) a busy page may postpone the preload. */
const MAX_PRELOAD_DELAY_MS = 500

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if (window.requestIdleCallback) window.requestIdleCallback(() => resolve(), { timeout: MAX_PRELOAD_DELAY_MS })
    else setTimeout(resolve)
  })

/**
 * Loads everything lazy as soon as the page is idle: dialogs must open and stages must render even when the host
 * that serves the page is gone.
 */
export const preloadAll = async (): Promise<void> => {
  await whenIdle()
  const started = new Set<() => Promise<unknown>>()
  // A loaded component may declare further lazy ones, as a stage's view does with the text editor.
  for (let next = [...waiting]; next.length > 0; next = [...waiting].filter((start) => !started.has(start))) {
    for (const start of next) started.add(start)
    // An import that fails now is tried again, and reported, when it is needed.
    await Promise.allSettled(next.map((start) => start()))
  }
}
