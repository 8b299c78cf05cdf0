import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeInBrowser } from '../support/browser-suite'
import { setUpTour } from '../support/set-up-tour'

describeInBrowser('the library', () => {
  const { openOwnPage } = setUpTour()

  const openLibrary = async (): Promise<Page> => {
    const page = await openOwnPage({ viewport: { width: 1440, height: 900 } })
    await page.getByRole('button', { name: 'New postmortem' }).waitFor()
    return page
  }

  test('has rows of equal height, focuses an overdue action that is opened, and highlights what a search matched', async () => {
    const page = await openLibrary()
    await page.getByLabel('Your name, as others will see it').fill('Dana')
    await page.getByLabel('Your name, as others will see it').press('Enter')
    const rows = page.getByRole('region', { name: 'Postmortems' }).locator('tbody tr')
    await rows.nth(2).waitFor()
    // All at one moment: the host may still be reading the folder, and rows come and go.
    const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height))
    expect(new Set(heights).size).toBe(1)

    await page.getByLabel('Search postmortems').fill('replica lagged')
    const hit = page.locator('tbody tr', { has: page.locator('mark') })
    await hit.first().waitFor()
    expect(await hit.first().locator('mark').textContent()).toMatch(/replica|lagged/i)

    const action = page.getByRole('region', { name: 'Actions due' }).getByRole('link').nth(1)
    const text = (await action.textContent()) ?? ''
    await action.focus()
    await page.keyboard.press('Enter')
    const linked = page.locator('[data-row][data-linked]')
    await linked.waitFor()
    expect(await linked.textContent()).toContain(text.trim())
    await linked.and(page.locator(':focus')).waitFor()
    await page.context().close()
  })

  test('starts a postmortem from a template by keyboard, and remembers which', async () => {
    const page = await openLibrary()
    await page.getByLabel('Your name, as others will see it').fill('Dana')
    await page.getByLabel('Your name, as others will see it').press('Enter')
    await page.keyboard.press('Alt+Shift+N')
    await page.getByRole('radio', { name: 'Usual postmortem' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('ArrowUp')
    await page
      .getByRole('radio', { name: /^Comprehensive Guide/ })
      .and(page.locator(':focus'))
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('Title', { exact: true }).and(page.locator(':focus')).waitFor()
    await page.getByRole('button', { name: 'Agenda', exact: true }).click()
    await page.getByText('45 minutes in total.').waitFor()
    expect(await page.getByRole('checkbox', { name: 'Fishbone is on the agenda' }).isChecked()).toBe(false)
    await page.getByRole('button', { name: 'Timeline', exact: true }).click()
    await page.getByText('From the first sign to the end, with the team that acted.').waitFor()
    await page.goto(new URL('/', page.url()).href)
    await page.getByRole('button', { name: 'New from a template' }).click()
    await page.getByRole('radio', { name: /^Comprehensive Guide/, checked: true }).waitFor()
    await page.context().close()
  })

  test('shows the tour of the sample once, in three steps, by keyboard', async () => {
    const page = await openLibrary()
    await page.getByLabel('Your name, as others will see it').fill('Dana')
    await page.getByLabel('Your name, as others will see it').press('Enter')
    await page.getByRole('button', { name: 'Open the sample meeting' }).click()
    const titles = ['One clock for everyone', 'Everyone writes in one document', 'Only you see these cards']
    for (const [index, title] of titles.entries()) {
      await page.getByRole('region', { name: title }).waitFor()
      await page.getByText(`Step ${index + 1} of 3`).waitFor()
      await page.keyboard.press('Enter')
    }
    await page.getByRole('region', { name: /these cards|One clock/ }).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('region', { name: 'Agenda' }).waitFor()
    expect(await page.getByText('Step 1 of 3').count()).toBe(0)

    await page.goto(new URL('/settings', page.url()).href)
    await page.getByRole('button', { name: 'Show the welcome and tour again' }).click()
    await page.goBack()
    await page.getByRole('region', { name: 'One clock for everyone' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: /these cards|One clock/ }).waitFor({ state: 'detached' })
    await page.context().close()
  })
})
