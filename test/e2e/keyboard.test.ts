import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { describeInBrowser } from '../support/browser-suite'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { createKeyboard } from '../support/keyboard'
import { answerOvertime } from '../support/keyboard-overtime'
import { stageHeading } from '../support/meeting-driver'
import { until } from '../support/until'

describeInBrowser('a whole meeting by keyboard alone', () => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-keyboard-'))
  let host: HostProcess
  let browser: Browser
  let page: Page
  let keys: ReturnType<typeof createKeyboard>
  let sendEditor: () => void = () => undefined
  const editorIsLate = new Promise<void>((resolve) => {
    sendEditor = resolve
  })
  beforeAll(async () => {
    host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort() })
    browser = await openBrowser()
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    keys = createKeyboard(page)
    await page.route(/SharedTextEditor/, async (route) => {
      await editorIsLate
      await route.continue()
    })
    await page.goto(await host.openUrl())
  })
  afterAll(async () => {
    await browser?.close()
    await host?.kill()
    rmSync(data, { recursive: true, force: true })
  })

  const stage = () => page.getByRole('region', { name: 'Stage', exact: true })
  const isShown = (words: string): Promise<void> => page.getByText(words).filter({ visible: true }).first().waitFor()
  const comesTo = async (title: string): Promise<void> => {
    await stageHeading(page, title).waitFor()
    await keys.waitForAnyFocus()
  }
  const next = async (title: string): Promise<void> => {
    await keys.press('Alt+.')
    await comesTo(title)
  }

  test('a postmortem is created, named and started', async () => {
    await keys.submitText('Your name, as others will see it', 'Dana')
    await keys.press('Alt+n')
    await keys.waitForFocus('textbox', 'Title')
    await keys.type('Checkout failed for forty minutes')
    await keys.press('Enter')
    await page.getByRole('heading', { name: 'Checkout failed for forty minutes', level: 1 }).waitFor()
    await keys.tabTo('combobox', 'Severity')
    await keys.press('ArrowDown')
    expect(await page.getByRole('combobox', { name: 'Severity', exact: true }).inputValue()).toBe('P1')
    await keys.tabTo('link', 'Meeting', 'Shift+Tab')
    await keys.press('Enter')
    await page.getByRole('button', { name: 'Start meeting' }).waitFor()
    await keys.waitForAnyFocus()
    await keys.pressButton('Start meeting')
    await page.getByRole('button', { name: 'End meeting' }).waitFor()
    await comesTo('Opening')
  })

  test('each stage accepts what is typed', async () => {
    // The editor of long texts loads late; what is typed before that must be kept.
    await keys.tabTo('textbox', 'Goal')
    await keys.type('Learn what let one slow query ')
    await isShown('Learn what let one slow query')
    sendEditor()
    await page.locator('.cm-focused').waitFor()
    await keys.type('stop the checkout')
    await keys.press('Escape')
    await isShown('Learn what let one slow query stop the checkout')

    await next('Impact')
    await keys.submitText('New measure: Users', '1200 requests failed')
    await keys.waitForFocus('textbox', 'New measure: Users')
    await keys.tabTo('textbox', 'Source', 'Shift+Tab')
    await keys.type('Payments dashboard')
    await keys.press('Enter')
    await stage().getByRole('listitem', { name: /1200/ }).waitFor()

    await next('Timeline')
    await keys.submitText('New event', '14:31 Error rate rises above five per cent')
    await keys.submitText('New event', '14:40 The pager rings')
    await keys.waitForFocus('textbox', 'New event')
    await keys.tabTo('textbox', 'Known then', 'Shift+Tab')
    await keys.press('Escape')
    await keys.waitForFocus('listitem', 'Event: Error rate rises above five per cent')
    await keys.press('ArrowDown')
    await keys.waitForFocus('listitem', 'Event: The pager rings')
    await keys.tabTo('textbox', 'Known then')
    await keys.type('Only that orders were missing')
    await keys.press('Escape')
    await keys.waitForFocus('listitem', 'Event: The pager rings')
    await isShown('Only that orders were missing')

    await next('Five whys')
    await keys.submitText('New problem', 'One slow query stopped the checkout')
    await until(
      () => page.getByRole('textbox', { name: /^Why/ }).and(page.locator(':focus')).count(),
      (count) => count === 1,
    )
    await keys.type('All requests share one pool of connections')
    await keys.press('Enter')
    await stage().getByRole('listitem', { name: 'All requests share one pool of connections' }).waitFor()
    await keys.waitForFocus('textbox', /^Why was that so|^What made that/)
    await keys.type('The pool has no limit for a single kind of request')
    await keys.press('Enter')
    await stage().getByRole('listitem', { name: 'The pool has no limit for a single kind of request' }).waitFor()
    await keys.tabTo('combobox', 'Mark', 'Shift+Tab')
    await keys.press('End')
    await stage().getByRole('combobox', { name: 'Mark' }).last().filter({ hasText: 'Root cause' }).waitFor()

    await next('Fishbone')
    await keys.tabTo('combobox', 'Category')
    await keys.press('ArrowDown')
    await keys.submitText(/^New cause under Process/, 'No load test before a sale')
    await isShown('No load test before a sale')
    const vote = /^This mattered most.*No load test before a sale/
    await keys.pressButton(vote)
    await page.getByRole('button', { name: /^This mattered most.*No load test/, pressed: true }).waitFor()
    await page.getByText('1 of 1 voted').waitFor()
    await keys.pressButton('Reveal votes', 'Shift+Tab')
    await page.getByRole('listitem', { name: 'No load test before a sale, 1 vote' }).waitFor()
    await keys.waitForAnyFocus()

    await next('Actions')
    await keys.submitText('New action', 'Give each kind of request its own pool')
    const action = stage().getByRole('listitem', { name: 'Give each kind of request its own pool' })
    await keys.pressButton('Missing: owner, due date, done when, cause', 'Shift+Tab')
    await keys.waitForFocus('combobox', 'Owner')
    await keys.type('Noor')
    await keys.press('Enter')
    await keys.tabTo('textbox', 'Due')
    await keys.type('+2w')
    await keys.press('Enter')
    await keys.pressButton('Missing: done when, cause')
    await keys.waitForFocus('textbox', 'Done when')
    await keys.type('A slow report leaves the checkout alone')
    await keys.press('Escape')
    await keys.pressButton('Missing: cause')
    await keys.waitForFocus('button', 'Link a cause')
    await keys.press('Enter')
    await keys.waitForFocus('combobox', 'Search for a cause')
    await keys.press('Enter')
    await action.getByText('Missing:').waitFor({ state: 'detached' })

    await next('Closing')
    await keys.submitText('What went well: new lesson', 'The on-call handover was complete')
    await keys.tabTo('textbox', 'Summary')
    await keys.type('A shared pool let one query stop everything')
    await keys.press('Escape')
    await isShown('A shared pool let one query stop everything')
  })

  test('the clock is paused, resumed and extended', async () => {
    await keys.press('Alt+t')
    await page.getByRole('button', { name: 'Resume timer' }).waitFor()
    await keys.press('Alt+t')
    await page.getByRole('button', { name: 'Pause timer' }).waitFor()
    const minutes = page.getByLabel('Minutes for Closing')
    const before = Number(await minutes.inputValue())
    await keys.press('Alt+m')
    await until(
      () => minutes.inputValue(),
      (value) => Number(value) === before + 1,
    )
    await keys.pressButton('Add 1 minute')
    await until(
      () => minutes.inputValue(),
      (value) => Number(value) === before + 2,
    )
    await keys.waitForFocus('button', 'Add 1 minute')
  })

  test('a stage that runs over takes minutes from a later one, gives them back, is extended, and is left', async () => {
    await keys.press('Alt+2')
    await comesTo('Impact')
    await answerOvertime(page, keys)
    await comesTo('Timeline')
    await page.getByRole('region', { name: 'Time is up' }).waitFor({ state: 'detached' })
  })

  test('every kind of line is captured by its letter in any stage', async () => {
    const kinds = [
      ['e', 'Event', '14:55 Orders come in again'],
      ['n', 'Note', 'Noor joined late'],
      ['d', 'Decision', '14:50 Turn the report off'],
      ['a', 'Action', 'Alert on the length of the queue'],
      ['p', 'Park', 'Who owns the reports?'],
      ['w', 'Well', 'Support wrote to customers early'],
      ['o', 'Poorly', 'The dashboard was out of date'],
      ['l', 'Lucky', 'It was a quiet hour'],
    ] as const
    for (const [letter, kind, line] of kinds) {
      await keys.press(`Alt+${letter}`)
      await keys.waitForFocus('textbox', `Capture: ${kind}`)
      await keys.type(line)
      await keys.press('Enter')
      await page.getByRole('region', { name: 'Capture' }).getByText('Added to').waitFor()
      await keys.waitForFocus('textbox', `Capture: ${kind}`)
    }
    await keys.press('Escape')
  })

  test('the focus moves through the regions of the page and back to the stage', async () => {
    await keys.press('Alt+2')
    await comesTo('Impact')
    await keys.press('F6')
    await keys.waitForAnyFocus()
    const agenda = page.getByRole('region', { name: 'Agenda' })
    for (let step = 0; step < 8; step += 1) {
      if ((await agenda.locator(':focus').count()) === 1) break
      await keys.press('F6')
    }
    await keys.waitForFocus('button', 'Impact')
    await keys.press('ArrowDown', 'Enter')
    await comesTo('Timeline')
    await isShown('Orders come in again')
    await keys.press('Alt+,')
    await comesTo('Impact')
    await keys.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await keys.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await keys.waitForAnyFocus()
    await keys.press('Control+k')
    await keys.waitForFocus('combobox', 'Find an action, a stage or a postmortem')
    await keys.type('closing')
    await keys.press('Enter')
    await keys.waitForFocus('button', /^Make (it|them) specific$/)
    await keys.pressButton('Go on to Closing', 'Shift+Tab')
    await comesTo('Closing')
  })

  test('the meeting is ended, and its report is exported', async () => {
    await keys.press('Alt+Shift+E')
    await page.getByRole('dialog').waitFor()
    await keys.pressButton('End meeting')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Export' }).waitFor()
    await keys.waitForAnyFocus()
    await keys.pressButton('Export')
    await page.getByRole('dialog', { name: 'Export' }).waitFor()
    await keys.tabTo('button', 'Save Markdown')
    const [download] = await Promise.all([page.waitForEvent('download'), keys.press('Enter')])
    const report = readFileSync(await download.path(), 'utf8').replaceAll('\\', '')
    const written = [
      '# Checkout failed for forty minutes',
      'Learn what let one slow query stop the checkout',
      '1200 requests',
      'Payments dashboard',
      'Error rate rises above five per cent',
      'The pager rings',
      'Only that orders were missing',
      'All requests share one pool of connections',
      'The pool has no limit for a single kind of request',
      'No load test before a sale',
      'Give each kind of request its own pool',
      'Noor',
      'A slow report leaves the checkout alone',
      'The on-call handover was complete',
      'A shared pool let one query stop everything',
      'Orders come in again',
      'Noor joined late',
      'Turn the report off',
      'Alert on the length of the queue',
      'Who owns the reports?',
      'Support wrote to customers early',
      'The dashboard was out of date',
      'It was a quiet hour',
      'Took 3 min from Fishbone for Impact',
      'Gave 3 min back from Impact to Fishbone',
      'Added 3 min to Impact',
      'How much support time it took',
      'Ended at Closing',
    ]
    expect(written.filter((words) => !report.includes(words))).toEqual([])
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await keys.waitForAnyFocus()
  })

  test('the report is copied into another editor, and keeps its headings, tables and lists', async () => {
    await keys.pressButton('Export')
    await keys.pressButton('Copy Web page (HTML)')
    await page.getByText('Copied: Web page (HTML).').first().waitFor()
    const editor = await page.context().newPage()
    await editor.setContent('<div contenteditable="true" role="textbox"></div>')
    await editor.getByRole('textbox').focus()
    await editor.keyboard.press('Control+v')
    await editor.getByRole('heading', { level: 1, name: 'Checkout failed for forty minutes' }).waitFor()
    await editor.getByRole('heading', { level: 2, name: 'Timeline' }).waitFor()
    await editor.getByRole('cell', { name: 'The pager rings' }).waitFor()
    await editor.getByRole('listitem').filter({ hasText: 'The on-call handover was complete' }).waitFor()
    await editor.close()
  })
})
