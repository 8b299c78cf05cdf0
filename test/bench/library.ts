import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import { createHostCalls, type HostCalls } from '../../renderer/session/host-calls'
import { createDocument, documentTitle, meta, toMeeting } from '../../shared/document'
import { encodeFile, fileNameFor } from '../../shared/file'
import { eventKinds } from '../../shared/libs/timeline-import'
import { record, roster } from '../../shared/meeting/incident'
import { addAction } from '../../shared/stages/actions/model'
import { addProblem, answerWhy } from '../../shared/stages/five-whys/model'
import { events } from '../../shared/stages/timeline/model'
import { openBrowser } from '../support/browser'
import { type HostProcess, nextPort, startHostProcess } from '../support/host-process'
import { createRandom } from '../support/random'
import { percentile } from '../support/statistics'

const DOCUMENTS = 10_000
const WORDS = 20_000
const SEARCHES = 60
const MEGABYTE = 1_000_000
const PAGE_TIMEOUT_MS = 180_000

const random = createRandom(25)
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T

const syllables = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu tra sto pli cre'.split(' ')
const vocabulary = Array.from({ length: WORDS }, (_, index) =>
  [index % 24, (index / 24) % 24, (index / 576) % 24, (index * 7) % 24].map((at) => syllables[Math.floor(at)]).join(''),
)
/** A few words are frequent and most are rare, as in natural language. */
const word = (): string => vocabulary[Math.floor(WORDS * random() ** 3)] ?? ''
const sentence = (words: number): string => `${Array.from({ length: words }, word).join(' ')}.`

/** A typical postmortem: 30 events, 12 whys, 4 actions, half a page of prose. */
const postmortem = (): Y.Doc => {
  const author = { name: 'Bench', now: Date.now, newId: () => crypto.randomUUID() }
  const doc = createDocument({ title: sentence(5), facilitator: 'Dana', length: 90 }, author, new Y.Doc())
  const startedAt = Date.UTC(2026, 0, 1) - Math.floor(random() * 1_000) * 86_400_000
  doc.transact(() => {
    record.change(doc, { incidentId: `INC-${Math.floor(random() * 1e6)}`, severity: 'P2', startedAt })
    record.change(doc, { services: [word(), word()], tags: [word()], owner: 'Noor', status: 'in-review' })
    for (const field of ['whatHappened', 'whatMadeItPossible', 'whyNotCaughtEarlier'] as const)
      record.rewrite(doc, field, sentence(60))
    roster.addAll(doc, author, [{ name: 'Dana' }, { name: 'Noor' }, { name: 'Abel' }])
    const at = (index: number): number => startedAt + index * 300_000
    const rows = Array.from({ length: 30 }, (_, index) => ({
      at: at(index),
      kind: pick(eventKinds),
      text: sentence(9),
    }))
    events.addAll(doc, author, rows)
    const problem = addProblem(doc, author, sentence(6))
    let parent: string | null = null
    for (let index = 0; index < 12; index += 1) parent = answerWhy(doc, author, problem, parent, sentence(8))
    for (let index = 0; index < 4; index += 1) {
      const due = index > 0 ? '' : '2026-02-01'
      addAction(doc, author, { text: sentence(7), owner: 'Noor', due, criterion: sentence(6) })
    }
  })
  return doc
}

const writePostmortems = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  for (let count = 0; count < DOCUMENTS; count += 1) {
    const doc = postmortem()
    const { id } = meta.read(doc).value
    const title = documentTitle(doc)
    const file = {
      id,
      title,
      savedAt: new Date().toISOString(),
      meeting: toMeeting(doc),
      crdt: Y.encodeStateAsUpdate(doc),
    }
    await writeFile(join(folder, fileNameFor(title, id)), encodeFile(file))
    doc.destroy()
  }
}

/** A host with this data folder, and the calls of its signed-in page. */
const start = async (data: string): Promise<{ host: HostProcess; calls: HostCalls; listensAfterMs: number }> => {
  const begun = performance.now()
  const host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort() })
  const listensAfterMs = performance.now() - begun
  const opened = await fetch(await host.openUrl(), { redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const headers = { 'content-type': 'application/json', cookie, origin: host.url }
  return {
    host,
    calls: createHostCalls(host.url, (address, init) => fetch(address, { ...init, headers })),
    listensAfterMs,
  }
}

const listLibrary = async (calls: HostCalls, limit?: number) => {
  const list = await calls.call('library.list', { limit })
  if (!list.ok) throw new Error(list.failure.sentence)
  return list.value
}

const readMemory = async ({ pid }: HostProcess, field: 'VmHWM' | 'VmRSS'): Promise<string> => {
  if (!existsSync(`/proc/${pid}/status`)) return 'unknown'
  const [, kilobytes = ''] = new RegExp(`${field}:\\s+(\\d+)`).exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? []
  return `${(Number(kilobytes) / 1024).toFixed(0)} MiB`
}

const ms = (value: number): string => (value < 10 ? `${value.toFixed(1)} ms` : `${value.toFixed(0)} ms`)

/** Milliseconds until a page shows a document's report, opened by its address. */
const openReport = async (page: Page, url: string, id: string): Promise<number> => {
  const begun = performance.now()
  await page.goto(`${url}/d/${id}/report`)
  await page.getByRole('button', { name: 'Export' }).waitFor()
  return performance.now() - begun
}

/** Resolves once the whole folder has been read. */
const waitForCompleteList = async (calls: HostCalls): Promise<void> => {
  while ((await listLibrary(calls, 0)).reading) await new Promise((resolve) => setTimeout(resolve, 1_000))
}

/** One start: until the host listens, until the list is complete, and meanwhile a document that is opened. */
const measureStart = async (browser: Awaited<ReturnType<typeof openBrowser>>, data: string) => {
  const begun = performance.now()
  const { host, calls, listensAfterMs } = await start(data)
  const [fileName = ''] = await readdir(join(data, 'documents')).then((names) =>
    names.filter((name) => name.endsWith('.json')).slice(-1),
  )
  const id = JSON.parse(await readFile(join(data, 'documents', fileName), 'utf8')).id as string
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(PAGE_TIMEOUT_MS)
  await page.goto(await host.openUrl())
  const opens = openReport(page, host.url, id)
  await waitForCompleteList(calls)
  const completeAfterMs = performance.now() - begun
  const openMs = await opens
  await context.close()
  return { host, calls, id, listensAfterMs, completeAfterMs, openMs, peak: await readMemory(host, 'VmHWM') }
}

const queries = (): string[] =>
  Array.from({ length: SEARCHES }, (_, index) => {
    const asked = word()
    // As people type: a prefix, a whole word, two words, and a word with a typo.
    return (
      [asked.slice(0, 3), asked, `${asked} ${word().slice(0, 4)}`, `${asked.slice(0, 5)}x${asked.slice(5)}`][
        index % 4
      ] ?? asked
    )
  })

/** Types into the search box; milliseconds until what is shown below it has changed, by a clock of the page. */
const measureSearch = async (page: Page, query: string): Promise<number> => {
  await page.evaluate(() => {
    const section = document.querySelector('[aria-label="Postmortems"]') ?? document.body
    Object.assign(window, {
      shown: new Promise<number>((resolve) => {
        const begun = performance.now()
        const observer = new MutationObserver(() => {
          observer.disconnect()
          requestAnimationFrame(() => resolve(performance.now() - begun))
        })
        observer.observe(section, { subtree: true, childList: true, characterData: true })
      }),
    })
  })
  await page.getByRole('searchbox').fill(query)
  return page.evaluate(() => (window as unknown as { shown: Promise<number> }).shown)
}

/** Milliseconds until the library shows on a fresh page, and from typing to results. */
const measurePage = async (browser: Awaited<ReturnType<typeof openBrowser>>, host: HostProcess) => {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(PAGE_TIMEOUT_MS)
    await page.goto(await host.openUrl())
    await page.getByRole('searchbox').waitFor()
    const begun = performance.now()
    await page.reload({ waitUntil: 'commit' })
    await page.getByRole('searchbox').waitFor()
    const shownAfterMs = performance.now() - begun
    const searches: number[] = []
    for (const query of queries().slice(0, 12)) {
      searches.push(await measureSearch(page, query))
      await measureSearch(page, '')
    }
    return { shownAfterMs, searches }
  } finally {
    await context.close()
  }
}

/** Prints each value at once, since a run takes minutes. */
const report = (what: string, value: string): void => console.log(`${what.padEnd(56)} ${value.padStart(9)}`)

const measureStarts = async (browser: Awaited<ReturnType<typeof openBrowser>>, data: string): Promise<void> => {
  const first = await measureStart(browser, data)
  report('first start: listens', ms(first.listensAfterMs))
  report('first start: list complete', ms(first.completeAfterMs))
  report('first start: a document opens meanwhile', ms(first.openMs))
  report('first start: host memory, peak', first.peak)
  await first.host.stop()
  const second = await measureStart(browser, data)
  report('second start: listens', ms(second.listensAfterMs))
  report('second start: list complete', ms(second.completeAfterMs))
  try {
    await measureUse(browser, second)
  } finally {
    report('second start: host memory, peak, after all this', await readMemory(second.host, 'VmHWM'))
    report('second start: host memory, at the end', await readMemory(second.host, 'VmRSS'))
    await second.host.stop()
  }
}

const measureUse = async (
  browser: Awaited<ReturnType<typeof openBrowser>>,
  { host, calls, id }: Awaited<ReturnType<typeof measureStart>>,
): Promise<void> => {
  const page = await browser.newPage()
  await page.goto(await host.openUrl())
  report('a document opens, on an idle host', ms(await openReport(page, host.url, id)))
  await page.close()
  const listed = performance.now()
  const list = await listLibrary(calls)
  report('list: call', ms(performance.now() - listed))
  report(`list of ${list.entries.length}: size`, `${(JSON.stringify(list).length / MEGABYTE).toFixed(1)} MB`)
  const callMs: number[] = []
  for (const query of queries()) {
    const begun = performance.now()
    const found = await calls.call('library.search', { query })
    if (!found.ok) throw new Error(found.failure.sentence)
    callMs.push(performance.now() - begun)
  }
  report('search: the first call', ms(callMs[0] ?? Number.NaN))
  report('search: call, median', ms(percentile(callMs.slice(1), 0.5)))
  report('search: call, 95th percentile', ms(percentile(callMs.slice(1), 0.95)))
  const { shownAfterMs, searches } = await measurePage(browser, host)
  report('page: library shows', ms(shownAfterMs))
  report('page: typed to results shown, median', ms(percentile(searches, 0.5)))
  report('page: typed to results shown, slowest', ms(percentile(searches, 1)))
}

/** Prints what a library of ten thousand documents costs. `BENCH_LIBRARY` names a data folder that is kept, to compare two versions. */
export const run = async (): Promise<void> => {
  const kept = process.env.BENCH_LIBRARY
  const data = kept ?? (await mkdtemp(join(tmpdir(), 'debrief-bench-')))
  const browser = await openBrowser()
  try {
    if (!existsSync(join(data, 'documents'))) await writePostmortems(join(data, 'documents'))
    await rm(join(data, 'documents', '.debrief'), { recursive: true, force: true })
    await measureStarts(browser, data)
  } finally {
    await browser.close()
    if (kept === undefined) await rm(data, { recursive: true, force: true })
  }
}
