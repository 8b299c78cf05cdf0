import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../scripts/build.mjs'
import { openBrowser } from '../support/browser'
import { nextPort, startHostProcess } from '../support/host-process'

const rounds = 5

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

type Start = { host: number; interactive: number; transferred: number }

/** One start: a new process of the host, then a page with an empty cache until its main button can be pressed (ms). */
const measure = async (browser: Awaited<ReturnType<typeof openBrowser>>): Promise<Start> => {
  const data = await mkdtemp(join(tmpdir(), 'debrief-bench-'))
  const begun = performance.now()
  const host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort() })
  const ready = performance.now()
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    let transferred = 0
    await session.send('Network.enable')
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      transferred += encodedDataLength
    })
    await page.goto(await host.openUrl(), { waitUntil: 'commit' })
    await page.getByRole('button', { name: 'New postmortem' }).first().click({ trial: true })
    return { host: ready - begun, interactive: performance.now() - begun, transferred }
  } finally {
    await context.close()
    await host.stop()
    await rm(data, { recursive: true, force: true })
  }
}

/** What the first page names in its HTML (scripts, modules fetched ahead, style sheets), gzipped, in bytes. */
const firstLoad = async (): Promise<{ files: number; bytes: number }> => {
  const page = join(root, 'dist/page')
  const html = await readFile(join(page, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path = '']) => path)
  const sizes = await Promise.all(named.map(async (path) => gzipSync(await readFile(join(page, path))).length))
  return { files: named.length, bytes: sizes.reduce((sum, size) => sum + size, gzipSync(html).length) }
}

const everything = async (): Promise<number> => {
  const folder = join(root, 'dist/page/assets')
  const scripts = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name))
  const sizes = await Promise.all(scripts.map(async (name) => gzipSync(await readFile(join(folder, name))).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`

/** Prints how long a start takes, from nothing to a page that answers, and how much the page loads. */
export const run = async (): Promise<void> => {
  const browser = await openBrowser()
  const starts: Start[] = []
  try {
    for (let round = 0; round < rounds; round += 1) starts.push(await measure(browser))
  } finally {
    await browser.close()
  }
  const { files, bytes } = await firstLoad()
  console.table({
    'host process listens': { median: `${median(starts.map(({ host }) => host)).toFixed(0)} ms` },
    'library can be used': { median: `${median(starts.map(({ interactive }) => interactive)).toFixed(0)} ms` },
    'first load, fonts included, as sent': { median: kilobytes(median(starts.map(({ transferred }) => transferred))) },
    [`first load, ${files} scripts and styles, gzip`]: { median: kilobytes(bytes) },
    'every script and style, gzip': { median: kilobytes(await everything()) },
  })
}
