import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, openBrowser } from '../support/browser'
import { tour } from '../support/tour'
import { startTourHost } from '../support/tour-host'

const why = chromiumPath() ? undefined : 'there is no Chromium here'

type Fault = { screen: string; rule: string; where: string }

/** Serious and critical findings of axe on the page as it is now. */
const faultsOn = async (page: Page, screen: string): Promise<Fault[]> => {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: typeof axe }
    const { violations: found } = await run.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return found.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map((node) => node.html.slice(0, 120)) }))
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, where }) => ({ screen, rule: id, where: where.slice(0, 3).join(' | ') }))
}

describe.skipIf(why)(`every screen, looked at by axe${why ? ` (skipped: ${why})` : ''}`, () => {
  let browser: Browser
  let setup: Awaited<ReturnType<typeof startTourHost>>
  beforeAll(async () => {
    setup = await startTourHost()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await setup?.close()
  })

  test.each(['light', 'dark'] as const)(
    'has no serious or critical fault in the %s theme',
    async (colorScheme) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        colorScheme,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      await page.goto(await setup.host.openUrl())
      const faults: Fault[] = []
      let screens = 0
      await tour(page, setup.documents, async (name) => {
        screens += 1
        faults.push(...(await faultsOn(page, name)))
      })
      await context.close()
      expect(faults).toEqual([])
      expect(screens).toBeGreaterThan(40)
    },
    180_000,
  )
})
