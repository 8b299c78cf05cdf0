import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { noBrowserReason, openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { describeUnless } from '../support/browser-suite'
import { nextPort, startHostProcess } from '../support/host-process'
import { addRow, fill, invite, joinMeeting, textbox, write } from '../support/meeting-driver'

const side = (page: Page) => page.getByRole('complementary', { name: 'Review' })

/** A host, and the pages of its owner and of a second person in browsers of their own. */
const openTwo = async (): Promise<{ owner: Page; guest: Page }> => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-review-'))
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  const host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort(), address: '127.0.0.1' })
  onTestFinished(async () => void (await host.stop()))
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const newPage = async (): Promise<Page> => {
    const page = await (await browser.newContext()).newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    return page
  }
  const [owner, guest] = [await newPage(), await newPage()]
  await owner.goto(await host.openUrl())
  return { owner, guest }
}

/** A new postmortem whose severity asks for a written review, with all that it needs to be complete. */
const writeReview = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'New postmortem' }).click()
  await page.getByRole('dialog').getByLabel('Your name').fill('Dana')
  await page.getByRole('button', { name: 'Continue' }).click()
  await fill(page, 'Title', 'Checkout was slow')
  await page.getByLabel('Severity', { exact: true }).selectOption('P3')
  await fill(page, 'Owner', 'Dana')
  await fill(page, 'Started (UTC)', '2026-11-20 09:00')
  await fill(page, 'Resolved (UTC)', '2026-11-20 09:40')
  await page.getByRole('link', { name: 'Review', exact: true }).click()
  await write(page, textbox(page, 'What happened'), 'Checkout took ten seconds for forty minutes.')
  await write(page, textbox(page, 'What made it possible'), 'Nothing watched the lag of the replica.')
  await addRow(page, 'New measure: Users', '40 % of checkouts took more than 10 s')
  await addRow(page, 'New event', '2026-11-20 09:00 Replica lag passed 5 s')
  await addRow(page, 'New action', 'Alert on replica lag above 5 s @Dana +2w')
  await addRow(page, 'What went well: new lesson', 'The dashboard showed the lag at once')
  await write(page, textbox(page, 'Summary'), 'A lagging replica slowed checkout down.')
}

describeUnless(noBrowserReason(), 'a review without a meeting', () => {
  test('a written review goes from a new postmortem to complete by two people in two browsers', async () => {
    const { owner, guest } = await openTwo()
    await writeReview(owner)
    await side(owner).getByRole('button', { name: 'Ask for a review' }).click()
    await owner.keyboard.press('Escape')
    const { browser: link, text } = await invite(owner)
    expect(text).toContain('in writing')

    await joinMeeting(guest, 'Bo', link)
    await guest.getByRole('button', { name: 'Comment', exact: true }).click()
    await addRow(guest, 'New comment', 'Was the cache warm?')
    await guest.keyboard.press('Escape')
    await side(guest).getByRole('button', { name: 'Sign off' }).click()
    await side(guest)
      .getByText(/^You signed off on/)
      .waitFor()
    expect(await side(guest).getByText('Who has read it').count()).toBe(0)

    await side(owner).getByText('Was the cache warm?').waitFor()
    await side(owner).getByRole('button', { name: 'Sign off' }).click()
    await side(owner).getByText('Everybody who was asked has signed off.').waitFor()
    await side(owner).getByRole('heading', { name: 'Missing' }).waitFor({ state: 'detached' })
    await side(owner).getByRole('button', { name: 'Mark as complete' }).click()
    await side(guest).getByText('2 people have signed off.').waitFor()
    await guest.getByRole('link', { name: 'Report', exact: true }).click()
    await guest.getByText(/^Signed off by 2 people on/).waitFor()
  })
})
