import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { root } from '../../scripts/build.mjs'
import { type Lab, noLabReason, openLab } from '../support/lab'
import { percentile } from '../support/statistics'
import { until } from '../support/until'

/** A measured way of syncing: p50 and p95 (ms) until a letter is in the others' documents and on their screens. */
type SyncRow = {
  way: string
  people: number
  joined: number
  /** Messages that all pages together send while one letter is typed, carets and heartbeats included. */
  messages: number
  document: { p50: number; p95: number }
  paint: { p50: number; p95: number }
}

const LETTERS = 150
const TYPING_INTERVAL_MS = 50

const openPages = async (lab: Lab, url: string, count: number): Promise<Page[]> => {
  const browser = await lab.startBrowser(0)
  return Promise.all(
    Array.from({ length: count }, async () => {
      // A context each: pages of one context would sync over BroadcastChannel.
      const page = await (await browser.newContext()).newPage()
      await page.goto(url)
      await page.waitForFunction(() => 'bench' in window)
      return page
    }),
  )
}

const states = (pages: readonly Page[]) => Promise.all(pages.map((page) => page.evaluate(() => window.bench.state())))

const spread = (values: readonly number[]) => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) })

/** Types on the first page and measures the arrival on all others. */
const measure = async (pages: readonly Page[], way: string, joined: number): Promise<SyncRow> => {
  const [writer, ...watchers] = pages
  if (!writer) throw new Error('There is no page to type on')
  const earlier = await states(pages)
  const before = earlier[0]?.letters ?? 0
  const typed = await writer.evaluate(([count, intervalMs]) => window.bench.type(count, intervalMs), [
    LETTERS,
    TYPING_INTERVAL_MS,
  ] as const)
  await until(
    () => states(pages),
    (all) => all.every(({ letters, painted }) => letters === before + LETTERS && painted === before + LETTERS),
  )
  const sent = (all: typeof earlier): number => all.reduce((sum, one) => sum + one.sent, 0)
  const messages = (sent(await states(pages)) - sent(earlier)) / LETTERS
  const arrivals = await Promise.all(watchers.map((page) => page.evaluate(() => window.bench.arrivals())))
  const after = (times: readonly number[]): number[] =>
    times.slice(before).map((time, index) => time - (typed[index] ?? Number.NaN))
  return {
    way,
    people: pages.length,
    joined,
    messages,
    document: spread(arrivals.flatMap(({ inDocument }) => after(inDocument))),
    paint: spread(arrivals.flatMap(({ onScreen }) => after(onScreen))),
  }
}

/** Waits until all pages are connected with each other; ms that it took. */
const allConnected = async (pages: readonly Page[]): Promise<number> => {
  const start = performance.now()
  await until(
    () => states(pages),
    (all) => all.every(({ peers, isReady }) => isReady && peers === pages.length - 1),
  )
  return performance.now() - start
}

/** With the host, and again after it was killed. */
const measureOurs = async (people: number): Promise<SyncRow[]> => {
  const lab = await openLab(1, 'test/bench/page')
  try {
    const host = await lab.startHost(0)
    const [owner] = await openPages(lab, await host.openUrl(), 1)
    const link = await owner?.evaluate(async () => {
      const made = await window.bench.calls.call('library.create', { title: 'Bench' })
      if (!made.ok) throw new Error(made.failure.sentence)
      const { id } = made.value
      const invited = await window.bench.calls.call('meeting.invite', { id, access: 'edit', allowBrowsers: true })
      if (!invited.ok) throw new Error(invited.failure.sentence)
      return invited.value.browserLink ?? ''
    })
    await owner?.close()
    const pages = await openPages(lab, link ?? '', people)
    await Promise.all(
      pages.map((page, at) =>
        page.evaluate(([text, name]) => window.bench.openOurs(text, name), [link ?? '', `p${at}`] as const),
      ),
    )
    const joined = await allConnected(pages)
    const together = await measure(pages, 'ours: host and mesh', joined)
    await host.kill()
    await until(
      () => states(pages),
      (all) => all.every((one) => one.host === 'lost'),
    )
    return [together, await measure(pages, 'ours: mesh, host killed', joined)]
  } finally {
    await lab.close()
  }
}

/** y-webrtc's own provider, peer and signaling server, as published. */
const measureStock = async (people: number): Promise<SyncRow> => {
  const lab = await openLab(1, 'test/bench/page')
  try {
    const outDir = join(lab.folder, 'stock')
    await build({
      configFile: false,
      root: join(root, 'test/bench/page'),
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true, target: 'chrome120', modulePreload: { polyfill: false } },
    })
    const { address } = lab.computer(0)
    lab.start(0, process.execPath, [join(root, 'node_modules/y-webrtc/bin/server.js')], { PORT: '4444', HOST: address })
    lab.start(0, process.execPath, [
      join(root, 'node_modules/vite/bin/vite.js'),
      ...['preview', '--outDir', outDir, '--host', address, '--port', '4445', '--strictPort'],
    ])
    const pages = await openStock(lab, `http://${address}:4445/`, people)
    await Promise.all(pages.map((page) => page.evaluate((url) => window.bench.openStock(url), `ws://${address}:4444`)))
    const joined = await allConnected(pages)
    return await measure(pages, 'stock y-webrtc', joined)
  } finally {
    await lab.close()
  }
}

/** The page's server takes a moment to listen. */
const openStock = async (lab: Lab, url: string, people: number): Promise<Page[]> => {
  const probe = await (await lab.startBrowser(0)).newPage()
  await until(
    () =>
      probe.goto(url).then(
        () => true,
        () => false,
      ),
    (isThere) => isThere,
  )
  await probe.close()
  return openPages(lab, url, people)
}

const format = (rows: readonly SyncRow[]): string => {
  const ms = ({ p50, p95 }: { p50: number; p95: number }): string => `${p50.toFixed(1)} / ${p95.toFixed(1)}`
  return [
    '| people | way | to the document, p50 / p95 ms | to the screen, p50 / p95 ms | messages a letter | all joined, s |',
    '|---|---|---|---|---|---|',
    ...rows.map(
      ({ people, way, document, paint, messages, joined }) =>
        `| ${people} | ${way} | ${ms(document)} | ${ms(paint)} | ${messages.toFixed(0)} | ${(joined / 1_000).toFixed(1)} |`,
    ),
  ].join('\n')
}

/** Measures a keystroke on one page until it is in the others' documents and on their screens; prints a table. */
export const run = async (crowds: readonly number[] = [2, 10]): Promise<SyncRow[]> => {
  const reason = noLabReason()
  if (reason !== undefined) {
    console.log(`Sync was not measured: ${reason}.`)
    return []
  }
  const rows: SyncRow[] = []
  for (const people of crowds) rows.push(...(await measureOurs(people)), await measureStock(people))
  console.log(format(rows))
  return rows
}
