import type { BrowserContext, Page } from 'playwright-core'

/** A layout shift: its score, and the elements that moved. */
type Shift = { value: number; moved: string[]; isAfterInput: boolean }

type Watch = { strayKeys: string[]; shifts: Shift[]; scrolled: number }

declare global {
  interface Window {
    pageWatch: Watch
  }
}

/**
 * Runs in the page before its own scripts: records keys typed outside any field, layout shifts, and a scrolled window.
 */
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
  // Browsers exclude shifts within this time of an input. A busy page handles and renders an input later: shifts count as
  // caused by it until it is rendered, and for at least this long.
  const EXCUSED_MS = 500
  const handled: { from: number; to: number }[] = []
  for (const type of ['keydown', 'pointerdown', 'input'])
    addEventListener(
      type,
      () => {
        const input = { from: performance.now(), to: Number.POSITIVE_INFINITY }
        handled.push(input)
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            input.to = Math.max(input.from + EXCUSED_MS, performance.now())
          }),
        )
      },
      true,
    )
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
      sources: { node: Node | null }[]
    })[])
      if (!entry.hadRecentInput)
        watch.shifts.push({
          value: entry.value,
          moved: entry.sources.map(({ node }) => describeNode(node)),
          isAfterInput: handled.some(({ from, to }) => from <= entry.startTime && entry.startTime <= to),
        })
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Observes every page that is opened in a context from now on. */
export const watchPages = (context: BrowserContext): Promise<unknown> => context.addInitScript(startWatching)

/** Keys that were typed on a page outside any field. */
export const strayKeys = (page: Page): Promise<string> => page.evaluate(() => window.pageWatch.strayKeys.join(''))

/** How far (px) the window itself was ever scrolled, which should be 0. */
export const windowScroll = (page: Page): Promise<number> => page.evaluate(() => window.pageWatch.scrolled)

/** All layout shifts since the last call. */
export const takeAllShifts = (page: Page): Promise<Shift[]> => page.evaluate(() => window.pageWatch.shifts.splice(0))

/** The layout shifts since the last call that no input on the page has caused. */
export const takeShifts = async (page: Page): Promise<Shift[]> =>
  (await takeAllShifts(page)).filter(({ isAfterInput }) => !isAfterInput)
