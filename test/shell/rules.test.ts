import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBlankApp } from '../support/blank-app'
import { startForeignSite } from '../support/foreign-site'
import { isRealElectron, launchShell, type Shell } from '../support/shell'
import { until } from '../support/until'

const blankApp = createBlankApp()
let shell: Shell
let page: Page
let foreign: Awaited<ReturnType<typeof startForeignSite>>

beforeAll(async () => {
  foreign = await startForeignSite()
  shell = await launchShell({ app: blankApp.folder })
  page = await shell.page()
  await shell.evaluate(({ shell: system }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    system.openExternal = async (url: string) => void opened.push(url)
  })
})
afterAll(async () => {
  await shell?.end()
  blankApp.remove()
  foreign?.close()
})

const windowCount = () => shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
const takeOpenedUrls = () => shell.evaluate(() => (globalThis as unknown as { opened: string[] }).opened.splice(0))

describe('navigation', () => {
  it('to another origin is blocked, even to another port of this machine', async () => {
    const before = page.url()
    for (const target of [foreign.url, 'https://example.invalid/', 'data:text/html,x', 'file:///etc/hostname']) {
      await page.evaluate((url) => void location.assign(url), target).catch(() => undefined)
    }
    // An allowed navigation comes last: once it has arrived, the others have been decided.
    await page.evaluate(() => void location.assign('/?after'))
    await until('the allowed page', () => page.url().endsWith('/?after'))
    expect(new URL(page.url()).origin).toBe(new URL(before).origin)
    expect(shell.pages().filter((each) => each.url().startsWith(foreign.url))).toEqual([])
    await page.evaluate(() => void location.assign('/'))
    await until('the original page', () => page.url() === before)
  })
})

describe('opening a window', () => {
  it('of a web page is blocked, and the page opens in the system browser instead', async () => {
    await page.evaluate((url) => void window.open(url), foreign.url)
    await until('the system browser', async () => (await takeOpenedUrls()).includes(foreign.url))
    expect(await windowCount()).toBe(1)
  })

  it.each([
    '/library',
    '/present/',
    '/present/../library',
    'about:blank',
    'javascript:alert(1)',
    'file:///etc/hostname',
  ])('at %s is blocked, and nothing opens in the system browser', async (url) => {
    await page.evaluate((target) => void window.open(target), url)
    await page.evaluate((target) => void window.open(target), `${foreign.url}?after`)
    expect(await until('the last page in the system browser', async () => (await takeOpenedUrls())[0])).toBe(
      `${foreign.url}?after`,
    )
    expect(await windowCount()).toBe(1)
  })

  it('at /present/ opens a second window that is as restricted as the first', async () => {
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
    const isClosed = await shell.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('/present/'))
      window?.close()
      return window !== undefined
    })
    expect(isClosed).toBe(true)
    await until('a single window', async () => (await windowCount()) === 1)
  })

  it('through openPresent accepts only paths of Present, and keeps one Present window open at a time', async () => {
    await page.evaluate(() => window.debriefDesktop?.openPresent('/present/one'))
    await page.evaluate(() => window.debriefDesktop?.openPresent('/present/two'))
    await page.evaluate((url) => window.debriefDesktop?.openPresent(url), `${foreign.url}present/three`)
    await until('the second Present', () => shell.pages().find((each) => each.url().endsWith('/present/two')))
    expect(await windowCount()).toBe(2)
    expect(shell.pages().some((each) => each.url().startsWith(foreign.url))).toBe(false)
  })
})

describe('permissions', () => {
  const query = (name: string) =>
    page.evaluate(
      (permission) =>
        navigator.permissions.query({ name: permission as PermissionName }).then((status) => status.state),
      name,
    )

  it.each(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'])(
    'for %s are denied',
    async (name) => {
      expect(await query(name)).toBe('denied')
    },
  )

  it('to reach the host and the local network are granted to the app’s own page', async () => {
    expect(await query('local-network-access')).toBe('granted')
  })

  it.skipIf(isRealElectron)('to reach the local network are denied to frames and other origins', async () => {
    const answers = await shell.evaluate(({ session, BrowserWindow }, url) => {
      const [window] = BrowserWindow.getAllWindows()
      type Permissions = {
        isGranted: (contents: unknown, permission: string, url: string, isMainFrame?: boolean) => boolean
      }
      const { defaultSession } = session as unknown as { defaultSession: Permissions }
      const own = window?.webContents.getURL() ?? ''
      const names = ['local-network-access', 'local-network', 'loopback-network', 'geolocation', 'openExternal']
      const getGranted = (origin: string, isMainFrame: boolean) =>
        names.filter((name) => defaultSession.isGranted(window?.webContents, name, origin, isMainFrame))
      return { own: getGranted(own, true), frame: getGranted(own, false), foreign: getGranted(url, true) }
    }, foreign.url)
    expect(answers).toEqual({
      own: ['local-network-access', 'local-network', 'loopback-network'],
      frame: [],
      foreign: [],
    })
  })
})
