import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeInBrowser } from '../support/browser-suite'
import { findAccessibilityFaults } from '../support/inspect-accessibility'
import { findWindowFaults } from '../support/inspect-window'
import { setUpTour } from '../support/set-up-tour'
import { tourParts, visitPart } from '../support/tour'

/** Finds faults of a screen that is open. */
type Inspector = (page: Page, screen: string) => Promise<unknown[]>

/** What holds for each screen of the tour, in this order: the last one presses what can be chosen. */
const inspectors: Record<string, Inspector> = {
  'have no serious or critical violation that axe finds, in either theme': findAccessibilityFaults,
  'are shown completely at every size, and never scroll their window': findWindowFaults,
}

/** Calls back with whatever a page tries that its policy forbids, also where that does no harm. */
const watchPolicy = async (page: Page, onViolation: (what: string) => void): Promise<void> => {
  await page.exposeFunction('reportViolation', onViolation)
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const { reportViolation } = window as unknown as { reportViolation: (what: string) => void }
      reportViolation(`${violatedDirective}: ${blockedURI} in ${sourceFile}`)
    }),
  )
}

/** How many screens a part has at least, so that none is left out unnoticed. */
const fewestScreens = { app: 9, empty: 14, usual: 14, crowded: 14, dialogs: 13, review: 4 }

describeInBrowser('the screens', () => {
  const { documents, openOwnPage } = setUpTour()
  const violations: string[] = []
  let page: Page

  beforeAll(async () => {
    page = await openOwnPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
    await watchPolicy(page, (what) => violations.push(what))
  })
  afterAll(() => page?.close())

  describe.each(tourParts)('of the part “%s”', (part) => {
    const faults: Record<string, unknown[]> = {}
    let screens = 0

    const inspect = async (screen: string): Promise<void> => {
      screens += 1
      for (const [title, find] of Object.entries(inspectors))
        faults[title] = [...(faults[title] ?? []), ...(await find(page, screen))]
    }

    beforeAll(async () => {
      if (part === 'app') {
        await page.goto(new URL(`/d/${documents().usual}/prepare`, page.url()).href)
        await page.getByRole('dialog', { name: "What's your name?" }).waitFor()
        await inspect('who are you')
      }
      await visitPart(part, page, documents(), inspect)
    })

    test.each(Object.keys(inspectors))('%s', (title) => {
      expect(faults[title]).toEqual([])
    })

    test('are all visited, and try nothing that the page’s policy forbids', () => {
      expect(screens).toBeGreaterThanOrEqual(fewestScreens[part])
      expect(violations).toEqual([])
    })
  })
})
