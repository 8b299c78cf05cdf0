import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBlankApp } from '../support/blank-app'
import { startForeignSite } from '../support/foreign-site'
import { launchShell, type Shell } from '../support/shell'
import { until } from '../support/until'

const blankApp = createBlankApp()
let shell: Shell
let page: Page
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-chosen-'))
  shell = await launchShell({ app: blankApp.folder })
  page = await shell.page()
})
afterAll(async () => {
  await shell?.end()
  blankApp.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Replaces the save dialog by a fixed answer, and records the options that it was opened with. */
const stubSaveDialog = (filePath: string | undefined) =>
  shell.evaluate(({ dialog }, path) => {
    const dialogs: unknown[] = []
    Object.assign(globalThis, { dialogs })
    const answer = async (_window: unknown, options: unknown) => {
      dialogs.push(options)
      return path === undefined ? { canceled: true, filePath: '' } : { canceled: false, filePath: path }
    }
    Object.assign(dialog, { showSaveDialog: answer })
  }, filePath)

const getSuggestedName = () =>
  shell.evaluate(() => (globalThis as unknown as { dialogs: { defaultPath: string }[] }).dialogs[0]?.defaultPath)

describe('saving a file', () => {
  it('writes the bytes to the chosen path', async () => {
    const path = join(folder, 'report.md')
    await stubSaveDialog(path)
    expect(
      await page.evaluate(() => window.debriefDesktop?.saveFile('report.md', new Uint8Array([0, 104, 105, 255]))),
    ).toBe(true)
    expect([...readFileSync(path)]).toEqual([0, 104, 105, 255])
  })

  it('resolves to false if the dialog is canceled', async () => {
    await stubSaveDialog(undefined)
    expect(await page.evaluate(() => window.debriefDesktop?.saveFile('report.md', new Uint8Array([1])))).toBe(false)
  })

  it('suggests only the base name of what the page passes, never its folder', async () => {
    await stubSaveDialog(undefined)
    await page.evaluate(() => window.debriefDesktop?.saveFile('../../.config/autostart/x.desktop', new Uint8Array([1])))
    expect(await getSuggestedName()).toBe('x.desktop')
  })

  it('rejects arguments that are not a name and bytes', async () => {
    const error = await page.evaluate(() => {
      const save = window.debriefDesktop?.saveFile as ((name: unknown, bytes: unknown) => Promise<unknown>) | undefined
      return save?.({}, 'text').catch(String)
    })
    expect(error).toMatch(/does not know/)
  })
})

describe('opening a file', () => {
  it('passes its name and bytes to the page', async () => {
    const path = join(folder, 'alerts.csv')
    writeFileSync(path, 'time,text\n')
    await shell.evaluate(({ dialog }, chosen) => {
      Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }) })
    }, path)
    const opened = await page.evaluate(async () => {
      const file = await window.debriefDesktop?.openFile({ name: 'Tables', extensions: ['csv'] })
      return file && { name: file.name, text: new TextDecoder().decode(file.bytes) }
    })
    expect(opened).toEqual({ name: 'alerts.csv', text: 'time,text\n' })
  })

  it('resolves to undefined if the dialog is canceled', async () => {
    await shell.evaluate(({ dialog }) => {
      Object.assign(dialog, { showOpenDialog: async () => ({ canceled: true, filePaths: [] }) })
    })
    const opened = await page.evaluate(() => window.debriefDesktop?.openFile({ name: 'Tables', extensions: ['csv'] }))
    expect(opened ?? undefined).toBeUndefined()
  })
})

describe('making a PDF', () => {
  const countWindows = () => shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  const listPageFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('debrief-page-'))

  it('prints a page in a window that runs no script, is never shown, and is gone afterwards', async () => {
    const windows = await countWindows()
    const text = await page.evaluate(async () => {
      const html = '<!doctype html><title>Outage</title><h1>Outage</h1><p>A short report.</p>'
      const bytes = await window.debriefDesktop?.makePdf(html)
      return bytes && new TextDecoder('latin1').decode(bytes)
    })
    expect(text).toMatch(/^%PDF-/)
    expect(text).toContain('/Title (Outage)')
    expect(await countWindows()).toBe(windows)
  })

  it('is stopped, and then has no result and leaves no page behind', async () => {
    const windows = await countWindows()
    const folders = listPageFolders()
    const made = await page.evaluate(() => {
      const html = `<!doctype html><title>Long</title>${'<p>A line of a long report.</p>'.repeat(50_000)}`
      const making = window.debriefDesktop?.makePdf(html)
      window.debriefDesktop?.stopPdf()
      return making?.then((bytes) => (bytes ? 'a PDF' : 'nothing'))
    })
    expect(made).toBe('nothing')
    expect(await countWindows()).toBe(windows)
    expect(listPageFolders()).toEqual(folders)
  })
})

describe('a page of another origin', () => {
  let foreign: Awaited<ReturnType<typeof startForeignSite>>

  beforeAll(async () => {
    foreign = await startForeignSite()
  })
  afterAll(() => foreign?.close())

  it('is denied every call, even in a window with the app’s preload', async () => {
    await stubSaveDialog(join(folder, 'stolen.txt'))
    await shell.evaluate(async ({ BrowserWindow }, url) => {
      type Contents = Electron.WebContents & { getLastWebPreferences: () => Electron.WebPreferences }
      const [preferences] = BrowserWindow.getAllWindows().map(({ webContents }) =>
        (webContents as Contents).getLastWebPreferences(),
      )
      const preload = preferences?.preload
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload, contextIsolation: true, sandbox: true },
      })
      await other.loadURL(url)
    }, foreign.url)
    const other = await until('the foreign page', () => shell.pages().find((each) => each.url() === foreign.url))
    const errors = await other.evaluate(async () => {
      const desktop = window.debriefDesktop
      const attempts = [
        desktop?.saveFile('a.txt', new Uint8Array([1])),
        desktop?.openFile({ name: 'All', extensions: ['*'] }),
        desktop?.makePdf(''),
        desktop?.openPresent('/present/a'),
      ]
      return Promise.all(attempts.map((attempt) => attempt?.then(() => 'done', String)))
    })
    expect(errors).toHaveLength(4)
    for (const error of errors) expect(error).toMatch(/only for Debrief's own page/)
  })
})
