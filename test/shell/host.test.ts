import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAlive, waitForExit } from '../support/processes'
import { launchShell, type Shell } from '../support/shell'
import { until } from '../support/until'

let dataDir: string
let shell: Shell

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'debrief-host-'))
  shell = await launchShell({ dataDir })
})
afterAll(async () => {
  if (shell.process.exitCode === null) await shell.end()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

const hostPid = () =>
  shell.evaluate(
    ({ app }) => app.getAppMetrics().find(({ type, name }) => type === 'Utility' && name === 'Debrief host')?.pid,
  )

describe('a host that dies', () => {
  it('is restarted at the same address, and the page continues without a reload', async () => {
    const page = await shell.page()
    await page.evaluate(() => Object.assign(window, { isSamePage: true }))
    const status = () =>
      page.evaluate(() =>
        fetch('/api/session.read', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        }).then(
          (answer) => answer.status,
          () => 0,
        ),
      )
    expect(await status()).toBe(200)
    for (let death = 0; death < 2; death += 1) {
      const pid = await until('the host', hostPid)
      process.kill(pid, 'SIGKILL')
      await until('the host to exit', () => !isAlive(pid))
      await until('a restarted host', async () => {
        const next = await hostPid()
        return next !== undefined && next !== pid
      })
      await until('the restarted host to answer', async () => (await status()) === 200)
    }
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
  })
})

describe('a page without a host', () => {
  it('loads once a host is running', async () => {
    const page = await shell.page()
    const pid = await until('the host', hostPid)
    process.kill(pid, 'SIGKILL')
    await until('the host to exit', () => !isAlive(pid))
    await page.reload().catch(() => undefined)
    await until('the app', () =>
      page.evaluate(() => 'debriefDesktop' in window && document.title === 'Debrief').catch(() => false),
    )
  })
})

describe('a page that crashes', () => {
  it('is reloaded at the same URL', async () => {
    const page = await shell.page()
    await page.evaluate(() => history.pushState(null, '', '/settings'))
    await shell.evaluate(({ BrowserWindow }) => {
      for (const { webContents } of BrowserWindow.getAllWindows()) webContents.forcefullyCrashRenderer()
    })
    // Evaluated through the app, since a DevTools connection from outside, like this test's, is lost when the page crashes.
    const isReloaded = `location.pathname === '/settings' && 'debriefDesktop' in window && !('isSamePage' in window)`
    await until('the reloaded page', () =>
      shell.evaluate(async ({ BrowserWindow }, expression) => {
        const [window] = BrowserWindow.getAllWindows()
        const timeout = new Promise<false>((resolve) => setTimeout(resolve, 500, false))
        const answer = window?.webContents.executeJavaScript(expression).catch(() => false) ?? false
        return (await Promise.race([answer, timeout])) === true
      }, isReloaded),
    )
  })
})

describe('quitting', () => {
  it('waits for the host to exit, leaves no process behind, and restores the window’s bounds at the next start', async () => {
    const bounds = { x: 120, y: 80, width: 1100, height: 700 }
    await shell.evaluate(({ BrowserWindow }, next) => BrowserWindow.getAllWindows()[0]?.setBounds(next), bounds)
    const pid = await until('the host', hostPid)
    await shell.evaluate(({ BrowserWindow }) => void setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0))
    expect(await waitForExit(shell.process)).toBe(0)
    expect(isAlive(pid)).toBe(false)

    shell = await launchShell({ dataDir })
    await shell.page()
    expect(await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(bounds)
  })

  it('waits for the host to exit when it is caused by a signal', async () => {
    const pid = await until('the host', hostPid)
    shell.process.kill('SIGTERM')
    expect(await waitForExit(shell.process)).toBe(0)
    expect(isAlive(pid)).toBe(false)
  })
})
