import type { ComponentType } from 'react'

const waiting = new Set<() => Promise<unknown>>()

/** A fetch that failed is made anew after this time (ms): at once would loop with the rendering that it fails. */
const RETRY_DELAY_MS = 1_000

/**
 * A component that is fetched when it is first shown, or while nothing else is to do. Once it is here it is shown at
 * once, without a flash of waiting; a fetch that failed is tried again when the component is shown again.
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
    // A promise thrown is what Suspense waits for, as with React's own `lazy`.
    throw start()
  }
  return Lazy
}

/** How long (ms) a busy page may put the rest off. */
const MAX_PRELOAD_DELAY_MS = 500

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if (window.requestIdleCallback) window.requestIdleCallback(() => resolve(), { timeout: MAX_PRELOAD_DELAY_MS })
    else setTimeout(resolve)
  })

/**
 * Fetches everything that is fetched later, as soon as the page has done what matters more: a dialog must open and a
 * stage must show also when the host that serves the page is gone.
 */
export const preloadAll = async (): Promise<void> => {
  await whenIdle()
  const asked = new Set<() => Promise<unknown>>()
  // What comes may bring more to be fetched: a stage's view the editor of its texts.
  for (let next = [...waiting]; next.length > 0; next = [...waiting].filter((start) => !asked.has(start))) {
    for (const start of next) asked.add(start)
    // What can't be fetched now is fetched again, and reported, when it is shown.
    await Promise.all(next.map((start) => start()))
  }
}
