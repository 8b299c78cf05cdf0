import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { ensureBuilt, root } from '../../scripts/build.mjs'
import { noBrowserReason, openBrowser } from './browser'
import { type HostProcess, startHostProcess } from './host-process'
import { createNetwork, type NetworkHost, noNetworkReason } from './network-namespace'

/** Computers with real hosts and real browsers in an isolated network. */
export type Lab = Awaited<ReturnType<typeof openLab>>

/** Why no lab can be set up on this machine; undefined if one can. */
export const noLabReason = (): string | undefined => noNetworkReason() ?? noBrowserReason()

const builtPages = new Map<string, Promise<string>>()

const buildPage = async (pageRoot: string): Promise<string> => {
  const outDir = mkdtempSync(join(tmpdir(), 'debrief-lab-page-'))
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, pageRoot),
    logLevel: 'warn',
    build: { outDir },
  })
  return outDir
}

/** A test page, built with the app's configuration once per process. */
const builtPage = (pageRoot: string): Promise<string> => {
  const page = builtPages.get(pageRoot) ?? buildPage(pageRoot)
  builtPages.set(pageRoot, page)
  return page
}

/** Sets up a lab; `pageRoot` is the source folder of the page that the hosts serve, the app's by default. */
export const openLab = async (computers: number, pageRoot?: string) => {
  await ensureBuilt(pageRoot ? ['node'] : ['node', 'page'])
  const folder = mkdtempSync(join(tmpdir(), 'debrief-lab-'))
  const pageDir = pageRoot ? await builtPage(pageRoot) : undefined
  const network = createNetwork(computers)
  const programs = new Set<ChildProcess>()
  const hosts = new Set<HostProcess>()
  const browsers = new Set<Browser>()

  const computer = (at: number): NetworkHost => {
    const found = network.hosts[at]
    if (!found) throw new Error(`There is no computer ${at} in this lab`)
    return found
  }
  /** The data folder of a computer's host. */
  const getDataDir = (at: number): string => join(folder, `data-${at}`)

  return {
    computer,
    folder,
    getDataDir,
    /** Starts a computer's host, on the same ports each time. */
    startHost: async (at: number): Promise<HostProcess> => {
      const { spawn } = computer(at)
      const host = await startHostProcess({ data: getDataDir(at), port: 4000, networkPort: 4001, pageDir, spawn })
      hosts.add(host)
      return host
    },
    startBrowser: async (at: number): Promise<Browser> => {
      const browser = await openBrowser(computer(at))
      browsers.add(browser)
      return browser
    },
    /** Starts another program on a computer; closing the lab kills it. */
    start: (at: number, command: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess => {
      const child = computer(at).spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env } })
      programs.add(child)
      child.once('exit', () => programs.delete(child))
      return child
    },
    close: async (): Promise<void> => {
      for (const browser of browsers) await browser.close()
      for (const host of hosts) await host.kill()
      for (const child of programs) {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGKILL')
        await ended
      }
      network.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
