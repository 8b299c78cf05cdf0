import type { BrowserContext, Page } from 'playwright-core'

/** One thing that moved on a page without anybody having done anything there, and by how much (layout shift score). */
type Shift = { value: number; moved: string[] }

type Watch = { strayKeys: string[]; shifts: Shift[]; scrolled: number }

declare global {
  interface Window {
    pageWatch: Watch
  }
}

/** Runs in the page, before its own scripts: notes keys typed into nothing, what moves by itself, and a window that scrolls. */
const startWatching = (): void => {
  const watch: Watch = { strayKeys: [], shifts: [], scrolled: 0 }
  window.pageWatch = watch
  const isEditable = (target: EventTarget | null): boolean =>
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  addEventListener(
    'keydown',
    (event) => {
      const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
      if (isText && !isEditable(event.target)) watch.strayKeys.push(event.key)
    },
    true,
  )
  addEventListener('scroll', () => {
    watch.scrolled = Math.max(watch.scrolled, document.scrollingElement?.scrollTop ?? 0)
  })
  const describeNode = (node: Node | null): string => {
    const element = node instanceof Element ? node : (node?.parentElement ?? null)
    return element
      ? `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.slice(0, 40)}"`
      : '?'
  }
  // The browser counts from when a key was pressed; on a busy machine the page comes to it, and to what it changes, later.
  const RECENT_INPUT_MS = 500
  let inputHandledAt = Number.NEGATIVE_INFINITY
  for (const type of ['keydown', 'pointerdown', 'input'])
    addEventListener(
      type,
      () => {
        inputHandledAt = performance.now()
      },
      true,
    )
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
      sources: { node: Node | null }[]
    })[])
      if (!entry.hadRecentInput && Math.abs(entry.startTime - inputHandledAt) > RECENT_INPUT_MS)
        watch.shifts.push({ value: entry.value, moved: entry.sources.map(({ node }) => describeNode(node)) })
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Watches every page that is opened in a context from now on. */
export const watchPages = (context: BrowserContext): Promise<unknown> => context.addInitScript(startWatching)

/** Keys that were typed on a page and went into no field. */
export const strayKeys = (page: Page): Promise<string> => page.evaluate(() => window.pageWatch.strayKeys.join(''))

/** How far (px) the window itself was ever scrolled, which no screen needs. */
export const windowScroll = (page: Page): Promise<number> => page.evaluate(() => window.pageWatch.scrolled)

/** What moved by itself since the last time this was asked. */
export const takeShifts = (page: Page): Promise<Shift[]> => page.evaluate(() => window.pageWatch.shifts.splice(0))
