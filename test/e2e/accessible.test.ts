import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeInBrowser } from '../support/browser-suite'
import { setUpTour } from '../support/set-up-tour'
import { tour } from '../support/tour'

type Fault = { screen: string; rule: string; where: string }

const allTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules whose outcome another theme can change. */
const colorRules = ['color-contrast', 'link-in-text-block']

/** Serious and critical findings of axe on the page as it is now. */
const faultsOn = async (page: Page, screen: string, asked: axe.RunOnly): Promise<Fault[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async (runOnly) => {
    const { axe: run } = window as unknown as { axe: typeof axe }
    const { violations: found } = await run.run(document, { resultTypes: ['violations'], runOnly })
    return found.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map((node) => node.html.slice(0, 120)) }))
  }, asked)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, where }) => ({ screen, rule: id, where: where.slice(0, 3).join(' | ') }))
}

const change = async (page: Page, colorScheme: 'light' | 'dark'): Promise<void> => {
  await page.emulateMedia({ colorScheme })
  await page.locator(`:root[data-theme="${colorScheme}"]`).waitFor()
}

/** The same screen in the dark theme, where only colors are checked again. */
const faultsInTheDark = async (page: Page, screen: string): Promise<Fault[]> => {
  await change(page, 'dark')
  const faults = await faultsOn(page, `${screen}, dark`, { type: 'rule', values: colorRules })
  await change(page, 'light')
  return faults
}

describeInBrowser('every screen, checked by axe', () => {
  const { documents, openOwnPage } = setUpTour()

  test('has no serious or critical violation in either theme, and nothing that its policy forbids', async () => {
    const page = await openOwnPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
    const faults: Fault[] = []
    let screens = 0
    // Nothing on the page may try what its policy forbids, also where that does no harm.
    const violations: string[] = []
    await page.exposeFunction('reportViolation', (what: string) => void violations.push(what))
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
        const { reportViolation } = window as unknown as { reportViolation: (what: string) => void }
        reportViolation(`${violatedDirective}: ${blockedURI} in ${sourceFile}`)
      }),
    )
    const look = async (name: string): Promise<void> => {
      screens += 1
      faults.push(...(await faultsOn(page, name, { type: 'tag', values: allTags })))
      // The crowded document only repeats the colors of the usual one, on hundreds of rows.
      if (!name.startsWith('crowded')) faults.push(...(await faultsInTheDark(page, name)))
    }
    await page.goto(new URL(`/d/${documents().usual}/prepare`, page.url()).href)
    await page.getByRole('dialog', { name: "What's your name?" }).waitFor()
    await look('who are you')
    await tour(page, documents(), look)
    expect(faults).toEqual([])
    expect(screens).toBeGreaterThan(40)
    expect(violations).toEqual([])
  })
})
