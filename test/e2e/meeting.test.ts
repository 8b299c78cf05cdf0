import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { describeInBrowser } from '../support/browser-suite'
import { parseContent, readDocumentFile } from '../support/document-file'
import { gitlab } from '../support/gitlab-2017'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import {
  addMinuteInTwoWindows,
  addRow,
  capture,
  clockSpread,
  clockTextToMs,
  invite,
  joinMeeting,
  prepareImpact,
  prepareIncident,
  preparePeople,
  prepareTimeline,
  readClock,
  stageHeading,
  textbox,
  write,
} from '../support/meeting-driver'
import { suggestions, writtenTexts } from '../support/meeting-texts'
import { runDebrief } from '../support/run-debrief'
import { until } from '../support/until'

describeInBrowser('a whole meeting in real browsers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-meeting-'))
  const data = { dana: join(folder, 'dana'), ilya: join(folder, 'ilya') }
  const ports = {
    dana: { port: nextPort(), networkPort: nextPort() },
    ilya: { port: nextPort(), networkPort: nextPort() },
  }
  const start = (who: 'dana' | 'ilya') => startHostProcess({ data: data[who], ...ports[who], address: '127.0.0.1' })
  let hosts: { dana: HostProcess; ilya: HostProcess }
  let browser: Browser
  /** The facilitator, a participant with their own host, and a guest in a browser. */
  let dana: Page
  let ilya: Page
  let noor: Page
  let pages: readonly Page[] = []

  const newPage = async (): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    return page
  }

  beforeAll(async () => {
    const [danaHost, ilyaHost] = await Promise.all([start('dana'), start('ilya')])
    hosts = { dana: danaHost, ilya: ilyaHost }
    browser = await openBrowser()
    dana = await newPage()
    ilya = await newPage()
    noor = await newPage()
    pages = [dana, ilya, noor]
  })

  afterAll(async () => {
    await browser?.close()
    await Promise.all([hosts?.dana.kill(), hosts?.ilya.kill()])
    rmSync(folder, { recursive: true, force: true })
  })

  const waitForTextEverywhere = (text: string): Promise<unknown> =>
    Promise.all(pages.map((page) => page.getByText(text).filter({ visible: true }).first().waitFor()))

  const nextStage = async (title: string): Promise<void> => {
    await dana.getByRole('button', { name: 'Next stage' }).click()
    await Promise.all(pages.map((page) => stageHeading(page, title).waitFor()))
  }

  test('the facilitator creates a postmortem and fills in the incident', async () => {
    await dana.goto(await hosts.dana.openUrl())
    await dana.getByLabel('Your name, as others will see it').fill('Dana')
    await dana.getByLabel('Your name, as others will see it').press('Enter')
    await dana.getByRole('button', { name: 'New postmortem' }).click()
    await prepareIncident(dana)
    await preparePeople(dana)
    await prepareImpact(dana)
    await prepareTimeline(dana)
    const list = dana.getByRole('list', { name: 'Events' })
    for (const { text } of gitlab.events) expect(await list.getByText(text).count()).toBeGreaterThan(0)
  })

  test('two people join by link, one with their own host and one as a guest', async () => {
    const links = await invite(dana)
    expect(links.text).toContain('blameless')
    await dana.getByRole('link', { name: 'Meeting' }).click()
    await dana.getByRole('button', { name: 'Start meeting' }).click()

    await Promise.all([
      joinMeeting(ilya, 'Ilya', links.app, await hosts.ilya.openUrl()),
      joinMeeting(noor, 'Noor', links.browser),
    ])
    await Promise.all([ilya, noor].map((page) => stageHeading(page, 'Opening').waitFor()))
    await Promise.all(
      pages.map((page) =>
        page
          .getByRole('region', { name: 'People' })
          .getByText(/3 of \d+ here/)
          .waitFor(),
      ),
    )
    expect(await ilya.getByRole('region', { name: 'Prompt cards' }).count()).toBe(0)
    expect(await dana.getByRole('region', { name: 'Prompt cards' }).count()).toBe(1)
  })

  test('a comment is answered by somebody else and taken to the parking lot, for everybody to see', async () => {
    await dana.keyboard.press('Alt+Shift+C')
    await dana.getByRole('textbox', { name: 'New comment' }).fill('Who is paged for backups?')
    await dana.keyboard.press('Enter')
    const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Comments' })
    await ilya.getByRole('button', { name: 'Comment: 1 open thread' }).click()
    await panelOf(ilya).getByRole('button', { name: 'Reply' }).click()
    await panelOf(ilya).getByRole('textbox', { name: 'Reply' }).fill('Nobody, until now')
    await ilya.keyboard.press('Enter')
    await panelOf(dana).getByText('Nobody, until now').waitFor()
    await panelOf(ilya).getByRole('button', { name: 'Park' }).click()
    for (const page of [dana, ilya]) await panelOf(page).getByRole('button', { name: 'Close the comments' }).click()
    await Promise.all(
      pages.map((page) =>
        page.getByRole('region', { name: 'Parking lot' }).getByText('Who is paged for backups?').first().waitFor(),
      ),
    )
  })

  test('every stage is edited by several people at the same time', async () => {
    await Promise.all([
      write(dana, textbox(dana, 'Goal'), gitlab.goal),
      capture(ilya, 'Park', gitlab.parking[0]),
      capture(noor, 'Note', 'Noor takes the notes today'),
    ])
    await waitForTextEverywhere(gitlab.goal)
    for (const page of pages) {
      const question = page.getByRole('group', { name: /^How safe do you feel to speak openly here/ })
      await question.getByRole('radio', { name: '4' }).check({ force: true })
    }
    // Three people are too few to show what they chose.
    await dana.getByText('3 answered').waitFor()
    expect(await dana.getByRole('button', { name: 'Show me the result' }).isDisabled()).toBe(true)
    expect(await ilya.getByText(/\d answered/).count()).toBe(0)

    await nextStage('Impact')
    await Promise.all([
      write(dana, textbox(dana, 'What users felt'), ' [Dana was here]'),
      addRow(ilya, 'New measure: Trust', 'Trust fell, said by Ilya'),
      addRow(noor, 'New measure: Business', 'Refunds, said by Noor'),
    ])
    await waitForTextEverywhere('[Dana was here]')
    await waitForTextEverywhere('Trust fell, said by Ilya')
    await waitForTextEverywhere('Refunds, said by Noor')

    await nextStage('Timeline')
    await Promise.all([
      addRow(dana, 'New event', '31 Jan 2017 23:40 Dana recalls a second alert'),
      addRow(ilya, 'New event', '31 Jan 2017 23:45 Ilya opened the incident document'),
      capture(noor, 'Decision', '23:50 Noor heard the decision to stream'),
    ])
    for (const words of ['Dana recalls a second alert', 'Ilya opened the incident document', 'Noor heard the decision'])
      await waitForTextEverywhere(words)

    // What the facilitator opens is opened on every page.
    const selected = 'Dana recalls a second alert'
    await dana.getByRole('list', { name: 'Events' }).getByText(selected).click()
    await Promise.all(pages.map((page) => page.getByRole('listitem', { name: `Event: ${selected}` }).waitFor()))

    await nextStage('Five whys')
    for (const { text, chain, shows } of gitlab.problems) {
      const add = dana.getByRole('button', { name: 'Add problem' })
      if (!(await textbox(dana, 'New problem').isVisible())) await add.click()
      await addRow(dana, 'New problem', text)
      await dana.getByRole('tab', { name: text, selected: true }).waitFor()
      for (const answer of chain) {
        const next = dana
          .getByRole('region', { name: 'Stage' })
          .locator('form', { has: dana.getByRole('button', { name: 'Ask why' }) })
        await next.getByRole('textbox').fill(answer.text)
        await next.getByRole('button', { name: 'Ask why' }).click()
        await dana.getByRole('textbox').filter({ hasText: answer.text }).first().waitFor()
        if (answer.mark) await dana.getByLabel('Mark').last().selectOption(answer.mark)
      }
      await write(dana, textbox(dana, 'What this shows'), shows)
    }
    const [first, second] = gitlab.problems
    await Promise.all(
      [ilya, noor].map(async (page, index) => {
        const tab = page.getByRole('tab', { name: (index === 0 ? first : second)?.text ?? '' })
        await tab.click()
        await write(page, textbox(page, 'What this shows'), index === 0 ? ' (Ilya agrees)' : ' (Noor agrees)')
      }),
    )

    await nextStage('Fishbone')
    await waitForTextEverywhere('No team owned testing that a restore works')
    await Promise.all([
      addRow(dana, /^New cause under/, gitlab.causes[0].text),
      addRow(ilya, /^New cause under/, gitlab.causes[1].text),
      addRow(noor, /^New cause under/, gitlab.causes[2].text),
    ])
    for (const { text } of gitlab.causes) await waitForTextEverywhere(text)
    await Promise.all(
      pages.map((page) => page.getByRole('button', { name: /^This mattered most.*No team owned testing/ }).click()),
    )
    // Until they are revealed, others' votes are a number; whoever voted sees their own.
    await waitForTextEverywhere('3 of 3 voted')
    for (const page of pages)
      await page.getByRole('button', { name: /^This mattered most.*No team owned testing/, pressed: true }).waitFor()
    expect(await ilya.getByRole('button', { name: 'Reveal votes' }).count()).toBe(0)
    await dana.getByRole('button', { name: 'Reveal votes' }).click()
    await Promise.all(
      pages.map((page) => page.getByRole('listitem', { name: /No team owned testing.*, 3 votes$/ }).waitFor()),
    )

    await nextStage('Actions')
    await Promise.all([
      addRow(dana, 'New action', gitlab.actions[0].text),
      addRow(ilya, 'New action', gitlab.actions[1].text),
      capture(noor, 'Action', gitlab.actions[2].text),
    ])
    await addRow(dana, 'New action', gitlab.actions[3].text)
    for (const { text } of gitlab.actions) await waitForTextEverywhere(text)
    for (const { text, owner, due, criterion, ticket, priority } of gitlab.actions) {
      const row = dana.getByRole('listitem', { name: new RegExp(text.slice(0, 30)) })
      await row.getByLabel('Owner', { exact: true }).fill(owner)
      await row.getByLabel('Owner', { exact: true }).press('Enter')
      await row.getByLabel('Due').fill(due)
      await row.getByLabel('Due').press('Enter')
      await row.getByRole('button', { name: /^Details of/ }).click()
      await row.getByLabel('Ticket').fill(ticket)
      await row.getByLabel('Ticket').press('Enter')
      await row.getByLabel('Priority').selectOption(priority)
      await row.getByRole('button', { name: 'Link a cause' }).click()
      await dana.getByRole('combobox', { name: 'Search for a cause' }).press('Enter')
      await write(dana, textbox(row, 'Done when'), criterion)
    }

    await nextStage('Closing')
    await Promise.all([
      write(dana, textbox(dana, 'Summary'), gitlab.summary),
      capture(ilya, 'Well', gitlab.lessons[0].text),
      capture(noor, 'Lucky', gitlab.lessons[4].text),
    ])
    for (const { kind, text } of gitlab.lessons.slice(1, 4))
      await capture(dana, kind === 'well' ? 'Well' : 'Poorly', text)
    for (const { text } of gitlab.lessons) await waitForTextEverywhere(text)

    for (const [index, page] of pages.entries()) {
      const question = page.getByRole('group', { name: /^Was this meeting worth your time/ })
      await question.getByRole('radio', { name: String(index + 3) }).check({ force: true })
      await page.getByRole('textbox', { name: 'One thing to change next time' }).fill(suggestions[index] ?? '')
      await page.getByRole('textbox', { name: 'One thing to change next time' }).press('Enter')
    }
    await dana.getByText('3 answered').waitFor()
    await dana.getByRole('button', { name: 'Show me the result' }).click()
    await dana.getByText('3 answered, too few to show the numbers').waitFor()
    for (const text of suggestions) await dana.getByText(text).waitFor()
    for (const page of pages.filter((one) => one !== dana)) {
      await page.getByText('Answers are closed.').waitFor()
      for (const text of suggestions) expect(await page.getByText(text).count()).toBe(0)
    }
  })

  test('the clock is paused and extended on every page, and the clocks differ by less than 250 ms', async () => {
    const shown = () => Promise.all(pages.map(readClock))
    await dana.getByRole('button', { name: 'Pause timer' }).click()
    await Promise.all(pages.map((page) => page.getByText(/· paused$/).waitFor()))
    await until(shown, (all) => new Set(all).size === 1)
    const [paused = ''] = await shown()
    const second = await addMinuteInTwoWindows(dana)
    const extended = clockTextToMs(paused) + 2 * 60_000
    await until(
      () => Promise.all([...pages, second].map(readClock)),
      (all) => all.every((text) => clockTextToMs(text) === extended),
    )
    await second.close()
    await dana.getByRole('button', { name: 'Resume timer' }).click()
    await until(shown, (all) => all.every((text) => clockTextToMs(text) < extended))

    // A busy machine may notice one change late, while clocks that differ do so every time.
    await until(
      () => clockSpread(pages),
      (apart) => apart < 250,
    )
  })

  test('the meeting is ended, and both copies are valid and contain every edit', async () => {
    await dana.getByRole('button', { name: 'End meeting' }).click()
    await dana.getByRole('dialog').getByRole('button', { name: 'End meeting' }).click()
    const missing = (text: string): string[] =>
      [...writtenTexts, ...suggestions].filter((one) => !text.includes(JSON.stringify(one).slice(1, -1)))
    for (const where of [data.dana, data.ilya]) {
      await until(
        async () => missing(readDocumentFile(where).text),
        (list) => list.length === 0,
      )
      expect(runDebrief('validate', readDocumentFile(where).path)).not.toMatch(/wrong|damaged/)
    }
    const report = runDebrief('export', readDocumentFile(data.dana).path)
    // Without what Markdown escapes, and Mermaid in its diagrams.
    const plain = report.replaceAll('\\', '').replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    for (const text of writtenTexts) expect(plain).toContain(text)
  })

  test('the copies are equal after both hosts are restarted', async () => {
    await Promise.all([hosts.dana.stop(), hosts.ilya.stop()])
    expect(parseContent(readDocumentFile(data.ilya).text)).toEqual(parseContent(readDocumentFile(data.dana).text))
    const [danaHost, ilyaHost] = await Promise.all([start('dana'), start('ilya')])
    hosts = { dana: danaHost, ilya: ilyaHost }
    for (const [page, who] of [[dana, 'dana'] as const, [ilya, 'ilya'] as const]) {
      await page.goto(await hosts[who].openUrl())
      await page.getByRole('link', { name: gitlab.record.title }).first().click()
      await page.getByRole('heading', { name: gitlab.record.title, level: 1 }).first().waitFor()
      await page.getByText(gitlab.summary).first().waitFor()
    }
  })
})
