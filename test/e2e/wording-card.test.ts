import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { describeInBrowser } from '../support/browser-suite'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { addRow, textbox } from '../support/meeting-driver'

const blaming = 'At night the intern accidentally dropped the users table'
const rewritten = 'At night the users table was accidentally dropped'

/** The violations that axe finds in an element of a page, colors included. */
const faultsIn = async (page: Page, selector: string): Promise<string[]> => {
  await page.evaluate(axe.source)
  return page.evaluate(async (inside) => {
    const { axe: run } = window as unknown as { axe: typeof axe }
    const { violations } = await run.run(inside)
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }, selector)
}

describeInBrowser('the language check on one page', () => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-wording-'))
  let host: HostProcess
  let browser: Browser
  let page: Page

  const goTo = (to: Page, title: RegExp): Promise<void> =>
    to.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: title, exact: true }).click()

  beforeAll(async () => {
    host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort() })
    browser = await openBrowser()
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    await page.goto(await host.openUrl())
    await page.getByLabel('Your name, as others will see it').fill('Dana')
    await page.getByLabel('Your name, as others will see it').press('Enter')
    await page.getByRole('button', { name: 'New postmortem' }).click()
    await page.getByRole('link', { name: 'Meeting' }).click()
    await goTo(page, /^Timeline/)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.kill()
    rmSync(data, { recursive: true, force: true })
  })

  test('accepting a suggestion in a shared text is one undo step, and axe finds no violation in the card', async () => {
    await addRow(page, 'New event', blaming)
    await textbox(page, 'What happened').click()
    const editor = page.locator('.cm-focused .cm-content')
    await editor.locator('[class*=mark]').first().waitFor()
    await page.keyboard.press('Alt+Enter')
    await page.getByRole('dialog', { name: 'Wording' }).waitFor()
    expect(await faultsIn(page, '[data-wording-card]')).toEqual([])
    await page.keyboard.press('Enter')
    expect(await editor.textContent()).toBe(rewritten)
    await page.keyboard.press('ControlOrMeta+z')
    expect(await editor.textContent()).toBe(blaming)
    await page.keyboard.press('Escape')
  })

  test('a page whose worker can’t be loaded works without the check and shows no message about it', async () => {
    const second = await page.context().newPage()
    const errors: string[] = []
    second.on('pageerror', ({ message }) => errors.push(message))
    let asked = 0
    await second.route(/check-worker/, async (route) => {
      asked += 1
      await route.abort()
    })
    await second.goto(page.url())
    await goTo(second, /^Timeline/)
    await addRow(second, 'New event', `Again ${blaming}`)
    await second.getByText(`Again ${blaming}`).first().waitFor()
    await goTo(second, /^Five whys/)
    await addRow(second, 'New problem', 'The users table was gone')
    await addRow(second, 'Why did this happen?', 'The intern dropped it')
    await second.getByText('Why was that so?').first().waitFor()
    expect(asked).toBeGreaterThan(0)
    expect(await second.locator('[data-wording]').count()).toBe(0)
    expect(errors).toEqual([])
  })
})
