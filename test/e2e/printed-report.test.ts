import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { meta, snapshot } from '../../shared/document'
import { exportFormats } from '../../shared/document/exports'
import { record } from '../../shared/meeting/incident'
import { addAction } from '../../shared/stages/actions/model'
import { closing } from '../../shared/stages/closing/model'
import { impact } from '../../shared/stages/impact/model'
import { testAuthor } from '../support/author'
import { openBrowser } from '../support/browser'
import { describeInBrowser } from '../support/browser-suite'
import { createBusyDocument } from '../support/busy-document'
import { createCrowdedDocument } from '../support/crowded-document'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { holdMeetingOfRecords, type IncidentName, incidents } from '../support/incident-from-records'
import { readPdfPages } from '../support/pdf-text'
import { encodeDocument } from '../support/tour-host'

/** Counts the pages of a PDF by its page objects. */
const countPages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

/** What an editor has to keep of what is pasted. */
const kept = [
  'h1',
  'h2',
  'h3',
  'h4',
  'table',
  'tr',
  'th',
  'td',
  'ul',
  'ol',
  'li',
  'li li',
  'strong',
  'a[href^="https://"]',
]

/** Pastes with the keyboard into a text that can be edited, beside what should arrive there; counts both. */
const paste = async (from: Page, expected: string) => {
  const page = await from.context().newPage()
  await page.setContent('<div contenteditable role="textbox"></div>')
  await page.getByRole('textbox').focus()
  await page.keyboard.press('ControlOrMeta+V')
  await page.getByRole('textbox').getByRole('heading', { level: 1 }).waitFor()
  const counted = await page.getByRole('textbox').evaluate(
    (editor, [html, selectors]) => {
      const template = document.createElement('template')
      template.innerHTML = html
      const count = (root: ParentNode) => selectors.map((one) => `${one}: ${root.querySelectorAll(one).length}`)
      return { pasted: count(editor), copied: count(template.content) }
    },
    [expected, kept] as const,
  )
  await page.close()
  return counted
}

describeInBrowser('a printed report', () => {
  let data: string
  let host: HostProcess
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'debrief-print-'))
    mkdirSync(join(data, 'documents'))
    const { id, text } = encodeDocument(createBusyDocument(testAuthor('busy')))
    writeFileSync(join(data, 'documents/busy.debrief.json'), text)
    host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort(), address: '127.0.0.1' })
    browser = await openBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
    await page.goto(await host.openUrl())
    await page.goto(`${host.url}/d/${id}/report`)
    await page.getByRole('heading', { level: 2, name: 'Executive summary' }).waitFor()
    await page.getByRole('row', { name: 'Exercise the failover of cluster 8' }).waitFor()
    // It asks for a name.
    await page.keyboard.press('Escape')
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
    rmSync(data, { recursive: true, force: true })
  })

  test('printed by the browser is the exported page, with its header, its page numbers and nothing of the app', async () => {
    const print = async () => readPdfPages(await page.pdf({ format: 'A4' }))
    // What makes the exported page is loaded ahead, shortly after the report is shown.
    await expect.poll(async () => (await print())[1]).toContain('Degradedserviceforaday')
    const pages = await print()
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.length).toBeLessThan(10)
    expect(pages[0]).toContain('Executivesummary')
    expect(pages[1]).toContain('Degradedserviceforaday:“21October”·P1·Inreview')
    expect(pages.at(-1)).toContain(`Page${pages.length}of${pages.length}`)
    expect(pages.join('')).not.toContain('Wordingtolookat')
    expect(await page.locator('[data-printed]').count()).toBe(0)
  })

  test('is saved as a PDF by a browser on the computer of the host', async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save PDF', exact: true }).click()
    const pages = readPdfPages(readFileSync(await (await saving).path()))
    expect(pages.length).toBeLessThan(10)
    expect(pages[0]).toContain('Executivesummary')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('for executives is one page of A4 or Letter, however long the texts of the document are', async () => {
    const onePage = exportFormats.find(({ id }) => id === 'one-page')
    for (const words of ['several ordinary words of a text ', 'A TEXT OF CAPITALS ', '漢字の長い文 ', '😀 ']) {
      const doc = createCrowdedDocument(testAuthor('busy'))
      const text = words.repeat(200)
      record.change(doc, { title: text, incidentId: text, severity: text, owner: text, services: [text], tags: [text] })
      record.rewrite(doc, 'whatMadeItPossible', text)
      closing.rewrite(doc, 'summary', text)
      impact.rewrite(doc, 'felt', text)
      for (let index = 0; index < 8; index += 1)
        addAction(doc, testAuthor('busy'), { text, owner: text, due: '2026-03-01', priority: 'high' })
      const paper = await browser.newPage()
      await paper.setContent(onePage?.render({ snapshot: snapshot(doc), content: () => ({}), now: 0 }) ?? '')
      await paper.getByRole('heading', { level: 2, name: 'Key actions' }).waitFor()
      for (const format of ['A4', 'Letter']) expect(countPages(await paper.pdf({ format }))).toBe(1)
      await paper.close()
    }
  })

  test('of an incident from its records, copied as a web page, is pasted with its headings, tables, lists and links', async () => {
    const html = exportFormats.find(({ id }) => id === 'html')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: host.url })
    for (const name of Object.keys(incidents) as IncidentName[]) {
      const meeting = await holdMeetingOfRecords(name)
      copyFileSync(meeting.path, join(data, `documents/${name}.debrief.json`))
      await page.goto(`${host.url}/d/${meta.read(meeting.doc).value.id}/report`)
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('button', { name: `Copy ${html?.label}` }).click()
      await page.getByRole('region', { name: 'Messages' }).getByText(`Copied: ${html?.label}.`).waitFor()
      const source = { snapshot: snapshot(meeting.doc), content: () => ({}), now: Date.now() }
      const { pasted, copied } = await paste(page, html?.renderForClipboard?.(source).html ?? '')
      expect(copied).not.toContain('table: 0')
      expect(pasted).toEqual(copied)
      meeting.remove()
    }
  })

  test('fits the width of the window at every size', async () => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 960, height: 1040 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(viewport)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect({ ...viewport, overflow }).toEqual({ ...viewport, overflow: 0 })
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })
})
