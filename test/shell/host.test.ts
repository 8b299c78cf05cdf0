import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exited, launchShell, type Shell } from '../support/shell'
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

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

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
      await until('its end', () => !isAlive(pid))
      await until('another host', async () => {
        const next = await hostPid()
        return next !== undefined && next !== pid
      })
      await until('its answer', async () => (await status()) === 200)
    }
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
  })
})

describe('a page without a host', () => {
  it('is loaded once there is one', async () => {
    const page = await shell.page()
    const pid = await until('the host', hostPid)
    process.kill(pid, 'SIGKILL')
    await until('its end', () => !isAlive(pid))
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
    // Asked of the app: who looks at a page from outside, as the tests do, has lost sight of it when it crashed.
    const isBack = `location.pathname === '/settings' && 'debriefDesktop' in window && !('isSamePage' in window)`
    await until('the page', () =>
      shell.evaluate(async ({ BrowserWindow }, question) => {
        const [window] = BrowserWindow.getAllWindows()
        const late = new Promise<false>((resolve) => setTimeout(resolve, 500, false))
        const answer = window?.webContents.executeJavaScript(question).catch(() => false) ?? false
        return (await Promise.race([answer, late])) === true
      }, isBack),
    )
  })
})

describe('quitting', () => {
  it('waits for the host, leaves no process behind, and the window comes back where it was', async () => {
    const bounds = { x: 120, y: 80, width: 1100, height: 700 }
    await shell.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), bounds)
    const pid = await until('the host', hostPid)
    await shell.evaluate(({ BrowserWindow }) => void setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0))
    expect(await exited(shell.process)).toBe(0)
    expect(isAlive(pid)).toBe(false)

    shell = await launchShell({ dataDir })
    await shell.page()
    expect(await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(bounds)
  })

  it('waits for the host after a signal, too', async () => {
    const pid = await until('the host', hostPid)
    shell.process.kill('SIGTERM')
    expect(await exited(shell.process)).toBe(0)
    expect(isAlive(pid)).toBe(false)
  })
})
