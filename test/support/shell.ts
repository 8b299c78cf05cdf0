import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Electron from 'electron'
import { _electron, type Browser, chromium, type Page } from 'playwright-core'
import { installedElectron } from '../../scripts/steps/electron-binary.mjs'
import { standInDistribution } from './electron-stand-in/build'
import { waitForExit } from './processes'
import { until } from './until'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** With `npm run test:electron` the same specs run on Electron itself. */
export const isRealElectron = process.env.DEBRIEF_REAL_ELECTRON === '1'

/** A function that is sent as text to the app's main process and called with the `electron` module. */
type Work<A, R> = (electron: typeof Electron, argument: A) => R | Promise<R>

type Running = {
  process: ChildProcess
  evaluate: <R, A = undefined>(work: Work<A, R>, argument?: A) => Promise<R>
  pages: () => Page[]
  end: () => Promise<void>
}

export type Shell = Running & {
  dataDir: string
  /** The app's window, once it shows a page of its host and the preload has run. */
  page: () => Promise<Page>
  /** Starts a second instance; resolves to its exit status. */
  startAgain: (...args: string[]) => Promise<number | null>
}

const program = () => {
  if (!isRealElectron) return join(standInDistribution, 'electron')
  const electron = installedElectron()
  if (!electron) throw new Error('Electron is not installed')
  return electron
}

const environment = { ...process.env, DEBRIEF_NODE: process.execPath }

type Answer = { evaluated?: number; value?: unknown; error?: string; endpoint?: string }

const runStandIn = async (command: string, args: string[]): Promise<Running> => {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: environment })
  const exited = waitForExit(child)
  const waiting = new Map<number, (answer: Answer) => void>()
  let next = 0
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: Answer) => {
      if (message.endpoint) resolve(message.endpoint)
      else if (message.evaluated !== undefined) waiting.get(message.evaluated)?.(message)
    })
    void exited.then((code) => reject(new Error(`The app exited with ${code} before it had a window`)))
  })
  const browser: Browser = await chromium.connectOverCDP(endpoint)
  return {
    process: child,
    pages: () => browser.contexts().flatMap((context) => context.pages()),
    evaluate: async (work, argument) => {
      next += 1
      const id = next
      const answer = await new Promise<Answer>((resolve, reject) => {
        waiting.set(id, resolve)
        if (child.connected) child.send({ evaluate: id, source: String(work), argument })
        void exited.then((code) => reject(new Error(`The app exited with ${code}`)))
      })
      if (answer.error !== undefined) throw new Error(answer.error)
      return answer.value as Awaited<ReturnType<typeof work>>
    },
    end: async () => {
      child.kill('SIGTERM')
      await waitForExit(child)
      await browser.close()
    },
  }
}

const runElectron = async (command: string, args: string[]): Promise<Running> => {
  const app = await _electron.launch({ executablePath: command, args })
  return {
    process: app.process(),
    pages: () => app.windows(),
    evaluate: (work, argument) => app.evaluate(work as never, argument as never),
    end: () => app.close(),
  }
}

type Launch = {
  args?: string[]
  dataDir?: string
  /** The program of a packed app. */
  packed?: string
  /** The folder of an app other than this project. */
  app?: string
}

/** Starts the built app, or a packed one, with a data folder of its own. */
export const launchShell = async ({ args = [], dataDir: given, packed, app = root }: Launch = {}): Promise<Shell> => {
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'debrief-shell-'))
  const command = packed ?? program()
  const own = [...(packed ? [] : [app]), '--data', dataDir]
  const all = [...own, ...args]
  const running = await (isRealElectron && !packed ? runElectron(command, all) : runStandIn(command, all))
  const isApp = (page: Page) => /^http:\/\/127\.0\.0\.1:\d+\/(?!open|present)/.test(page.url())
  return {
    ...running,
    dataDir,
    page: () =>
      until('the window', async () => {
        const page = running.pages().find(isApp)
        const hasPreload = await page?.evaluate(() => 'debriefDesktop' in window).catch(() => false)
        return hasPreload && page
      }),
    startAgain: (...more) => waitForExit(spawn(command, [...own, ...more], { stdio: 'inherit', env: environment })),
    end: async () => {
      await running.end()
      if (!given) rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}
