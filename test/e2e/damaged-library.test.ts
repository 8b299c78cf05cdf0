import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentCodec } from '../../electron/host/app/document-codec'
import { DocumentFolder } from '../../electron/host/store'
import { createDocument } from '../../shared/document'
import { record } from '../../shared/meeting/incident'
import { openBrowser } from '../support/browser'
import { describeInBrowser } from '../support/browser-suite'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'

const author = { name: 'Ann', now: Date.now, newId: () => crypto.randomUUID() }

/** Two documents, each with a stored version; the file of one is truncated, that of the other edited by hand. */
const makeFolder = async (folder: string): Promise<void> => {
  const documents = await DocumentFolder.open({ folder, codec: documentCodec })
  for (const id of ['damaged1', 'edited01']) {
    const made = createDocument({ title: `Outage ${id}`, facilitator: '', length: 90 }, author)
    made.getMap('meta').set('id', id)
    await documents.create(made, id)
    const doc = new Y.Doc()
    const persisted = await documents.attach(id, doc)
    record.rewrite(doc, 'whatHappened', 'The queue stopped at noon.')
    await persisted.detach()
  }
  await documents.close()
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.debrief.json'))) {
    const text = await readFile(join(folder, name), 'utf8')
    const isDamaged = name.includes('damaged1')
    await writeFile(
      join(folder, name),
      isDamaged ? text.slice(0, -500) : text.replace('The queue stopped at noon.', 'The queue stopped at one.'),
    )
  }
}

describeInBrowser('a library with a damaged file', () => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-damaged-'))
  let browser: Browser
  let host: HostProcess
  let page: Page
  beforeAll(async () => {
    await makeFolder(join(data, 'documents'))
    host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort() })
    browser = await openBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
    await page.goto(await host.openUrl())
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
    rmSync(data, { recursive: true, force: true })
  })

  const picture = async (name: string): Promise<void> => {
    const folder = process.env.PICTURES
    if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
  }

  const seriousFaults = async (): Promise<string[]> => {
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)
  }

  test('lists the damaged file, offers it for download, shows a backup, and restores it', async () => {
    const section = page.getByRole('region', { name: 'Needs attention' })
    await section.getByRole('heading', { name: '1 postmortem could not be opened' }).waitFor()
    await page.getByRole('link', { name: 'Outage edited01' }).waitFor()
    await picture('library-damaged')
    expect(await seriousFaults()).toEqual([])

    const download = page.waitForEvent('download')
    await section.getByRole('button', { name: /^Download outage-damaged1/ }).click()
    expect((await download).suggestedFilename()).toContain('damaged1')

    await section.getByRole('button', { name: /^Backups of .*damaged1/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Restore the backup/ }).waitFor()
    await picture('versions')
    expect(await seriousFaults()).toEqual([])
    await dialog.getByRole('button', { name: /^View the backup/ }).click()
    await dialog.getByRole('heading', { name: 'Outage damaged1' }).waitFor()
    await picture('version-viewed')
    await dialog.getByRole('button', { name: 'Back to backups' }).click()
    await dialog.getByRole('button', { name: /^Restore the backup/ }).click()
    await page.getByRole('link', { name: 'Outage damaged1' }).waitFor()
    await section.getByText('The original can still be downloaded').waitFor()
    await picture('library-restored')
    expect(await section.getByRole('heading').count()).toBe(0)

    await section.getByRole('button', { name: /^Dismiss/ }).click()
    await section.waitFor({ state: 'detached' })
  })

  test('reports an edit by hand when the document is opened, and offers the backup before it', async () => {
    await page.getByRole('link', { name: 'Outage edited01' }).click()
    await page.getByText('The queue stopped at one.').first().waitFor()
    await page.goto(host.url)
    const section = page.getByRole('region', { name: 'Needs attention' })
    await section.getByText('1 change was made in the file of “Outage edited01” by hand.').waitFor()
    await section.getByRole('button', { name: 'Backups of “Outage edited01”' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Restore the backup/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'Outage edited01' }).click()
    await page.getByText('The queue stopped at noon.').first().waitFor()
  })
})
