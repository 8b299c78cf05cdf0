import axe from 'axe-core'
import type { Page } from 'playwright-core'

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

/** Serious and critical findings of axe on a screen of the light theme, and on its colors in the dark one. */
export const findAccessibilityFaults = async (page: Page, screen: string): Promise<Fault[]> => [
  ...(await faultsOn(page, screen, { type: 'tag', values: allTags })),
  // The crowded document only repeats the colors of the usual one, on hundreds of rows.
  ...(screen.startsWith('crowded') ? [] : await faultsInTheDark(page, screen)),
]
