import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchShell, type Shell } from '../support/shell'
import { until } from '../support/until'

let shell: Shell
let page: Page

beforeAll(async () => {
  shell = await launchShell()
  page = await shell.page()
})
afterAll(() => shell?.end())

describe('the app in its window', () => {
  it('shows the library', async () => {
    await page.getByRole('button', { name: 'New postmortem' }).first().waitFor()
  })

  it('opens the join page for a clicked link, and keeps the secret in the fragment', async () => {
    expect(await shell.startAgain('debrief://join#bm90LWFuLWludml0ZQ')).toBe(0)
    await until('the join page', () => new URL(page.url()).pathname === '/join')
    expect(new URL(page.url()).hash).toBe('#bm90LWFuLWludml0ZQ')
  })

  it('navigates to the settings when the menu item is clicked', async () => {
    await shell.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('settings')?.click())
    await until('the settings', () => new URL(page.url()).pathname === '/settings')
  })
})
