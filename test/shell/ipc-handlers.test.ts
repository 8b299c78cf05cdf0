import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeQuietApp } from '../support/quiet-app'
import { launchShell, type Shell } from '../support/shell'
import { until } from '../support/until'

const quiet = makeQuietApp()
let shell: Shell
let page: Page
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-chosen-'))
  shell = await launchShell({ app: quiet.folder })
  page = await shell.page()
})
afterAll(async () => {
  await shell?.end()
  quiet.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** What the person answers to the next save dialogs; what they were offered is kept. */
const answerSaving = (filePath: string | undefined) =>
  shell.evaluate(({ dialog }, path) => {
    const offered: unknown[] = []
    Object.assign(globalThis, { offered })
    const answer = async (_window: unknown, options: unknown) => {
      offered.push(options)
      return path === undefined ? { canceled: true, filePath: '' } : { canceled: false, filePath: path }
    }
    Object.assign(dialog, { showSaveDialog: answer })
  }, filePath)

const offeredName = () =>
  shell.evaluate(() => (globalThis as unknown as { offered: { defaultPath: string }[] }).offered[0]?.defaultPath)

describe('saving a file', () => {
  it('writes the bytes to the chosen path', async () => {
    const path = join(folder, 'report.md')
    await answerSaving(path)
    expect(
      await page.evaluate(() => window.debriefDesktop?.saveFile('report.md', new Uint8Array([0, 104, 105, 255]))),
    ).toBe(true)
    expect([...readFileSync(path)]).toEqual([0, 104, 105, 255])
  })

  it('resolves to false when the person canceled', async () => {
    await answerSaving(undefined)
    expect(await page.evaluate(() => window.debriefDesktop?.saveFile('report.md', new Uint8Array([1])))).toBe(false)
  })

  it('offers a name, never a folder of the page', async () => {
    await answerSaving(undefined)
    await page.evaluate(() => window.debriefDesktop?.saveFile('../../.config/autostart/x.desktop', new Uint8Array([1])))
    expect(await offeredName()).toBe('x.desktop')
  })

  it('rejects anything but a file', async () => {
    const refusal = await page.evaluate(() => {
      const save = window.debriefDesktop?.saveFile as ((name: unknown, bytes: unknown) => Promise<unknown>) | undefined
      return save?.({}, 'text').catch(String)
    })
    expect(refusal).toMatch(/does not know/)
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

  it('resolves to undefined when the person canceled', async () => {
    await shell.evaluate(({ dialog }) => {
      Object.assign(dialog, { showOpenDialog: async () => ({ canceled: true, filePaths: [] }) })
    })
    const opened = await page.evaluate(() => window.debriefDesktop?.openFile({ name: 'Tables', extensions: ['csv'] }))
    expect(opened ?? undefined).toBeUndefined()
  })
})

describe('printing', () => {
  it('writes the page as a PDF', async () => {
    const path = join(folder, 'report.pdf')
    await answerSaving(path)
    expect(await page.evaluate(() => window.debriefDesktop?.printPdf('report.pdf'))).toBe(true)
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('a page that is not ours', () => {
  let foreign: Server
  let elsewhere: string

  beforeAll(async () => {
    foreign = createServer((_request, answer) =>
      answer.setHeader('content-type', 'text/html').end('<h1>Elsewhere</h1>'),
    )
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
    elsewhere = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`
  })
  afterAll(() => void foreign.close())

  it('is denied every affordance, even in a window with our preload', async () => {
    await answerSaving(join(folder, 'stolen.txt'))
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
    }, elsewhere)
    const other = await until('the other page', () => shell.pages().find((each) => each.url() === elsewhere))
    const refusals = await other.evaluate(async () => {
      const desktop = window.debriefDesktop
      const attempts = [
        desktop?.saveFile('a.txt', new Uint8Array([1])),
        desktop?.openFile({ name: 'All', extensions: ['*'] }),
        desktop?.printPdf('a.pdf'),
        desktop?.openPresent('/present/a'),
      ]
      return Promise.all(attempts.map((attempt) => attempt?.then(() => 'done', String)))
    })
    expect(refusals).toHaveLength(4)
    for (const refusal of refusals) expect(refusal).toMatch(/only for Debrief's own page/)
  })
})
