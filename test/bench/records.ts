import { readdirSync, readFileSync, statSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, STEP_TIMEOUT_MS } from '../support/browser'
import { dropMadeFile, makeFile } from '../support/drop-files'
import type { HostProcess } from '../support/host-process'
import { openAsDana } from '../support/open-as'
import { largeTable, recordsOfKind } from '../support/records'
import { median } from '../support/statistics'
import { startTourHost } from '../support/tour-host'
import { longestFrame, watchFrames } from '../support/watch-frames'

const SIZES = [10_000, 20_000]
const ROWS = 20_000
const TURNS = 3
const LETTERS = 40
/** What a page does after it has been opened is over by then, ms. */
const SETTLING_MS = 2_000
/** How often (ms) the host is asked something, to see how long it keeps others waiting. */
const QUESTION_INTERVAL_MS = 25

type Cells = Record<string, number>

const openDocument = async (browser: Browser, host: HostProcess, id: string, path: string): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.setDefaultTimeout(STEP_TIMEOUT_MS)
  await openAsDana(page, await host.openUrl(), id, path)
  return page
}

/** Drops a file on a page that does nothing else. */
const drop = async (page: Page, name: string, content: string | Uint8Array): Promise<void> => {
  await makeFile(page, name, content)
  await dropMadeFile(page)
}

/** The page's heap after a collection, MB. */
const heapOf = async (page: Page): Promise<number> => {
  const client = await page.context().newCDPSession(page)
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  await client.detach()
  return usedSize / 1e6
}

/** What the host keeps in memory, MB; NaN where the system does not tell. */
const memoryOf = ({ pid }: HostProcess): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1e3
  } catch {
    return Number.NaN
  }
}

/** Asks the host something small again and again; returns the longest that it took to answer (ms), when called. */
const watchHost = (url: string): (() => Promise<number>) => {
  let longest = 0
  let isOver = false
  const asking = (async () => {
    while (!isOver) {
      const asked = performance.now()
      await (await fetch(url)).arrayBuffer()
      longest = Math.max(longest, performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, QUESTION_INTERVAL_MS))
    }
  })()
  return async () => {
    isOver = true
    await asking
    return longest
  }
}

const countCloses = (pages: readonly Page[]): (() => number) => {
  let closes = 0
  for (const page of pages)
    page.on('websocket', (socket) =>
      socket.on('close', () => {
        if (socket.url().includes('/sync')) closes += 1
      }),
    )
  return () => closes
}

const isSaved = (page: Page) => page.getByRole('status').getByText('All changes saved').first().waitFor()

/** How long `work` takes until everything is saved, what it takes of the two pages, and how long the host makes wait. */
const measure = async (host: HostProcess, page: Page, work: () => Promise<unknown>): Promise<Cells> => {
  const endWatch = watchHost(host.url)
  const { duration, frames } = await watchFrames(page, work)
  const saving = performance.now()
  await isSaved(page)
  return {
    'took, ms': duration,
    'then saved after, ms': performance.now() - saving,
    'longest frame, ms': longestFrame(frames),
    'longest task of the processor, ms': Math.max(0, ...frames.tasks),
    'host: longest answer, ms': await endWatch(),
  }
}

/** Reads every kind of record, from the drop to the preview. */
const readKinds = async (browser: Browser): Promise<Record<string, Cells>> => {
  const table: Record<string, Cells> = {}
  for (const [kind, files] of Object.entries(recordsOfKind(ROWS))) {
    const [[name, content] = ['', '']] = Object.entries(files)
    const { host, documents, close } = await startTourHost()
    const page = await openDocument(browser, host, documents.empty, 'prepare')
    await page.waitForTimeout(SETTLING_MS)
    await makeFile(page, name, content)
    const before = await heapOf(page)
    const { duration, frames } = await watchFrames(page, async () => {
      await dropMadeFile(page)
      await page.getByRole('dialog', { name: 'Add to timeline' }).getByRole('grid').waitFor()
    })
    table[kind] = {
      'read, ms': duration,
      'longest task of the processor, ms': Math.max(0, ...frames.tasks),
      'heap of the page, MB': (await heapOf(page)) - before,
    }
    await page.context().close()
    await close()
  }
  return table
}

/** Adds a table to a document that somebody else has open too, takes it back, brings it again, types, and opens it anew. */
const addRows = async (browser: Browser, count: number): Promise<Record<string, Cells>> => {
  const { host, folder, documents, close } = await startTourHost()
  const page = await openDocument(browser, host, documents.empty, 'prepare')
  const other = await openDocument(browser, host, documents.empty, 'prepare')
  const closes = countCloses([page, other])
  await page.waitForTimeout(SETTLING_MS)
  await drop(page, 'jobs.csv', largeTable(count))
  const preview = page.getByRole('dialog', { name: 'Add to timeline' })
  await preview.getByRole('button', { name: `Add ${count.toLocaleString('en-US')} rows`, disabled: false }).waitFor()
  const table: Record<string, Cells> = {}
  table.add = await measure(host, page, async () => {
    await preview.getByRole('button', { name: /^Add [\d,]+ rows$/ }).click()
    await preview.waitFor({ state: 'detached' })
  })
  const messages = page.getByRole('region', { name: 'Messages' })
  for (const [move, key, text] of [
    ['undo', 'z', 'Undid adding'],
    ['redo', process.platform === 'darwin' ? 'Shift+z' : 'y', 'Added'],
  ] as const)
    table[move] = await measure(host, page, async () => {
      await page.keyboard.press(`ControlOrMeta+${key}`)
      await messages
        .getByText(new RegExp(`^${text} [\\d,]+ rows`))
        .first()
        .waitFor()
    })
  await makeFile(page, 'jobs.csv', largeTable(count))
  table.again = await measure(host, page, async () => {
    await dropMadeFile(page)
    await preview.getByText('rows are already in the timeline').first().waitFor()
  })
  await page.keyboard.press('Escape')
  await preview.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'The incident' }).click()
  await page.getByLabel('Title', { exact: true }).click()
  table['type, saving meanwhile'] = await measure(host, page, async () => {
    for (let letter = 0; letter < LETTERS; letter += 1) {
      await page.keyboard.type('x')
      await page.waitForTimeout(100)
    }
  })
  const sizes = {
    'heap of the page, MB': await heapOf(page),
    'heap of the other page, MB': await heapOf(other),
    'memory of the host, MB': memoryOf(host),
    'sync sockets closed': closes(),
  }
  await page.context().close()
  await other.context().close()
  const opening = performance.now()
  const again = await openDocument(browser, host, documents.empty, 'prepare')
  await isSaved(again)
  const file = readdirSync(folder).find((name) => name.startsWith('empty') || name.includes('postmortem')) ?? ''
  table.document = {
    ...sizes,
    'opened again, ms': performance.now() - opening,
    'file, MB': statSync(join(folder, file)).size / 1e6,
  }
  await again.context().close()
  await close()
  return table
}

const medians = (turns: readonly Record<string, Cells>[]): Record<string, Cells> =>
  Object.fromEntries(
    Object.entries(turns[0] ?? {}).map(([row, cells]) => [
      row,
      Object.fromEntries(
        Object.keys(cells).map((cell) => [cell, Math.round(median(turns.map((turn) => turn[row]?.[cell] ?? 0)))]),
      ),
    ]),
  )

const print = (what: string, table: Record<string, Cells>): void => {
  console.log(`\n${what}; load ${loadavg()[0]?.toFixed(1)}`)
  for (const [row, cells] of Object.entries(table))
    console.log(
      `  ${row}: ${Object.entries(cells)
        .map(([cell, value]) => `${cell}: ${value}`)
        .join(' · ')}`,
    )
}

/** Prints what 20,000 rows take: to read, by kind, and to add to a document that two people have open. Medians of three turns. */
export const run = async (): Promise<void> => {
  const browser = await openBrowser()
  try {
    const kinds: Record<string, Cells>[] = []
    for (let turn = 0; turn < TURNS; turn += 1) kinds.push(await readKinds(browser))
    print('Reading, from the drop to the preview', medians(kinds))
    for (const size of SIZES) {
      const turns: Record<string, Cells>[] = []
      for (let turn = 0; turn < TURNS; turn += 1) turns.push(await addRows(browser, size))
      print(`Adding ${size.toLocaleString('en-US')} rows`, medians(turns))
    }
  } finally {
    await browser.close()
  }
}
