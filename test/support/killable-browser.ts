import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumFlags, chromiumPath } from './browser'
import { until } from './until'

/** A Chromium that keeps its profile, and whose page can be killed, like in a power failure. */
export type KillableBrowser = {
  page: () => Page
  /** Kills the page's process but not the browser; resolves to the time (ms) of the kill. */
  killPage: () => Promise<number>
  /** Replaces the killed page by a new one. */
  reopen: () => Promise<void>
  close: () => Promise<void>
}

/** Starts Chromium with a profile's folder, in a process group of its own. */
export const openKillableBrowser = async (profile: string): Promise<KillableBrowser> => {
  const path = chromiumPath()
  if (!path) throw new Error('Chromium was not found; set CHROMIUM to its path')
  const portFile = join(profile, 'DevToolsActivePort')
  for (const stale of [portFile, join(profile, 'SingletonLock')]) rmSync(stale, { force: true })
  const child = spawn(
    path,
    [...chromiumFlags, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { detached: true, stdio: 'ignore' },
  )
  let endpoint = ''
  await until(
    async () => {
      if (child.exitCode !== null) throw new Error(`Chromium exited with ${child.exitCode}`)
      const [port, address] = existsSync(portFile) ? readFileSync(portFile, 'utf8').split('\n') : []
      if (port && address) endpoint = `ws://127.0.0.1:${port}${address}`
      return endpoint
    },
    (found) => found !== '',
  )
  const browser: Browser = await chromium.connectOverCDP(endpoint)
  const [context] = browser.contexts()
  if (!context) throw new Error('Chromium has no context')
  let page = context.pages()[0] ?? (await context.newPage())
  const session = await browser.newBrowserCDPSession()
  return {
    page: () => page,
    killPage: async () => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo')
      const crashed = page.waitForEvent('crash')
      for (const { id, type } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL')
      const at = performance.now()
      await crashed
      return at
    },
    reopen: async () => {
      const killed = page
      page = await context.newPage()
      await killed.close()
    },
    close: async () => {
      await browser.close()
      await killGroup(child)
    },
  }
}

const killGroup = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve()
    child.once('exit', () => resolve())
    process.kill(-child.pid, 'SIGKILL')
  })
