import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { addInSlices } from '../../../renderer/import/add-in-slices'
import { createConnectionStore } from '../../../renderer/session/connection'
import { createHostLink } from '../../../renderer/session/host-link'
import { createPersistenceStatus } from '../../../renderer/session/persistence-status'
import { Undo } from '../../../renderer/session/undo'
import { type ChosenRow, readPresentContent } from '../../../shared/import'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { until } from '../../support/until'
import { addCleanup, closeAll, startTestHost, type TestHost } from './support'

afterEach(closeAll)

const ROWS = 20_000

const rows: ChosenRow[] = Array.from({ length: ROWS }, (_, index) => ({
  importKey: `import:${String(index).padStart(32, '0')}`,
  event: {
    at: new Date(Date.UTC(2024, 4, 1) + index * 7_000).toISOString(),
    rawTime: '2024-05-01T14:00:00.000Z',
    text: `worker ${index % 97} took job ${index}`,
    approximate: false,
    line: index,
    source: 'csv',
    kind: 'other',
  },
  from: 'jobs.csv',
  who: '',
}))

/** What the app's page runs for a document, without a browser: the link, and what asks once a second. */
const openSessionWith = (host: TestHost, documentId: string) => {
  const doc = new Y.Doc()
  const connection = createConnectionStore('own')
  const closes: number[] = []
  const traffic = { received: 0 }
  class PageSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: host.cookie, origin: host.url } })
      this.on('message', (data: ArrayBuffer) => {
        traffic.received += data.byteLength
      })
      this.on('close', (code) => closes.push(code))
    }
  }
  const link = createHostLink({ url: `${host.url.replace('http', 'ws')}/sync`, documentId, doc, webSocket: PageSocket })
  const persistence = createPersistenceStatus({ doc, kind: 'own', host: link, connection, isLocalCopy: () => false })
  let answers = 0
  link.connect({
    onState: (state) => connection.setState({ host: state }),
    onSynced: () => undefined,
    onMessage: (message) => {
      if (message.type === 'time-is') answers += 1
      if (message.type === 'stored') persistence.onAck(message)
      if (message.type === 'host') connection.setState({ save: message.save, meetingHost: message.link })
    },
    onReadOnly: () => undefined,
    onRefused: () => undefined,
    onUnmergeable: () => undefined,
    accepts: () => true,
    onAnswered: () => undefined,
  })
  const tick = (): void => {
    link.watch()
    link.send({ type: 'time', t0: 0 })
    persistence.querySoon()
  }
  const ticking = setInterval(tick, 1_000)
  addCleanup(() => {
    clearInterval(ticking)
    persistence.close()
    link.close()
  })
  /** Without reading the rows, which takes long in tests that ask again and again. */
  const count = (): number =>
    [...doc.getMap<Y.Map<unknown>>(events.name).values()].filter((row) => !row.has('removedAt')).length
  return {
    doc,
    connection,
    link,
    closes,
    traffic,
    tick,
    count,
    answers: () => answers,
    pause: () => clearInterval(ticking),
  }
}

test('20,000 rows are added, undone and redone while somebody else has the document open, over the same two sockets', async () => {
  const host = await startTestHost()
  const { id } = await host.call('library.create', { title: 'Jobs' })
  const [ana, bo] = [openSessionWith(host, id), openSessionWith(host, id)]
  await until('both pages', () => ana.link.isSynced() && bo.link.isSynced())
  const author = testAuthor('Ana')
  const undo = new Undo(ana.doc, author)
  await addInSlices({
    session: { doc: ana.doc, undo, connection: ana.connection },
    author,
    chosen: { rows, sections: [] },
    present: readPresentContent(ana.doc),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  await until('the rows on the other page', () => bo.count() === ROWS)
  await until('the rows on the disk', () => ana.connection.getState().unsaved === 0)
  for (const [step, left] of [
    ['undo', 0],
    ['redo', ROWS],
  ] as const) {
    undo[step]()
    await until(step, () => !undo.isBusy)
    await until(`${step} on the other page`, () => bo.count() === left)
    await until(`${step} on the disk`, () => ana.connection.getState().unsaved === 0)
  }
  // What one page has added does not come back to it.
  expect(bo.traffic.received).toBeGreaterThan(4_000_000)
  expect(ana.traffic.received).toBeLessThan(1_000_000)

  // A host that is busy with so much for some seconds is not taken for a dead one: here it is stopped altogether.
  ana.pause()
  host.child.kill('SIGSTOP')
  for (let second = 0; second < 6; second += 1) ana.tick()
  const before = ana.answers()
  host.child.kill('SIGCONT')
  await until('an answer', () => ana.answers() > before)
  expect([ana.link.state(), bo.link.state()]).toEqual(['connected', 'connected'])
  expect([ana.closes, bo.closes]).toEqual([[], []])
})

test('a host that is silent for as long in a small document is lost', async () => {
  const host = await startTestHost()
  const { id } = await host.call('library.create', { title: 'Jobs' })
  const page = openSessionWith(host, id)
  await until('the page', () => page.link.isSynced())
  page.pause()
  host.child.kill('SIGSTOP')
  for (let second = 0; second < 6; second += 1) page.tick()
  host.child.kill('SIGCONT')
  expect(page.connection.getState().host).toBe('lost')
  await until('the link', () => page.link.isSynced())
})
