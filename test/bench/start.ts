import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../scripts/build.mjs'
import { openBrowser } from '../support/browser'
import { nextPort, startHostProcess } from '../support/host-process'
import { median } from '../support/statistics'

const ROUNDS = 5

/** Times in ms since the start, and the bytes that the page loaded. */
type Start = { hostReadyAt: number; interactiveAt: number; transferredBytes: number }

/** One start: a new process of the host, then a page with an empty cache until its main button can be pressed (ms). */
const measureStart = async (browser: Awaited<ReturnType<typeof openBrowser>>): Promise<Start> => {
  const data = await mkdtemp(join(tmpdir(), 'debrief-bench-'))
  const startedAt = performance.now()
  const host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort() })
  const hostReadyAt = performance.now() - startedAt
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    let transferredBytes = 0
    await session.send('Network.enable')
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      transferredBytes += encodedDataLength
    })
    await page.goto(await host.openUrl(), { waitUntil: 'commit' })
    await page.getByRole('button', { name: 'New postmortem' }).first().click({ trial: true })
    return { hostReadyAt, interactiveAt: performance.now() - startedAt, transferredBytes }
  } finally {
    await context.close()
    await host.stop()
    await rm(data, { recursive: true, force: true })
  }
}

/** The files that the page's HTML names (scripts, preloaded modules, style sheets), and their gzipped size with it. */
const measureFirstLoad = async (): Promise<{ files: number; bytes: number }> => {
  const page = join(root, 'dist/page')
  const html = await readFile(join(page, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path = '']) => path)
  const sizes = await Promise.all(named.map(async (path) => gzipSync(await readFile(join(page, path))).length))
  return { files: named.length, bytes: sizes.reduce((sum, size) => sum + size, gzipSync(html).length) }
}

/** The gzipped size of every script and style sheet, in bytes. */
const measureAllFiles = async (): Promise<number> => {
  const folder = join(root, 'dist/page/assets')
  const scripts = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name))
  const sizes = await Promise.all(scripts.map(async (name) => gzipSync(await readFile(join(folder, name))).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const formatKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`

/** Prints how long a start takes until the library can be used, and how much the page loads. */
export const run = async (): Promise<void> => {
  const browser = await openBrowser()
  const starts: Start[] = []
  try {
    for (let round = 0; round < ROUNDS; round += 1) starts.push(await measureStart(browser))
  } finally {
    await browser.close()
  }
  const { files, bytes } = await measureFirstLoad()
  console.table({
    'host process listens': { median: `${median(starts.map(({ hostReadyAt }) => hostReadyAt)).toFixed(0)} ms` },
    'library can be used': { median: `${median(starts.map(({ interactiveAt }) => interactiveAt)).toFixed(0)} ms` },
    'first load, fonts included, as sent': {
      median: formatKilobytes(median(starts.map(({ transferredBytes }) => transferredBytes))),
    },
    [`first load, ${files} scripts and styles, gzip`]: { median: formatKilobytes(bytes) },
    'every script and style, gzip': { median: formatKilobytes(await measureAllFiles()) },
  })
}
