import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBlankApp } from '../support/blank-app'
import { launchShell, type Shell } from '../support/shell'
import { until } from '../support/until'

type Received = { links: string[]; files: { name: string; text: string }[] }

/** Subscribes in the page as the app does, and records every link and file. */
const subscribe = (page: Page) =>
  page.evaluate(() => {
    const received: Received = { links: [], files: [] }
    Object.assign(window, { received })
    window.debriefDesktop?.onDeepLink((link) => received.links.push(link))
    window.debriefDesktop?.onOpenFile(({ name, bytes }) =>
      received.files.push({ name, text: new TextDecoder().decode(bytes) }),
    )
  })

const getReceived = (page: Page) => page.evaluate(() => (window as unknown as { received: Received }).received)

let folder: string
let file: string
const blankApp = createBlankApp()
let shell: Shell
let page: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-files-'))
  file = join(folder, 'outage-1a2b.debrief.json')
  writeFileSync(file, '{"format":"debrief-meeting"}')
  shell = await launchShell({ app: blankApp.folder, args: ['debrief://join#Zmlyc3Q', file] })
  page = await shell.page()
})
afterAll(async () => {
  await shell?.end()
  blankApp.remove()
  rmSync(folder, { recursive: true, force: true })
})

describe('a link and a file that the app was started with', () => {
  it('are queued until the page subscribes, and arrive once', async () => {
    await subscribe(page)
    await until('the link and the file', async () => {
      const { links, files } = await getReceived(page)
      return links.length > 0 && files.length > 0
    })
    expect(await getReceived(page)).toEqual({
      links: ['debrief://join#Zmlyc3Q'],
      files: [{ name: 'outage-1a2b.debrief.json', text: '{"format":"debrief-meeting"}' }],
    })
  })
})

describe('a second start', () => {
  it('exits at once and passes its link and file to the first', async () => {
    expect(await shell.startAgain('debrief://join#c2Vjb25k', file)).toBe(0)
    await until('the second link', async () => (await getReceived(page)).links.includes('debrief://join#c2Vjb25k'))
    await until('the second file', async () => (await getReceived(page)).files.length === 2)
    expect(await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  it('brings the window to the front', async () => {
    await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    expect(await shell.startAgain()).toBe(0)
    await until('the window', () =>
      shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized() === false),
    )
  })

  it('passes on only valid invite links and existing documents', async () => {
    const before = await getReceived(page)
    await shell.startAgain(
      'debrief://settings#x',
      'debrief://join#<script>',
      'https://example.invalid/',
      join(folder, 'gone.debrief.json'),
    )
    // Resolved as a path relative to the working directory, this is a document that exists.
    const traversal = `debrief:x/../${relative(process.cwd(), file)}`
    expect(await shell.startAgain(traversal, `file://${file}`)).toBe(0)
    await shell.evaluate(({ app }, url) => app.emit('open-url', { preventDefault: () => undefined }, url), traversal)
    await shell.startAgain('debrief://join#bGFzdA')
    await until('the last link', async () => (await getReceived(page)).links.includes('debrief://join#bGFzdA'))
    expect((await getReceived(page)).links).toEqual([...before.links, 'debrief://join#bGFzdA'])
    expect((await getReceived(page)).files).toEqual(before.files)
  })
})

describe('a link and a file that macOS passes as events', () => {
  it('reach the page', async () => {
    await shell.evaluate(({ app }, path) => {
      const event = { preventDefault: () => undefined }
      app.emit('open-url', event, 'debrief://join#bWFj')
      app.emit('open-file', event, path)
    }, file)
    await until('the link', async () => (await getReceived(page)).links.includes('debrief://join#bWFj'))
    await until('the file', async () => (await getReceived(page)).files.length === 3)
  })
})
