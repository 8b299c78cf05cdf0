import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noBrowserReason, openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { describeUnless } from '../support/browser-suite'
import { dropFiles } from '../support/drop-files'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { addRow, fill, textbox, write } from '../support/meeting-driver'

describeUnless(noBrowserReason(), 'a draft that somebody without Debrief comments on', () => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-replies-'))
  let browser: Browser
  let host: HostProcess
  beforeAll(async () => {
    host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort(), address: '127.0.0.1' })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
    rmSync(data, { recursive: true, force: true })
  })

  /** A page in a profile of its own, and what goes wrong on it. */
  const newPage = async (): Promise<{ page: Page; faults: string[] }> => {
    const page = await (await browser.newContext({ acceptDownloads: true })).newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
    page.on('request', (request) => /^https?:/.test(request.url()) && faults.push(request.url()))
    return { page, faults }
  }

  /** Presses what saves a file; resolves to its path. */
  const save = async (page: Page, button: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])
    const path = join(data, download.suggestedFilename())
    await download.saveAs(path)
    return path
  }

  /** A near-miss on the page of its review, with all that it needs to be complete. */
  const writeNearMiss = async (): Promise<Page> => {
    const { page } = await newPage()
    await page.goto(await host.openUrl())
    await page.getByRole('button', { name: 'New postmortem' }).click()
    await page.getByRole('dialog').getByLabel('Your name').fill('Dana')
    await page.getByRole('button', { name: 'Continue' }).click()
    await fill(page, 'Title', 'Nearly the wrong cluster')
    await page.getByLabel('Severity', { exact: true }).selectOption('Near miss')
    await fill(page, 'Owner', 'Dana')
    await page.getByRole('link', { name: 'Review', exact: true }).click()
    await write(page, textbox(page, 'What nearly happened'), 'The drain was typed into the shell of production.')
    await write(page, textbox(page, 'What made it possible'), 'Both shells look the same.')
    await addRow(page, 'New action', 'Show the name of the cluster in each prompt @Dana +2w')
    await addRow(page, 'What went well: new lesson', 'The dry run was on by default')
    return page
  }

  /** What the second person does with the file that they were sent; resolves to the path of their reply. */
  const reply = async (path: string): Promise<string> => {
    const { page, faults } = await newPage()
    await page.goto(pathToFileURL(path).href)
    // All by keyboard: to the passage, into the dialog, and back to where one was.
    const bubble = page.getByRole('button', { name: /^Comment on: The drain was typed/ })
    await bubble.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('Which prompt did it show?')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('1 comment, not saved yet').waitFor()
    expect(await bubble.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.getByLabel('Your name').fill('Bo')
    await page.getByLabel('I have read this and have nothing more to add').check()
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    const saved = await save(page, 'Save reply')
    await page.getByText('1 comment, saved').waitFor()
    expect(faults).toEqual([])
    return saved
  }

  test('a near-miss is completed by two people, of whom the second answers on a page from a file', async () => {
    const owner = await writeNearMiss()
    const side = owner.getByRole('complementary', { name: 'Review' })
    await side.getByRole('button', { name: 'Ask for a review' }).click()
    await owner.keyboard.press('Escape')
    await side.getByRole('button', { name: 'Sign off' }).click()
    const saved = await reply(await save(owner, 'Save a page to comment on'))
    expect(basename(saved)).toBe('Nearly the wrong cluster-reply-Bo.debrief-reply.json')

    await dropFiles(owner, { [basename(saved)]: readFileSync(saved) })
    const dialog = owner.getByRole('dialog', { name: 'Add this reply?' })
    await dialog.getByText('Which prompt did it show?').waitFor()
    await dialog.getByRole('button', { name: 'Add reply' }).click()
    const comments = owner.getByRole('complementary', { name: 'Comments' })
    await comments.getByText('Which prompt did it show?').waitFor()
    await owner.keyboard.press('Escape')
    await side.getByRole('button', { name: 'Mark as complete' }).click()
    await side.getByText('2 people have signed off.').waitFor()
  })
})
