import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumFlags, chromiumPath } from './browser'

/** A Chromium that keeps its profile, and that can be ended as a power cut does. */
export type KillableBrowser = { page: Page; kill: () => Promise<void>; close: () => Promise<void> }

/** Resolves with `read`'s value as soon as it has one. */
const poll = async <T>(read: () => T | undefined, limit = 20_000): Promise<T> => {
  const end = performance.now() + limit
  for (;;) {
    const value = read()
    if (value !== undefined) return value
    if (performance.now() > end) throw new Error('the browser did not come up')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Starts Chromium on a profile's folder; all its processes are of one group. */
export const openKillableBrowser = async (profile: string): Promise<KillableBrowser> => {
  const path = chromiumPath()
  if (!path) throw new Error('There is no Chromium here; name one in CHROMIUM')
  const portFile = join(profile, 'DevToolsActivePort')
  for (const left of [portFile, join(profile, 'SingletonLock')]) rmSync(left, { force: true })
  const child = spawn(
    path,
    [...chromiumFlags, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { detached: true, stdio: 'ignore' },
  )
  const endpoint = await poll(() => {
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode}`)
    if (!existsSync(portFile)) return undefined
    const [port, address] = readFileSync(portFile, 'utf8').split('\n')
    return port && address ? `ws://127.0.0.1:${port}${address}` : undefined
  })
  const browser: Browser = await chromium.connectOverCDP(endpoint)
  const [context] = browser.contexts()
  if (!context) throw new Error('Chromium has no context')
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    kill: async () => {
      await endGroup(child, 'SIGKILL')
      await browser.close()
    },
    close: async () => {
      await browser.close()
      await endGroup(child, 'SIGKILL')
    },
  }
}

const endGroup = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve()
    child.once('exit', () => resolve())
    process.kill(-child.pid, signal)
  })
