import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { root } from '../../scripts/build.mjs'
import { joinAsGuest, readBrowserLink, shareForBrowsers } from '../host/network/guest-access'
import { authFrame, stateRequest } from '../host/network/relay-frames'
import { closeAll, getSharedText, openOwnPage, openPage, startTestHost, type TestPage } from '../host/network/support'
import { getMemoryMiB, joinBriefly } from '../support/hostile-network'
import { percentile } from '../support/statistics'
import { until } from '../support/until'

const SECONDS = 6
const LETTERS_PER_SECOND = 20

type Flood = {
  kind: 'socket' | 'silent' | 'call'
  origin: string
  cookie?: string
  path?: string
  first?: (string | Uint8Array)[]
  again?: (string | Uint8Array)[]
  count: number
  everyMs: number
  isPaused?: boolean
}

type Row = { name: string; p50: number; p95: number; memory: number; admitted: number; tried: number; closed: number }

/** Types letters on one page; returns the milliseconds until each reached each of the others. */
const type = async (pages: readonly TestPage[], count: number): Promise<number[]> => {
  const [writer, ...watchers] = pages
  if (!writer) return []
  const times: number[] = []
  const sent: number[] = []
  const stops = watchers.map(({ doc }) => {
    let seen = 0
    const text = doc.getText('bench')
    const onChange = (): void => {
      for (; seen < text.length; seen += 1) times.push(performance.now() - (sent[seen] ?? 0))
    }
    text.observe(onChange)
    return () => text.unobserve(onChange)
  })
  const text = writer.doc.getText('bench')
  for (let n = 0; n < count; n += 1) {
    sent.push(performance.now())
    text.insert(text.length, 'x')
    await new Promise((resolve) => setTimeout(resolve, 1000 / LETTERS_PER_SECOND))
  }
  await until('every letter', () => watchers.every(({ doc }) => doc.getText('bench').length === count))
  for (const stop of stops) stop()
  return times
}

/** Whether a new guest is admitted and receives the document. */
const isAdmitted = (link: string): Promise<boolean> =>
  joinBriefly(link).then(
    (status) => status === 200,
    () => false,
  )

/** Measures a meeting of three with a 2 MB document during a flood, while new guests join with a valid invite. */
const measure = async (
  name: string,
  makeFlood?: (links: { edit: string; read: string }) => Promise<Flood>,
): Promise<Row> => {
  const host = await startTestHost()
  let worker: Worker | undefined
  try {
    const { documentId, browserLink: edit } = await shareForBrowsers(host)
    const read = (await shareForBrowsers(host, 'read', documentId)).browserLink
    const own = await openOwnPage(host, documentId)
    getSharedText(own).insert(0, randomBytes(1_500_000).toString('base64'))
    await own.queryPersistence()
    const guests = await Promise.all([joinAsGuest(edit), joinAsGuest(edit)])
    const pages = [own, ...guests.map(({ origin, cookie }) => openPage(origin, cookie, documentId))]
    await until('the meeting', () => pages.every((page) => page.isSynced()))
    const flood = await makeFlood?.({ edit, read })
    if (flood) {
      worker = new Worker(join(root, 'test/support/flood-worker.mjs'), { workerData: flood })
      await new Promise((resolve) => worker?.once('message', resolve))
    }
    let memory = 0
    let admitted = 0
    let tried = 0
    let isOver = false
    const joining = (async () => {
      while (!isOver) {
        tried += 1
        if (await isAdmitted(edit)) admitted += 1
        memory = Math.max(memory, await getMemoryMiB(host))
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    })()
    const times = await type(pages, SECONDS * LETTERS_PER_SECOND)
    isOver = true
    await joining
    const closed = pages.reduce((sum, { closes }) => sum + closes.length, 0)
    return { name, p50: percentile(times, 0.5), p95: percentile(times, 0.95), memory, admitted, tried, closed }
  } finally {
    await worker?.terminate()
    await closeAll()
  }
}

const guestFlood = async (link: string, flood: Omit<Flood, 'origin' | 'cookie'>): Promise<Flood> => {
  const { origin, cookie } = await joinAsGuest(link)
  return { ...flood, origin, cookie }
}

const floods: [name: string, make: ((links: { edit: string; read: string }) => Promise<Flood>) | undefined][] = [
  ['no flood', undefined],
  [
    'requests without reading',
    ({ read }) => {
      const { id } = readBrowserLink(read)
      const first = [authFrame(id), stateRequest(id)]
      const again = [stateRequest(id)]
      return guestFlood(read, { kind: 'socket', path: '/sync', first, again, count: 40, everyMs: 50, isPaused: true })
    },
  ],
  [
    'connections without an invite',
    async ({ edit }) => ({ kind: 'silent', origin: new URL(edit).origin, count: 2_000, everyMs: 0 }),
  ],
  [
    'invalid invites',
    async ({ edit }) => {
      const { origin, id } = readBrowserLink(edit)
      const again = [JSON.stringify({ id, token: 'f'.repeat(64) })]
      return { kind: 'call', origin, path: '/guest', again, count: 50, everyMs: 50 }
    },
  ],
  [
    'downloads of the file',
    ({ read }) => {
      const again = [JSON.stringify({ id: readBrowserLink(read).id })]
      return guestFlood(read, { kind: 'call', path: '/api/document.file', again, count: 10, everyMs: 20 })
    },
  ],
  [
    'signaling',
    ({ edit }) => {
      const topics = Array.from({ length: 16 }, (_, n) => `room ${n}`)
      const again = Array.from({ length: 5 }, () => JSON.stringify({ type: 'subscribe', topics }))
      return guestFlood(edit, { kind: 'socket', path: '/signaling', again, count: 30, everyMs: 50 })
    },
  ],
]

const format = (rows: readonly Row[]): string =>
  [
    '| flood during a meeting of three | p50 / p95, ms | peak host memory, MiB | guests admitted | pages closed |',
    '|---|---|---|---|---|',
    ...rows.map(
      ({ name, p50, p95, memory, admitted, tried, closed }) =>
        `| ${name} | ${p50.toFixed(1)} / ${p95.toFixed(1)} | ${memory.toFixed(0)} | ${admitted} of ${tried} | ${closed} |`,
    ),
  ].join('\n')

/** Measures keystrokes, the host's memory and the admission of guests during each flood; prints a table. */
export const run = async (): Promise<Row[]> => {
  const rows: Row[] = []
  for (const [name, make] of floods) rows.push(await measure(name, make))
  console.log(format(rows))
  return rows
}
