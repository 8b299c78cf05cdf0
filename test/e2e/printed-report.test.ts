import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { snapshot } from '../../shared/document'
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
import { readPdfPages } from '../support/pdf-text'
import { encodeDocument } from '../support/tour-host'

/** Counts the pages of a PDF by its page objects. */
const countPages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

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
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
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
