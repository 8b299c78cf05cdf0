import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { ensureBuilt, root } from '../../scripts/build.mjs'
import type { Fixture } from '../e2e/mesh/page/main'
import { openBrowser } from './browser'
import { createNetwork, type NetworkHost } from './network-namespace'

/** A real host's process on one of the computers. */
export type LabHost = {
  url: string
  /** The own page's address, good once. */
  openUrl: () => Promise<string>
  /** Ends it as a power cut does. */
  kill: () => Promise<void>
}

/** A page with an open session, in a browser of its own. */
export type LabPage = {
  page: Page
  see: () => Promise<ReturnType<Fixture['see']>>
  type: (words: string) => Promise<void>
}

/** Computers with real hosts and real browsers in a network of the test's own. */
export type Lab = Awaited<ReturnType<typeof openLab>>

/** The test's page, built with the app's own configuration. */
const buildPage = async (pageRoot: string, folder: string): Promise<void> => {
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, pageRoot),
    logLevel: 'warn',
    build: { outDir: folder },
  })
}

/** `pageRoot` is the folder of the page that the hosts serve. */
export const openLab = async (computers: number, pageRoot = 'test/e2e/mesh/page') => {
  await ensureBuilt(['node'])
  const folder = mkdtempSync(join(tmpdir(), 'debrief-lab-'))
  const pageDir = join(folder, 'page')
  await buildPage(pageRoot, pageDir)
  const network = createNetwork(computers)
  const processes = new Set<ChildProcess>()
  const browsers = new Set<Browser>()

  const computer = (at: number): NetworkHost => {
    const found = network.hosts[at]
    if (!found) throw new Error(`There is no computer ${at} in this lab`)
    return found
  }

  const startHost = async (at: number): Promise<LabHost> => {
    const child = computer(at).spawn(
      process.execPath,
      [
        join(root, 'dist/node/host.js'),
        ...['--data', join(folder, `data-${at}`), '--page', pageDir, '--port', '4000', '--network-port', '4001'],
      ],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    )
    processes.add(child)
    const next = (type: string): Promise<{ url: string; openUrl: string }> =>
      new Promise((resolve, reject) => {
        const onMessage = (message: { type: string; url: string; openUrl: string; sentence?: string }): void => {
          if (message.type === 'failed') reject(new Error(message.sentence))
          if (message.type !== type) return
          child.off('message', onMessage)
          resolve(message)
        }
        child.on('message', onMessage)
        child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)))
      })
    const { url } = await next('ready')
    return {
      url,
      openUrl: async () => {
        const answer = next('open-url')
        child.send({ type: 'open-url' })
        return (await answer).openUrl
      },
      kill: () =>
        new Promise((resolve) => {
          processes.delete(child)
          child.once('exit', () => resolve())
          child.kill('SIGKILL')
        }),
    }
  }

  const startBrowser = async (at: number): Promise<Browser> => {
    const browser = await openBrowser(computer(at))
    browsers.add(browser)
    return browser
  }

  const openPage = async (at: number, url: string): Promise<Page> => {
    const page = await (await (await startBrowser(at)).newContext()).newPage()
    page.on('pageerror', (error) => console.error(`page on computer ${at}:`, error))
    await page.goto(url)
    await page.waitForFunction(() => 'fixture' in window)
    return page
  }

  const openSession = async (page: Page, id: string, name: string, kind: 'own' | 'guest'): Promise<LabPage> => {
    await page.evaluate(([documentId, who, what]) => window.fixture.open(documentId, who, what), [
      id,
      name,
      kind,
    ] as const)
    return {
      page,
      see: () => page.evaluate(() => window.fixture.see()),
      type: (words) => page.evaluate((text) => window.fixture.type(text), words),
    }
  }

  return {
    network,
    computer,
    folder,
    startHost,
    startBrowser,
    /** Starts another program on a computer; it ends with the lab. */
    start: (at: number, command: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess => {
      const child = computer(at).spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env } })
      processes.add(child)
      child.once('exit', () => processes.delete(child))
      return child
    },
    openPage,
    openSession,
    /** Creates a document on a signed-in page's own host and opens it to the network. */
    share: (page: Page, title: string) =>
      page.evaluate(async (name) => {
        const { calls } = window.fixture
        const made = await calls.call('library.create', { title: name })
        if (!made.ok) throw new Error(made.failure.sentence)
        const { id } = made.value
        const invited = await calls.call('meeting.invite', { id, access: 'edit', allowBrowsers: true })
        if (!invited.ok) throw new Error(invited.failure.sentence)
        return { id, appLink: invited.value.appLink, browserLink: invited.value.browserLink ?? '' }
      }, title),
    /** Joins by a link from a page whose own host is on the same computer. */
    join: (page: Page, link: string) =>
      page.evaluate(async (text) => {
        const joined = await window.fixture.calls.call('meeting.join', { link: text })
        if (!joined.ok) throw new Error(joined.failure.sentence)
        return joined.value.id
      }, link),
    /** Opens a link in a plain browser. */
    enter: async (at: number, link: string): Promise<{ page: Page; id: string }> => {
      const page = await openPage(at, link)
      return { page, id: await page.evaluate((text) => window.fixture.enter(text), link) }
    },
    close: async (): Promise<void> => {
      for (const browser of browsers) await browser.close()
      for (const child of processes) {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGKILL')
        await ended
      }
      network.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until a condition holds; says what was seen last if it never does. Returns the time it took, ms. */
export const until = async <T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  within = 20_000,
): Promise<number> => {
  const start = performance.now()
  for (;;) {
    const seen = await look()
    if (holds(seen)) return performance.now() - start
    if (performance.now() - start > within) {
      throw new Error(
        `It did not come about within ${within} ms: ${holds}\nSeen last: ${JSON.stringify(seen)?.slice(0, 2_000)}`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}
