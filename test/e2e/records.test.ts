import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeInBrowser } from '../support/browser-suite'
import { dropFiles, pasteText } from '../support/drop-files'
import { scrollToEvent } from '../support/meeting-driver'
import { findLayoutFaults } from '../support/page-frame'
import { alertsJson, chatLines, germanTable, slackArchive, transcript, wordDocument } from '../support/records'
import { setUpTour } from '../support/set-up-tour'

const files = {
  'export.zip': slackArchive(160),
  'alerts.json': alertsJson(30),
  'rueckbau.csv': germanTable(50),
  'call.vtt': transcript(20),
  'calls.docx': wordDocument(10),
}
const ROWS = 300

const preview = (page: Page) => page.getByRole('dialog', { name: 'Add to timeline' })

/** Serious findings of axe in the preview as it is now. */
const findAxeFaults = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run('dialog', { resultTypes: ['violations'] }),
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

describeInBrowser('records in the app', () => {
  const { documents, openOwnPage } = setUpTour()

  test('a Slack archive, alerts, a German table, a Word document, a pasted chat and a transcript become one timeline, as corrected in the preview; it is undone in one step, and nothing is added twice', async () => {
    const page = await openOwnPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(new URL(`/d/${documents().empty}/prepare`, page.url()).href)
    const name = page.getByRole('dialog').getByRole('textbox')
    await name.fill('Dana')
    await name.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const open = async (): Promise<void> => {
      await dropFiles(page, files)
      await preview(page).getByRole('grid').waitFor()
      await pasteText(page, chatLines(30))
      await preview(page).getByText(`6 sources · ${ROWS} rows`).waitFor()
    }
    const row = (text: string) => preview(page).getByRole('row').filter({ hasText: text })

    await open()
    // Bots stay out until somebody takes them.
    const grid = preview(page).getByRole('grid')
    await row('Lag of queue 0 above').click()
    await grid.press('End')
    await grid.press('Shift+Home')
    for (const label of ['Leave out', 'Take'])
      await preview(page).getByRole('button', { name: label, exact: true }).click()
    await preview(page)
      .getByRole('button', { name: `Add ${ROWS} rows` })
      .waitFor()

    // The zone of the table, and the beginning of the recording, for all of their rows.
    const sources = preview(page).getByRole('region', { name: 'Sources' })
    const source = (file: string) => sources.getByRole('listitem').filter({ hasText: file })
    await source('rueckbau.csv').getByLabel('Zone').fill('Europe/Berlin')
    await source('rueckbau.csv').getByLabel('Zone').press('Enter')
    await source('call.vtt').getByLabel('When did the recording begin?').fill('2026-03-03 16:00 UTC')
    await source('call.vtt').getByLabel('When did the recording begin?').press('Enter')

    // One row is starred, and two that tell the same become one event.
    await grid.focus()
    await grid.press('Home')
    await grid.press('s')
    await grid.press('Shift+ArrowDown')
    await grid.press('m')
    await preview(page)
      .getByRole('button', { name: `Add ${ROWS - 1} rows` })
      .waitFor()
    expect(await findAxeFaults(page)).toEqual([])
    expect(await findLayoutFaults(page)).toEqual([])

    // From here on, everything is done by keyboard.
    await page.keyboard.press('ControlOrMeta+Enter')
    await preview(page).waitFor({ state: 'detached' })
    const messages = page.getByRole('region', { name: 'Messages' })
    await messages.getByText(`Added: ${ROWS - 1} rows, 1 recollection.`).waitFor()
    const events = page.getByRole('list', { name: 'Events' })
    // 15:01 in Berlin, and ten seconds into the recording.
    await (await scrollToEvent(page, 'Schritt 1 des Rückbaus')).getByText('14:01').waitFor()
    await (await scrollToEvent(page, 'Dashboard 0 shows')).getByText('16:00:10').waitFor()

    await (await scrollToEvent(page, 'call 3 with the provider')).getByText('16:03').waitFor()

    await page.keyboard.press('ControlOrMeta+z')
    await messages.getByText(`Undid adding ${ROWS} rows`).waitFor()
    await events.getByRole('listitem').first().waitFor({ state: 'detached' })
    await page.keyboard.press(process.platform === 'darwin' ? 'Meta+Shift+z' : 'Control+y')
    await (await scrollToEvent(page, 'Schritt 1 des Rückbaus')).waitFor()

    await page.keyboard.press('Alt+Shift+I')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose files' }).press('Enter')
    await (await chooser).setFiles(
      Object.entries(files).map(([name, content]) => ({ name, mimeType: '', buffer: Buffer.from(content) })),
    )
    await preview(page).getByRole('grid').waitFor()
    await pasteText(page, chatLines(30))
    await preview(page).getByText(`All ${ROWS} rows are already in the timeline.`).waitFor()
    expect(await preview(page).getByRole('button', { name: 'Add 0 rows' }).isDisabled()).toBe(true)
    for (const viewport of [
      { width: 960, height: 1040 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(viewport)
      for (const part of ['Sources', 'Details']) {
        await preview(page).getByRole('button', { name: part, exact: true }).click()
        expect(await findLayoutFaults(page), `${part} at ${viewport.width}`).toEqual([])
      }
    }
    await page.keyboard.press('Escape')
    await preview(page).waitFor({ state: 'detached' })
  })
})
