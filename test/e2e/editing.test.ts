import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { describeInBrowser } from '../support/browser-suite'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { createKeyboard } from '../support/keyboard'
import { addRow, invite, joinMeeting, stageHeading, textbox } from '../support/meeting-driver'
import { until } from '../support/until'

describeInBrowser('two people in one list', () => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-editing-'))
  let host: HostProcess
  let browser: Browser
  /** The facilitator, and a guest in a separate browser. */
  let dana: Page
  let noor: Page

  beforeAll(async () => {
    host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort(), address: '127.0.0.1' })
    browser = await openBrowser()
    const open = async (): Promise<Page> => {
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
      page.setDefaultTimeout(STEP_TIMEOUT_MS)
      return page
    }
    dana = await open()
    noor = await open()
    await dana.goto(await host.openUrl())
    await dana.getByLabel('Your name, as others will see it').fill('Dana')
    await dana.getByLabel('Your name, as others will see it').press('Enter')
    await dana.getByRole('button', { name: 'New postmortem' }).click()
    await dana.getByRole('link', { name: 'Meeting' }).click()
    const links = await invite(dana)
    await dana.getByRole('button', { name: 'Start meeting' }).click()
    await joinMeeting(noor, 'Noor', links.browser)
    await goTo('Actions')
    for (const text of ['Page on failed backups', 'Show the host name', 'Test the restore'])
      await addRow(dana, 'New action', text)
    await textIn(noor, 'Test the restore').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.kill()
    rmSync(data, { recursive: true, force: true })
  })

  const goTo = async (title: string): Promise<void> => {
    await dana.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: title, exact: true }).click()
    await Promise.all([dana, noor].map((page) => stageHeading(page, title).waitFor()))
  }
  const row = (page: Page, text: string) => page.getByRole('list', { name: 'Actions' }).locator('li', { hasText: text })
  const textIn = (page: Page, text: string) => textbox(row(page, text), 'What will change')
  const seen = (page: Page): Promise<string[]> =>
    page.getByRole('list', { name: 'Actions' }).locator('[data-cell="text"]').allInnerTexts()

  test('the caret keeps its position while another person moves the row', async () => {
    const keys = createKeyboard(noor)
    await textIn(noor, 'Page on failed backups').focus()
    await noor.locator('.cm-focused').waitFor()
    await keys.type(' and restores')
    await keys.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    await row(dana, 'Page on failed backups')
      .getByRole('button', { name: /^Move / })
      .focus()
    await dana.keyboard.press('Alt+ArrowDown')
    await until(
      () => seen(noor),
      (texts) => texts[1]?.startsWith('Page on') === true,
    )
    await keys.waitForAnyFocus()
    await keys.type(' somebody')
    await until(
      () => seen(dana),
      (texts) => texts[1] === 'Page somebody on failed backups and restores',
    )
  })

  test('a row that is removed while somebody types in it accepts further typing, says who removed it, and can be kept', async () => {
    const keys = createKeyboard(noor)
    await textIn(noor, 'Show the host name').click()
    await noor.locator('.cm-focused').waitFor()
    await keys.press('End')
    await keys.type(' before')
    await row(dana, 'Show the host name')
      .getByRole('button', { name: /^Remove / })
      .click()
    await noor.getByText('Removed by Dana', { exact: true }).waitFor()
    await keys.type(' and after')
    await keys.waitForAnyFocus()
    expect(await seen(dana)).toHaveLength(2)
    expect(await dana.getByText(/Removed by/).count()).toBe(0)
    await noor.getByRole('button', { name: 'Keep it' }).click()
    await until(
      () => seen(dana),
      (texts) => texts.includes('Show the host name before and after'),
    )
    // Clicking the button leaves the caret where it was.
    await keys.type(', always')
    await until(
      () => seen(dana),
      (texts) => texts.includes('Show the host name before and after, always'),
    )
  })

  test('answers down a branch are typed one after another without losing a key', async () => {
    // The room takes nobody to another stage while they are writing.
    await noor.keyboard.press('Escape')
    await goTo('Five whys')
    const keys = createKeyboard(dana)
    await addRow(dana, 'New problem', 'Nobody was paged')
    await keys.waitForFocus('textbox', 'Why did this happen?')
    for (const answer of ['The check was off', 'It was noisy']) await keys.type(`${answer}\n`)
    const other = dana
      .getByRole('listitem', { name: 'The check was off' })
      .getByRole('button', { name: /Other answer/i })
    for (const branch of ['The rota was empty', 'The phone was silent']) {
      await dana.getByRole('treeitem', { name: 'It was noisy' }).click()
      await other
        .or(dana.getByRole('button', { name: /other answer/i }).first())
        .first()
        .click()
      await keys.waitForFocus('textbox', 'Another answer to the same question')
      for (const answer of [branch, `${branch}, because`, `${branch}, and so`]) {
        await dana.keyboard.insertText(answer)
        await keys.press('Enter')
        await keys.waitForAnyFocus()
        await dana.getByRole('treeitem', { name: answer, exact: true }).waitFor()
      }
    }
    const levels = await dana
      .getByRole('treeitem', { name: /, and so$/ })
      .evaluateAll((items) => items.map((item) => item.getAttribute('aria-level')))
    expect(levels).toEqual(['3', '3'])
  })

  test('undo and redo apply to the document when the focus is in the empty field after the last removal', async () => {
    await goTo('Actions')
    const keys = createKeyboard(dana)
    const all = await seen(dana)
    for (let count = all.length; count > 0; count -= 1) {
      await dana
        .getByRole('list', { name: 'Actions' })
        .getByRole('button', { name: /^Remove / })
        .last()
        .click()
      await until(
        () => seen(dana),
        (texts) => texts.length === count - 1,
      )
    }
    await keys.waitForFocus('textbox', 'New action')
    const waitForActions = (texts: readonly string[]) =>
      until(
        () => seen(dana),
        (now) => now.join('\n') === texts.join('\n'),
      )
    await keys.press('Control+z')
    await waitForActions(all.slice(0, 1))
    await keys.press('Control+y')
    await waitForActions([])
    await dana.keyboard.insertText('Typed')
    await keys.press('Control+z')
    await waitForActions([])
    expect(await textbox(dana, 'New action').inputValue()).toBe('')
    await keys.press('Control+z')
    await waitForActions(all.slice(0, 1))
  })
})
