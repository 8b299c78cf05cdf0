import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkAction, findBlame } from '../../shared/libs/blameless'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { describeInBrowser } from '../support/browser-suite'
import { exportDocument } from '../support/document-file'
import { createFacilitator, runCommand } from '../support/facilitator'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { createKeyboard } from '../support/keyboard'
import {
  addOwnCards,
  blamingSentence,
  expectNoFeedbackIn,
  feedback,
  findOwnCard,
  forgettingSentence,
  getCardLine,
  getProblemLabel,
  getSituationReason,
  ownAnswer,
  ownCard,
  rewrittenSentence,
  title,
  vagueAction,
  vendorSentence,
} from '../support/language-script'
import { addRow, joinMeeting, stageHeading, textbox } from '../support/meeting-driver'
import { readFiles, recordFrames } from '../support/secrecy'
import { until } from '../support/until'
import { getPageText, underlines, waitForUnderlines, wordingCard } from '../support/wording'

describeInBrowser('the language check and the cards in a meeting', () => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-language-'))
  let host: HostProcess
  let browser: Browser
  /** The facilitator, with only a keyboard. */
  let dana: Page
  let keys: ReturnType<typeof createFacilitator>
  let noor: Page
  /** The note-taker. */
  let tom: Page
  /** Joined by a read-only link. */
  let ravi: Page
  let frames: Map<string, string[]>

  const newPage = async (): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.setDefaultTimeout(STEP_TIMEOUT_MS)
    return page
  }
  const comesTo = async (title: string): Promise<void> => {
    await Promise.all([dana, noor, tom, ravi].map((page) => stageHeading(page, title).waitFor()))
    await keys.waitForAnyFocus()
  }

  beforeAll(async () => {
    expect(feedback.length).toBeGreaterThan(6)
    host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort(), address: '127.0.0.1' })
    browser = await openBrowser()
    dana = await newPage()
    noor = await newPage()
    tom = await newPage()
    ravi = await newPage()
    frames = new Map(Object.entries({ dana, noor, tom, ravi }).map(([name, page]) => [name, recordFrames(page)]))
    keys = createFacilitator(dana)
    await dana.goto(await host.openUrl())
    await keys.submitText('Your name, as others will see it', 'Dana')
  })

  afterAll(async () => {
    await browser?.close()
    await host?.kill()
    rmSync(data, { recursive: true, force: true })
  })

  test('a postmortem is created, shared and started, and three people join in their browsers', async () => {
    const { editLink, readLink } = await keys.share(title)
    await keys.press('Alt+Shift+2')
    await dana.getByRole('button', { name: 'Start meeting' }).waitFor()
    await keys.press('Alt+s')
    await Promise.all([
      joinMeeting(noor, 'Noor', editLink),
      joinMeeting(tom, 'Tom', editLink),
      joinMeeting(ravi, 'Ravi', readLink),
    ])
    await comesTo('Opening')
    expect(await ravi.getByRole('region', { name: 'Capture' }).count()).toBe(0)
  })

  test('a card of one’s own is created and edited in the app, and found by search, among the actions and among the pinned cards', async () => {
    await addOwnCards(keys)
    await findOwnCard(dana, keys)
  })

  test('words are marked for the person who types them, unless they take notes for others', async () => {
    await tom.keyboard.press('Alt+e')
    await tom.keyboard.type(vendorSentence)
    await underlines(tom).first().waitFor()
    await keys.press('Alt+r')
    await keys.tabTo('combobox', 'Role of Tom')
    await keys.type('Note')
    await waitForUnderlines(tom, [])
    await keys.press('Escape')
    await keys.waitForNoDialog()
    await keys.waitForAnyFocus()
    expect(await textbox(tom, 'Capture: Event').inputValue()).toBe(vendorSentence)
  })

  test('a chosen card stays while a badge announces the next one, which one key shows', async () => {
    await keys.runCommand(`Card: ${ownCard.situation}`)
    await keys.waitForCard(ownCard.line)
    await tom.keyboard.press('Enter')
    await keys.cards.getByRole('button', { name: '1 new' }).waitFor()
    await keys.waitForCardText(ownCard.line)
    await keys.press('Alt+x')
    await keys.waitForCardText(getSituationReason(vendorSentence))
    expect(await keys.cards.getByRole('button', { name: /new$/ }).count()).toBe(0)
    expect(await underlines(tom).count()).toBe(0)
  })

  test('the cards of a stage begin with what the stage is missing', async () => {
    await keys.press('Alt+.')
    await comesTo('Impact')
    await keys.waitForCard(getCardLine('impact-severity'))
    await keys.waitForCardText(getProblemLabel('no-severity'))
    await keys.press('Alt+.')
    await comesTo('Timeline')
  })

  test('a guest sees a suggestion for their own words, accepts it with a key, and undoes it', async () => {
    const field = textbox(noor, 'New event')
    await field.click()
    await noor.keyboard.type(blamingSentence)
    await underlines(noor).first().waitFor()
    await noor.keyboard.press('Alt+Enter')
    await wordingCard(noor).getByText('Ask instead').waitFor()
    expect(await field.evaluate((element) => document.activeElement === element)).toBe(true)
    await noor.keyboard.press('Enter')
    expect(await field.inputValue()).toBe(rewrittenSentence)
    await noor.keyboard.press('ControlOrMeta+z')
    expect(await field.inputValue()).toBe(blamingSentence)
    expect(await underlines(dana).count()).toBe(0)
  })

  test('the facilitator, and nobody else, gets the card for a row once it is added', async () => {
    await noor.keyboard.press('Enter')
    await keys.waitForCardText(getSituationReason(blamingSentence))
    for (const page of [noor, tom, ravi])
      expect(await getPageText(page)).not.toContain(getSituationReason(blamingSentence))
    expect(await underlines(dana).count()).toBe(0)
  })

  test('“Fine here” survives a reload and covers only that kind in that text, and checking can be switched off', async () => {
    const field = textbox(noor, 'New event')
    const [first] = findBlame(forgettingSentence)
    await noor.keyboard.type(forgettingSentence)
    await waitForUnderlines(noor, [first?.text ?? ''])
    await noor.keyboard.press('Alt+Enter')
    await createKeyboard(noor).pressButton('Fine here')
    await waitForUnderlines(noor, [])
    await noor.reload()
    await stageHeading(noor, 'Timeline').waitFor()
    await field.click()
    expect(await field.inputValue()).toBe(forgettingSentence)
    await noor.keyboard.press('End')
    await noor.keyboard.type('. It was human error')
    await waitForUnderlines(noor, ['human error'])
    await runCommand(noor, 'Stop checking my wording')
    await waitForUnderlines(noor, [])
    await runCommand(noor, 'Check my wording as I write')
    await waitForUnderlines(noor, ['human error'])
    expect(await field.evaluate((element) => document.activeElement === element)).toBe(true)
    await field.fill('')
    await noor.keyboard.press('Alt+e')
    await noor.keyboard.type(forgettingSentence)
    await waitForUnderlines(noor, [first?.text ?? ''])
    await textbox(noor, 'Capture: Event').fill('')
  })

  test('the facilitator turns checking off in the settings, and keeps what they had typed', async () => {
    const setting = 'Check my wording as I write'
    await keys.tabTo('textbox', 'New event')
    await keys.type(forgettingSentence)
    await underlines(dana).first().waitFor()
    await keys.press('Control+,')
    await keys.tabTo('checkbox', setting)
    await keys.press('Space', 'Alt+Shift+l')
    await keys.tabTo('link', title)
    await keys.press('Enter')
    await stageHeading(dana, 'Timeline').waitFor()
    await keys.tabTo('textbox', 'New event')
    await keys.press('End')
    await keys.type(', too')
    await waitForUnderlines(dana, [])
    await keys.runCommand(setting)
    await waitForUnderlines(dana, [findBlame(forgettingSentence)[0]?.text ?? ''])
    await keys.press('Control+a', 'Delete')
  })

  test('a chain of whys that ends at a person triggers its card', async () => {
    await keys.press('Alt+.')
    await comesTo('Five whys')
    await addRow(noor, 'New problem', 'The users table was gone')
    await addRow(noor, 'Why did this happen?', 'The intern dropped it')
    await noor.getByText('What made that sensible then?').first().waitFor()
    await keys.waitForCard(getCardLine('whys-ends-at-person'))
    await keys.waitForCardText(getProblemLabel('ends-at-person'))
  })

  test('a card of one’s own is dealt when its problem occurs', async () => {
    await keys.press('Alt+.')
    await comesTo('Fishbone')
    await keys.press('Alt+.')
    await comesTo('Actions')
    await keys.waitForCard(ownAnswer.line)
    await keys.waitForCardText(getProblemLabel('no-actions'))
  })

  test('an action that is too vague gets a hint in one line, and is asked about once before Closing', async () => {
    await addRow(noor, 'New action', vagueAction)
    const [finding] = checkAction(vagueAction)
    const stage = dana.getByRole('region', { name: 'Stage', exact: true })
    await stage.getByText(finding?.ask ?? '').waitFor()
    const question = dana.getByRole('region', { name: 'Make this action more specific?' })
    await keys.press('Alt+.')
    await question.getByText(vagueAction).waitFor()
    await keys.waitForFocus('button', 'Make it specific')
    for (const page of [noor, tom, ravi]) expect(await getPageText(page)).not.toContain('more specific?')
    await keys.press('Enter')
    await dana.locator('[data-row]:focus', { hasText: vagueAction }).waitFor()
    expect(await question.count()).toBe(0)
    await comesTo('Actions')
    await keys.press('Alt+.')
    await comesTo('Closing')
    expect(await question.count()).toBe(0)
  })

  test('the report lists the wording to review on the facilitator’s page, with links to it', async () => {
    await keys.press('Alt+Shift+E')
    await dana.getByRole('dialog').waitFor()
    await keys.pressButton('End meeting')
    await keys.waitForNoDialog()
    await keys.press('Alt+Shift+3')
    await keys.tabTo('link', new RegExp(findBlame(blamingSentence)[0]?.text ?? ''))
    await keys.press('Enter')
    await stageHeading(dana, 'Timeline').waitFor()
    await dana.locator(':focus', { hasText: blamingSentence }).waitFor()
    await keys.press('Alt+Shift+3')
    await dana.getByRole('region', { name: 'Wording to look at' }).getByRole('link').first().waitFor()
  })

  test('the check leaves no trace in any frame, file, journal, export, in Present, or on another person’s page', async () => {
    await keys.press('Control+e')
    await dana.getByRole('button', { name: /^Look at/ }).waitFor()
    await keys.tabTo('button', 'Save Markdown')
    const [download] = await Promise.all([dana.waitForEvent('download'), keys.press('Enter')])
    const markdown = readFileSync(await download.path(), 'utf8')
    expect(markdown).toContain(blamingSentence)
    expectNoFeedbackIn('the exported Markdown', markdown)
    await keys.waitForNoDialog()
    expectNoFeedbackIn('the report itself', await dana.getByRole('main').innerText())
    const id = /\/d\/([^/]+)/.exec(dana.url())?.[1] ?? ''
    const present = await dana.context().newPage()
    await present.goto(new URL(`/present/${id}`, dana.url()).href)
    await present.getByText('Closing').first().waitFor()
    expectNoFeedbackIn('Present', await getPageText(present))
    expect(await underlines(present).count()).toBe(0)
    for (const page of [noor, tom, ravi]) {
      await page.getByRole('link', { name: 'Report' }).click()
      await page.getByRole('main').getByText(blamingSentence).first().waitFor()
      expectNoFeedbackIn('the report of a guest', await getPageText(page))
    }

    const files = readFiles(join(data, 'documents'))
    expect(files.length).toBeGreaterThan(1)
    for (const { path, text } of files) expectNoFeedbackIn(path, text)
    const exported = exportDocument(files.find(({ path }) => path.endsWith('.debrief.json'))?.path ?? '')
    expect(exported).toContain(blamingSentence)
    expectNoFeedbackIn('an export', exported)

    for (const [name, sent] of frames) {
      // Proves that the search works: the same frames carry the words that were typed.
      expect(sent.join('\n')).toContain('users table')
      expectNoFeedbackIn(`frames of ${name}`, sent.join('\n'))
    }
  })

  test('the postmortem can be completed even if wording is left to review', async () => {
    await keys.tabTo('combobox', 'Status', 'Shift+Tab')
    await keys.type('Complete')
    // Other things are missing in it, and none of them is about wording.
    const dialog = dana.getByRole('dialog', { name: 'Mark as complete?' })
    expect(await dialog.innerText()).not.toMatch(/blame|wording/i)
    await dialog.getByRole('button', { name: 'Mark as complete anyway' }).click()
    await until(
      () => tom.getByLabel('Status', { exact: true }).inputValue(),
      (status) => status === 'complete',
    )
    expect(await dana.getByRole('region', { name: 'Wording to look at' }).getByRole('link').count()).toBeGreaterThan(0)
  })
})
