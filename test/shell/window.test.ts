import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBlankApp } from '../support/blank-app'
import { launchShell, type Shell } from '../support/shell'
import { until } from '../support/until'

const blankApp = createBlankApp()
let shell: Shell
let page: Page

beforeAll(async () => {
  shell = await launchShell({ app: blankApp.folder })
  page = await shell.page()
})
afterAll(async () => {
  await shell?.end()
  blankApp.remove()
})

describe('the window', () => {
  it("shows the page of the app's own host, on loopback", async () => {
    expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//)
    expect(page.url()).not.toMatch(/token/)
    expect(await page.evaluate(() => window.isSecureContext)).toBe(true)
  })

  it('is signed in to the host', async () => {
    const kind = await page.evaluate(async () => {
      const answer = await fetch('/api/session.read', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      return (await answer.json()).kind
    })
    expect(kind).toBe('own')
  })

  it('runs its page without Node, isolated from the preload', async () => {
    const globals = await page.evaluate(() =>
      ['require', 'process', 'module', 'ipcRenderer', 'electron'].filter((name) => name in window),
    )
    expect(globals).toEqual([])
    const preferences = await shell.evaluate(({ BrowserWindow }) => {
      type Contents = Electron.WebContents & { getLastWebPreferences: () => Electron.WebPreferences }
      return BrowserWindow.getAllWindows().map(({ webContents }) => (webContents as Contents).getLastWebPreferences())
    })
    expect(preferences).toHaveLength(1)
    expect(preferences[0]).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    })
  })

  it('exposes exactly the API of the desktop bridge to the page', async () => {
    const exposed = await page.evaluate(() => Object.keys(window.debriefDesktop ?? {}).sort())
    expect(exposed).toEqual(
      [
        'makePdf',
        'notify',
        'onDeepLink',
        'onMenu',
        'onOpenFile',
        'openFile',
        'openPresent',
        'os',
        'saveFile',
        'stopPdf',
        'version',
      ].sort(),
    )
    expect(await page.evaluate(() => window.debriefDesktop?.version)).toMatch(/^\d+\.\d+\.\d+$/)
    expect(await page.evaluate(() => window.debriefDesktop?.os)).toBe(process.platform)
  })

  it('lets WebRTC use local addresses instead of mDNS names', async () => {
    const features = await shell.evaluate(({ app }) => app.commandLine.getSwitchValue('disable-features'))
    expect(features).toContain('WebRtcHideLocalIpsWithMdns')
  })
})

describe('the menu', () => {
  it('sends the commands of its items to the page', async () => {
    await page.evaluate(() => {
      const commands: string[] = []
      Object.assign(window, { commands })
      window.debriefDesktop?.onMenu((command) => commands.push(command))
    })
    await shell.evaluate(({ Menu }) => {
      for (const id of ['new', 'settings', 'keys']) Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
    })
    const commands = await until('the commands', async () => {
      const received = await page.evaluate(() => (window as unknown as { commands: string[] }).commands)
      return received.length === 3 && received
    })
    expect(commands).toEqual(['new', 'settings', 'keys'])
  })
})
