import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type * as Y from 'yjs'
import { openBrowser, STEP_TIMEOUT_MS } from './browser'
import { watchPages } from './page-watch'
import type { TourDocuments } from './tour'
import { startTourHost } from './tour-host'

/** Starts one browser, and one host with the documents of the tour and others, for all tests of a `describe` or file. */
export const setUpTour = <N extends string = never>(more?: () => Readonly<Record<N, Y.Doc>>) => {
  let browser: Browser
  let setup: Awaited<ReturnType<typeof startTourHost<N>>>
  beforeAll(async () => {
    setup = await startTourHost(more?.())
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await setup?.close()
  })

  /** An empty page of another person, in a browser profile of its own. */
  const newPage = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
    await watchPages(context)
    const page = await context.newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    return page
  }
  return {
    documents: (): TourDocuments & Record<N, string> => setup.documents,
    newPage,
    /** The owner's page: signed in, and showing the library. */
    openOwnPage: async (options: BrowserContextOptions): Promise<Page> => {
      const page = await newPage(options)
      await page.goto(await setup.host.openUrl())
      return page
    },
  }
}
