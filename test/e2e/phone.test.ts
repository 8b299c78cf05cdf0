import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { describeInBrowser } from '../support/browser-suite'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { invite, joinMeeting, stageHeading, textbox } from '../support/meeting-driver'
import { findLayoutFaults } from '../support/page-frame'

const longWord = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenlieferungsverzögerung'
const rightToLeft = 'لم يكن هناك اختبار للفشل بين المناطق'
/** In a narrower field (px), a line can't be read while it is being typed. */
const MIN_LINE_WIDTH_PX = 200

describeInBrowser('a guest on a phone', () => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-phone-'))
  let host: HostProcess
  let browser: Browser
  let facilitator: Page
  let guest: Page

  beforeAll(async () => {
    host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort(), address: '127.0.0.1' })
    browser = await openBrowser()
    facilitator = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }
    guest = await (await browser.newContext(phone)).newPage()
    for (const page of [facilitator, guest]) page.setDefaultTimeout(STEP_TIMEOUT_MS)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
    rmSync(data, { recursive: true, force: true })
  })

  const capture = (page: Page) => page.getByRole('region', { name: 'Capture' })
  const expectNoLayoutFaults = async (where: string): Promise<void> =>
    expect(await findLayoutFaults(guest), where).toEqual([])
  const next = async (title: string): Promise<void> => {
    await facilitator.getByRole('button', { name: 'Next stage' }).click()
    await Promise.all([facilitator, guest].map((page) => stageHeading(page, title).waitFor()))
  }
  const captureByTouch = async (kind: string, line: string): Promise<void> => {
    await capture(guest).getByRole('button', { name: kind, exact: true }).tap()
    await capture(guest).getByRole('textbox').fill(line)
    await capture(guest).getByRole('button', { name: 'Add', exact: false }).last().tap()
    await capture(guest).getByText('Added to').waitFor()
    expect(await capture(guest).getByRole('textbox').inputValue()).toBe('')
  }

  test('joins, reads, captures and votes by touch, and ends up at the report', async () => {
    await facilitator.goto(await host.openUrl())
    await facilitator.getByLabel('Your name, as others will see it').fill('Dana')
    await facilitator.getByLabel('Your name, as others will see it').press('Enter')
    await facilitator.getByRole('button', { name: 'New postmortem' }).click()
    await facilitator.getByRole('link', { name: 'Meeting', exact: true }).click()
    const { browser: link } = await invite(facilitator)
    await guest.goto(link)
    await guest.getByLabel('Your name').waitFor()
    await expectNoLayoutFaults('joining')
    await joinMeeting(guest, 'Noor', link)
    await guest.getByText('Not started yet').waitFor()
    await expectNoLayoutFaults('before the start')

    await facilitator.getByRole('button', { name: 'Start meeting' }).click()
    await stageHeading(guest, 'Opening').waitFor()
    await guest.getByRole('checkbox', { name: 'Noor' }).tap()
    await facilitator.getByRole('checkbox', { name: 'Noor', checked: true }).waitFor()

    await next('Impact')
    await next('Timeline')
    await captureByTouch('Event', `31 Jan 2017 23:27 ${longWord}`)
    await facilitator.getByRole('list', { name: 'Events' }).getByText(longWord).first().waitFor()
    await guest.getByRole('list', { name: 'Events' }).getByText(longWord).first().tap()
    await guest.getByRole('listitem', { name: `Event: ${longWord}` }).waitFor()
    await expectNoLayoutFaults('an open event of another year')

    await next('Five whys')
    await next('Fishbone')
    const cause = textbox(guest, /^New cause under/)
    expect((await cause.boundingBox())?.width).toBeGreaterThan(MIN_LINE_WIDTH_PX)
    for (const text of [rightToLeft, longWord]) {
      await cause.fill(text)
      await guest.getByRole('button', { name: 'Add cause' }).tap()
      await facilitator.getByText(text).filter({ visible: true }).first().waitFor()
    }
    await guest.getByRole('button', { name: `This mattered most: ${rightToLeft}` }).tap()
    await facilitator.getByText('1 of 2 voted').waitFor()
    await expectNoLayoutFaults('voting')
    await facilitator.getByRole('button', { name: 'Reveal votes' }).click()
    await guest.getByRole('listitem', { name: `${rightToLeft}, 1 vote` }).waitFor()
    await expectNoLayoutFaults('revealed votes')

    await next('Actions')
    await captureByTouch('Action', `${longWord} @Noor +2w`)
    await expectNoLayoutFaults('actions')
    await next('Closing')
    await captureByTouch('Lucky', rightToLeft)
    await guest.getByRole('button', { name: `Agree: ${longWord}, Noor` }).tap()
    await facilitator.getByRole('button', { name: `Agreed: ${longWord}, Noor` }).waitFor()
    await expectNoLayoutFaults('closing')

    await facilitator.getByRole('button', { name: 'End meeting' }).click()
    await facilitator.getByRole('dialog').getByRole('button', { name: 'End meeting' }).click()
    const notice = guest.getByText('The meeting has ended.').filter({ visible: true }).first()
    await notice.waitFor()
    // As wide as a sentence needs, rather than half the phone.
    expect((await notice.boundingBox())?.width).toBeGreaterThan(MIN_LINE_WIDTH_PX)
    await guest.getByRole('heading', { name: 'Lessons', level: 2 }).waitFor()
    await expectNoLayoutFaults('the report')
  })

  test('is told what happened and what is safe when the host is gone', async () => {
    await host.kill()
    const message = guest.getByRole('status').filter({ hasText: 'host' }).locator('span')
    await guest.getByRole('button', { name: 'Download a copy' }).waitFor()
    for (const [width, height] of [
      [390, 844],
      [960, 1040],
      [1440, 900],
    ] as const) {
      await guest.setViewportSize({ width, height })
      const room = await message.evaluate((words) => ({
        width: words.clientWidth,
        hidden: words.scrollHeight - words.clientHeight,
      }))
      expect(room.width, `at ${width}`).toBeGreaterThan(MIN_LINE_WIDTH_PX)
      expect(room.hidden, `at ${width}`).toBeLessThanOrEqual(1)
      await expectNoLayoutFaults(`without a host, at ${width}`)
    }
  })
})
