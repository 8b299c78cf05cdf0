import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeQuietApp } from '../support/quiet-app'
import { launchShell, type Shell } from '../support/shell'
import { until } from '../support/until'

type Heard = { links: string[]; files: { name: string; text: string }[] }

/** Listens in the page as the app does, and keeps what came. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const heard: Heard = { links: [], files: [] }
    Object.assign(window, { heard })
    window.debriefDesktop?.onDeepLink((link) => heard.links.push(link))
    window.debriefDesktop?.onOpenFile(({ name, bytes }) =>
      heard.files.push({ name, text: new TextDecoder().decode(bytes) }),
    )
  })

const heardBy = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard)

let folder: string
let file: string
const quiet = makeQuietApp()
let shell: Shell
let page: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-files-'))
  file = join(folder, 'outage-1a2b.debrief.json')
  writeFileSync(file, '{"format":"debrief-meeting"}')
  shell = await launchShell({ app: quiet.folder, args: ['debrief://join#Zmlyc3Q', file] })
  page = await shell.page()
})
afterAll(async () => {
  await shell?.end()
  quiet.remove()
  rmSync(folder, { recursive: true, force: true })
})

describe('a link and a file that the app was started with', () => {
  it('wait until the page listens, and arrive once', async () => {
    await listen(page)
    await until('both', async () => {
      const { links, files } = await heardBy(page)
      return links.length > 0 && files.length > 0
    })
    expect(await heardBy(page)).toEqual({
      links: ['debrief://join#Zmlyc3Q'],
      files: [{ name: 'outage-1a2b.debrief.json', text: '{"format":"debrief-meeting"}' }],
    })
  })
})

describe('a second start', () => {
  it('exits at once and passes its link and file to the first', async () => {
    expect(await shell.startAgain('debrief://join#c2Vjb25k', file)).toBe(0)
    await until('the second link', async () => (await heardBy(page)).links.includes('debrief://join#c2Vjb25k'))
    await until('the second file', async () => (await heardBy(page)).files.length === 2)
    expect(await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  it('brings the window to the front', async () => {
    await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    expect(await shell.startAgain()).toBe(0)
    await until('the window', () =>
      shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized() === false),
    )
  })

  it('passes on nothing but links and files of ours', async () => {
    const before = await heardBy(page)
    await shell.startAgain(
      'debrief://settings#x',
      'debrief://join#<script>',
      'https://example.invalid/',
      join(folder, 'gone.debrief.json'),
    )
    // Resolved as a path from the folder of the start, this is the very file that exists.
    const climbing = `debrief:x/../${relative(process.cwd(), file)}`
    expect(await shell.startAgain(climbing, `file://${file}`)).toBe(0)
    await shell.evaluate(({ app }, url) => app.emit('open-url', { preventDefault: () => undefined }, url), climbing)
    await shell.startAgain('debrief://join#bGFzdA')
    await until('the last link', async () => (await heardBy(page)).links.includes('debrief://join#bGFzdA'))
    expect((await heardBy(page)).links).toEqual([...before.links, 'debrief://join#bGFzdA'])
    expect((await heardBy(page)).files).toEqual(before.files)
  })
})

describe('a link and a file that macOS passes in events', () => {
  it('reach the page', async () => {
    await shell.evaluate(({ app }, path) => {
      const event = { preventDefault: () => undefined }
      app.emit('open-url', event, 'debrief://join#bWFj')
      app.emit('open-file', event, path)
    }, file)
    await until('the link', async () => (await heardBy(page)).links.includes('debrief://join#bWFj'))
    await until('the file', async () => (await heardBy(page)).files.length === 3)
  })
})
