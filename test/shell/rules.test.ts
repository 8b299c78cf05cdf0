import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeQuietApp } from '../support/quiet-app'
import { isRealElectron, launchShell, type Shell } from '../support/shell'
import { until } from '../support/until'

const quiet = makeQuietApp()
let shell: Shell
let page: Page
let foreign: Server
let elsewhere: string

beforeAll(async () => {
  foreign = createServer((_request, answer) => answer.setHeader('content-type', 'text/html').end('<h1>Elsewhere</h1>'))
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
  elsewhere = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`
  shell = await launchShell({ app: quiet.folder })
  page = await shell.page()
  await shell.evaluate(({ shell: system }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    system.openExternal = async (url: string) => void opened.push(url)
  })
})
afterAll(async () => {
  await shell?.end()
  quiet.remove()
  foreign.close()
})

const windowCount = () => shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
const openedOutside = () => shell.evaluate(() => (globalThis as unknown as { opened: string[] }).opened.splice(0))

describe('navigation', () => {
  it('to another origin is refused, even to another port of this machine', async () => {
    const before = page.url()
    for (const target of [elsewhere, 'https://example.invalid/', 'data:text/html,x', 'file:///etc/hostname']) {
      await page.evaluate((url) => void location.assign(url), target).catch(() => undefined)
    }
    // A navigation of our own comes after the refused ones, so that they have been decided once it has arrived.
    await page.evaluate(() => void location.assign('/?after'))
    await until('the own page', () => page.url().endsWith('/?after'))
    expect(new URL(page.url()).origin).toBe(new URL(before).origin)
    expect(shell.pages().filter((each) => each.url().startsWith(elsewhere))).toEqual([])
    await page.evaluate(() => void location.assign('/'))
    await until('the first page', () => page.url() === before)
  })
})

describe('opening a window', () => {
  it('is refused, and a web page goes to the system browser instead', async () => {
    await page.evaluate((url) => void window.open(url), elsewhere)
    await until('the system browser', async () => (await openedOutside()).includes(elsewhere))
    expect(await windowCount()).toBe(1)
  })

  it.each([
    '/library',
    '/present/',
    '/present/../library',
    'about:blank',
    'javascript:alert(1)',
    'file:///etc/hostname',
  ])('at %s is refused and goes nowhere', async (url) => {
    await page.evaluate((target) => void window.open(target), url)
    await page.evaluate((target) => void window.open(target), `${elsewhere}?after`)
    expect(await until('the last window', async () => (await openedOutside())[0])).toBe(`${elsewhere}?after`)
    expect(await windowCount()).toBe(1)
  })

  it('opens Present: a second window of the own origin, as restricted as the first', async () => {
    await page.evaluate(() => void window.open('/present/a-document'))
    const present = await until('Present', () =>
      shell.pages().find((each) => each.url().endsWith('/present/a-document')),
    )
    expect(await windowCount()).toBe(2)
    expect(await present.evaluate(() => 'require' in window)).toBe(false)
    const preferences = await shell.evaluate(({ BrowserWindow }) => {
      type Contents = Electron.WebContents & { getLastWebPreferences: () => Electron.WebPreferences }
      return BrowserWindow.getAllWindows().map(({ webContents }) => (webContents as Contents).getLastWebPreferences())
    })
    for (const each of preferences)
      expect(each).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false })
    const present2 = await shell.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('/present/'))
      window?.close()
      return window !== undefined
    })
    expect(present2).toBe(true)
    await until('one window', async () => (await windowCount()) === 1)
  })

  it('by the affordance only accepts a path of Present, and shows one Present at a time', async () => {
    await page.evaluate(() => window.debriefDesktop?.openPresent('/present/one'))
    await page.evaluate(() => window.debriefDesktop?.openPresent('/present/two'))
    await page.evaluate((url) => window.debriefDesktop?.openPresent(url), `${elsewhere}present/three`)
    await until('the second', () => shell.pages().find((each) => each.url().endsWith('/present/two')))
    expect(await windowCount()).toBe(2)
    expect(shell.pages().some((each) => each.url().startsWith(elsewhere))).toBe(false)
  })
})

describe('permissions', () => {
  const state = (name: string) =>
    page.evaluate(
      (permission) =>
        navigator.permissions.query({ name: permission as PermissionName }).then((status) => status.state),
      name,
    )

  it.each(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'])(
    'deny %s',
    async (name) => {
      expect(await state(name)).toBe('denied')
    },
  )

  it('grant the own page what it needs to reach its host and the local network', async () => {
    expect(await state('local-network-access')).toBe('granted')
  })

  it.skipIf(isRealElectron)('grant it to nobody else, whoever asks', async () => {
    const answers = await shell.evaluate(({ session, BrowserWindow }, url) => {
      const [window] = BrowserWindow.getAllWindows()
      type Asked = { isGranted: (contents: unknown, permission: string, url: string, isMainFrame?: boolean) => boolean }
      const { defaultSession } = session as unknown as { defaultSession: Asked }
      const own = window?.webContents.getURL() ?? ''
      const names = ['local-network-access', 'local-network', 'loopback-network', 'geolocation', 'openExternal']
      const ask = (asker: string, isMainFrame: boolean) =>
        names.filter((name) => defaultSession.isGranted(window?.webContents, name, asker, isMainFrame))
      return { own: ask(own, true), frame: ask(own, false), foreign: ask(url, true) }
    }, elsewhere)
    expect(answers).toEqual({
      own: ['local-network-access', 'local-network', 'loopback-network'],
      frame: [],
      foreign: [],
    })
  })
})
