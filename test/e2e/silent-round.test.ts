import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { describeInBrowser } from '../support/browser-suite'
import { parseContent, readDocumentFile } from '../support/document-file'
import { createFacilitator } from '../support/facilitator'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { addRow, joinMeeting, stageHeading } from '../support/meeting-driver'
import { takeShifts, watchPages } from '../support/page-watch'
import { until } from '../support/until'

const names = ['Ali', 'Bea', 'Chen', 'Dilek', 'Emeka'] as const
const question = 'What did nobody say aloud?'
/** The largest layout shift that a count or a result may cause. */
const MAX_SHIFT = 0.02

describeInBrowser('a facilitator at the keyboard asks five people in browsers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-silent-round-'))
  const ports = { port: nextPort(), networkPort: nextPort() }
  const start = (): Promise<HostProcess> => startHostProcess({ data: folder, ...ports, address: '127.0.0.1' })
  let host: HostProcess
  let browser: Browser
  let dana: Page
  let keys: ReturnType<typeof createFacilitator>
  let guests: Page[] = []

  const newPage = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    await watchPages(context)
    const page = await context.newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    return page
  }
  const card = (page: Page, name: string): Locator => page.getByRole('region', { name })
  const waitForCount = (count: string): Promise<unknown> =>
    Promise.all([dana, ...guests].map((page) => page.getByText(count, { exact: true }).waitFor()))
  const expectNoShifts = async (): Promise<void> => {
    for (const page of guests) {
      const shifts = await takeShifts(page)
      expect(
        shifts.reduce((sum, { value }) => sum + value, 0),
        JSON.stringify(shifts),
      ).toBeLessThan(MAX_SHIFT)
    }
  }
  const ask = async (kind: RegExp, field: string, text: string): Promise<void> => {
    await keys.press('Alt+q')
    await keys.waitForFocus('radio', /^Silent round/)
    for (; !(await dana.getByRole('radio', { name: kind }).isChecked()); ) await keys.press('ArrowDown')
    await keys.tabTo('textbox', field)
    await keys.press('ControlOrMeta+a')
    await keys.type(text)
    await keys.press('Enter')
    await keys.waitForNoDialog()
    await Promise.all(guests.map((page) => card(page, text).getByRole('button').first().waitFor()))
    // From here on, nothing but counts and results changes.
    await Promise.all(guests.map(takeShifts))
  }

  beforeAll(async () => {
    host = await start()
    browser = await openBrowser()
    dana = await newPage()
    keys = createFacilitator(dana)
    await dana.goto(await host.openUrl())
    await keys.submitText('Your name, as others will see it', 'Dana')
    const { editLink } = await keys.share('What nobody said')
    await keys.press('Alt+Shift+2')
    await dana.getByRole('button', { name: 'Start meeting' }).waitFor()
    await keys.press('Alt+s')
    guests = await Promise.all(
      names.map(async (name) => {
        const page = await newPage()
        await joinMeeting(page, name, editLink)
        await stageHeading(page, 'Opening').waitFor()
        return page
      }),
    )
    await dana.getByText(/^6 of \d+ here$/).waitFor()
  })

  afterAll(async () => {
    await browser?.close()
    await host?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  test('in a silent round, in the middle of which the host is killed: no text is lost, nobody is named or stuck', async () => {
    await ask(/^Silent round/, 'Question', question)
    const answer = `Your answer: ${question}`
    await Promise.all(guests.map((page, index) => addRow(page, answer, `Thought ${index}`)))
    await Promise.all(
      guests.slice(0, 3).map((page) => card(page, question).getByRole('button', { name: 'I’m done' }).click()),
    )
    await waitForCount('3 of 6 done')
    await expectNoShifts()

    await host.kill()
    await Promise.all(
      guests.map((page) =>
        card(page, question)
          .getByText(/host can’t be reached/)
          .waitFor(),
      ),
    )
    await Promise.all(guests.slice(3).map((page) => addRow(page, answer, 'Thought without a host')))
    host = await start()
    await Promise.all(
      guests.slice(3).map((page) => card(page, question).getByRole('button', { name: 'I’m done' }).click()),
    )
    await waitForCount('5 of 6 done')
    // The message about the lost host has gone.
    const saved = 'All changes saved on the meeting’s host.'
    await Promise.all(guests.map((page) => page.getByRole('status').filter({ hasText: saved }).waitFor()))
    await Promise.all(guests.map(takeShifts))

    await keys.press('Alt+q')
    await keys.waitForFocus('textbox', answer)
    await keys.type('Thought of the facilitator')
    await keys.press('Enter')
    await keys.pressButton('I’m done')
    await waitForCount('6 of 6 done')
    for (const page of guests) expect(await page.getByText('Thought of the facilitator').count()).toBe(0)
    await keys.pressButton('Reveal texts')
    const thoughts = [
      ...names.map((_, index) => `Thought ${index}`),
      'Thought of the facilitator',
      'Thought without a host',
      'Thought without a host',
    ]
    for (const page of [dana, ...guests]) {
      const rows = card(page, question).getByRole('listitem')
      await until(
        () => rows.count(),
        (count) => count === thoughts.length,
      )
      const shown = await rows.locator(':scope > :first-child').allTextContents()
      expect(shown.toSorted()).toEqual(thoughts)
    }
    await expectNoShifts()
    await keys.pressButton('Note: Thought 3')
    await guests[0]?.getByRole('button', { name: '1 note' }).waitFor()
  })

  test('in a poll, which each answers with one press', async () => {
    await ask(/^Agree or disagree/, 'Sentence', 'We know enough.')
    const poll = (page: Page): Locator => card(page, 'We know enough.')
    await Promise.all(guests.map((page) => poll(page).getByRole('button', { name: 'Agree', exact: true }).click()))
    await keys.press('Alt+q')
    await keys.waitForFocus('button', 'Agree')
    await keys.pressButton('Disagree')
    await waitForCount('6 of 6 answered')
    await keys.pressButton('Reveal answers')
    await Promise.all([dana, ...guests].map((page) => poll(page).getByText('Agree 5 · Disagree 1').waitFor()))
    await expectNoShifts()
  })

  test('and the file holds what was written, and nothing about who wrote it', async () => {
    const content = await until(
      async () => JSON.stringify(parseContent(readDocumentFile(folder).text)),
      (saved) => saved.includes('"disagree":1'),
    )
    const { questionResults, notes } = JSON.parse(content)
    expect(JSON.stringify(questionResults)).toContain('Thought 4')
    for (const name of ['Dana', ...names]) expect(JSON.stringify([questionResults, notes])).not.toContain(name)
    expect(host.log()).not.toContain('Thought')
  })
})
