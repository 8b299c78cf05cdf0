import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as encoding from 'lib0/encoding'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { until } from '../../support/until'
import { authFrame, relayFrame, updateFrame } from './relay-frames'
import {
  addCleanup,
  closeAll,
  createPresenceMessage,
  getPort,
  getSharedText,
  openOwnPage,
  openPage,
  startTestHost,
  type TestHost,
  waitForText,
} from './support'

afterEach(closeAll)

const newDocument = async (host: TestHost): Promise<string> => (await host.call('library.create', { title: 'Sync' })).id

/** A raw socket to a host's relay, for messages that no page sends. */
const openRaw = async (host: TestHost) => {
  const socket = new WebSocket(`${host.url}/sync`, { headers: { cookie: host.cookie, origin: host.url } })
  const closed = new Promise<string>((resolve) => {
    socket.on('close', (code, reason) => resolve(`${code} ${reason.toString()}`))
  })
  socket.on('error', () => undefined)
  addCleanup(() => socket.terminate())
  await new Promise((resolve) => socket.on('open', resolve))
  return { socket, closed }
}

describe('a page and its host', () => {
  test('two pages edit one document, and only changes on disk are acknowledged as stored', async () => {
    const host = await startTestHost()
    const id = await newDocument(host)
    const [a, b] = await Promise.all([openOwnPage(host, id), openOwnPage(host, id)])
    getSharedText(a).insert(0, 'hello')
    await waitForText(b, 'hello')
    getSharedText(b).insert(5, ' world')
    await waitForText(a, 'hello world')
    expect(await a.queryPersistence()).toEqual(['meeting'])
    await host.kill()
    const again = await startTestHost({ dataDir: host.dataDir, port: getPort(host.url) })
    const c = await openOwnPage(again, id)
    await waitForText(c, 'hello world')
  })

  test('a query about changes that the host has not received is answered with `missing`', async () => {
    const host = await startTestHost()
    const page = await openOwnPage(host, await newDocument(host))
    page.send({ type: 'stored?', n: 7, clientId: page.doc.clientID, clock: 1, deletes: '' })
    await until('the answer', () => page.last('stored'))
    expect(page.last('stored')).toEqual({ type: 'stored', n: 7, where: 'missing' })
  })

  test('text typed while the host is down is synced once it is back', async () => {
    const host = await startTestHost()
    const id = await newDocument(host)
    const page = await openOwnPage(host, id)
    getSharedText(page).insert(0, 'before')
    await page.queryPersistence()
    await host.kill()
    getSharedText(page).insert(6, ' and after')
    const again = await startTestHost({ dataDir: host.dataDir, port: getPort(host.url) })
    const other = await openOwnPage(again, id)
    await waitForText(other, 'before and after')
  })

  test('closing the host saves the latest typing into the file', async () => {
    const host = await startTestHost()
    const id = await newDocument(host)
    const page = await openOwnPage(host, id)
    page.doc.getMap('record').set('title', 'Renamed at the last moment')
    const clock = Y.getState(page.doc.store, page.doc.clientID)
    await until('the host to have it', async () => {
      page.send({ type: 'stored?', n: 1, clientId: page.doc.clientID, clock, deletes: '' })
      return page.last('stored')?.where === 'meeting'
    })
    await host.stop()
    expect(host.child.exitCode).toBe(0)
    const folder = join(host.dataDir, 'documents')
    const files = (await readdir(folder)).filter((name) => name.endsWith('.debrief.json'))
    const file = JSON.parse(await readFile(join(folder, files[0] ?? ''), 'utf8'))
    const saved = new Y.Doc()
    Y.applyUpdate(saved, Buffer.from(file.crdt, 'base64'))
    expect(saved.getMap('record').get('title')).toBe('Renamed at the last moment')
  })

  test('clock probes are answered with one time for all, which never goes back', async () => {
    const host = await startTestHost()
    const page = await openOwnPage(host, await newDocument(host))
    for (let n = 0; n < 20; n += 1) page.send({ type: 'time', t0: n })
    const answers = await until('the answers', () => {
      const found = page.received.filter((message) => message.type === 'time-is')
      return found.length === 20 && found
    })
    let last = 0
    for (const answer of answers) {
      const { t1, t2 } = answer
      expect(t1).toBeGreaterThanOrEqual(last)
      expect(t2).toBeGreaterThanOrEqual(t1)
      last = t2
    }
    // Not to the millisecond: the computer may have set its clock since the host started, which the host ignores.
    expect(Math.abs(last - Date.now())).toBeLessThan(60_000)
  })

  test('a missing document is refused, with the reason', async () => {
    const host = await startTestHost()
    const page = openPage(host.url, host.cookie, 'no-such-document')
    await until('the refusal', () => page.closes.some((close) => close.startsWith('4403')))
    expect(page.isSynced()).toBe(false)
  })
})

describe('presence', () => {
  test('is sent once to everybody else, also to those who join later, and never back', async () => {
    const host = await startTestHost()
    const id = await newDocument(host)
    const pages = await Promise.all([1, 2, 3].map(() => openOwnPage(host, id)))
    const [a, b, c] = pages as [(typeof pages)[0], (typeof pages)[0], (typeof pages)[0]]
    a.send(createPresenceMessage(101, 1, 'Ada'))
    a.send(createPresenceMessage(101, 2, 'Ada L.'))
    const names = (page: (typeof pages)[0]) =>
      page.received.flatMap((message) => (message.type === 'presence' ? [message.state?.name ?? null] : []))
    await until('both to see her', () => names(b).length === 2 && names(c).length === 2)
    const late = await openOwnPage(host, id)
    await until('the late one to see her', () => names(late).length > 0)
    expect(names(late)).toEqual(['Ada L.'])
    expect(names(a)).toEqual([])
    a.leave()
    await until('the others to see her go', () => names(b).at(-1) === null && names(late).at(-1) === null)
    expect(names(b)).toEqual(['Ada', 'Ada L.', null])
  })

  test('an older state, and a second id on one connection, are not relayed', async () => {
    const host = await startTestHost()
    const id = await newDocument(host)
    const [a, b] = await Promise.all([openOwnPage(host, id), openOwnPage(host, id)])
    a.send(createPresenceMessage(1, 5, 'new'))
    a.send(createPresenceMessage(1, 4, 'old'))
    a.send(createPresenceMessage(1, 5, 'again'))
    a.send(createPresenceMessage(2, 9, 'someone else'))
    a.send(createPresenceMessage(1, 6, 'newest'))
    await until('the newest', () => b.last('presence')?.state?.name === 'newest')
    expect(b.received.flatMap((m) => (m.type === 'presence' ? [m.state?.name] : []))).toEqual(['new', 'newest'])
  })

  test('thirty people moving at once cause no more messages than necessary', async () => {
    const host = await startTestHost()
    const id = await newDocument(host)
    const pages = await Promise.all(Array.from({ length: 30 }, () => openOwnPage(host, id)))
    const seen = () => pages.map(({ received }) => received.filter(({ type }) => type === 'presence').length)
    for (let round = 1; round <= 5; round += 1)
      pages.forEach((page, index) => {
        page.send(createPresenceMessage(1_000 + index, round, `person ${index}`))
      })
    await until('everybody to have heard everybody', () => seen().every((count) => count >= 29 * 5))
    expect(seen()).toEqual(pages.map(() => 29 * 5))
  })
})

describe('an invalid message', () => {
  test('closes only its own connection, with a reason', async () => {
    const host = await startTestHost()
    const id = await newDocument(host)
    const witness = await openOwnPage(host, id)
    const doc = new Y.Doc()
    doc.getText('test.text').insert(0, 'x')
    const good = Y.encodeStateAsUpdate(doc)
    const proto = new Y.Doc()
    proto.getMap('m').set('__proto__', 'x')
    const cases: [name: string, data: string | Uint8Array, reason: RegExp][] = [
      ['text', 'hello', /^4400 only binary/],
      ['nothing', new Uint8Array(), /^4400/],
      ['noise', Uint8Array.from({ length: 300 }, (_, index) => (index * 7919) % 256), /^4400/],
      ['no document', relayFrame('../../etc', 0), /^4400 the message names no document/],
      ['forbidden name', relayFrame('__proto__!', 0), /^4400/],
      ['unknown type', relayFrame(id, 99), /^4400 the type/],
      ['broadcast to all', relayFrame(id, 6, (encoder) => encoding.writeVarString(encoder, 'x')), /^4400 the type/],
      ['cut update', updateFrame(id, good.subarray(0, good.length - 3)), /^4400/],
    ]
    for (const [name, data, reason] of cases) {
      const { socket, closed } = await openRaw(host)
      if (typeof data === 'string') socket.send(data)
      else socket.send(data)
      expect(await closed, name).toMatch(reason)
    }
    getSharedText(witness).insert(0, 'still here')
    expect(await witness.queryPersistence()).toEqual(['meeting'])
    expect(witness.closes).toEqual([])
  })

  test('closes the sender’s connection if it floods, before or after the document is open', async () => {
    const host = await startTestHost()
    const id = await newDocument(host)
    const witness = await openOwnPage(host, id)
    const early = await openRaw(host)
    for (let n = 0; n < 1_000; n += 1) early.socket.send(updateFrame('not-there', new Uint8Array([0, 0])))
    expect(await early.closed).toMatch(/^4429 too much before/)
    const late = await openRaw(host)
    late.socket.send(authFrame(id))
    await new Promise((resolve) => late.socket.once('message', resolve))
    const probe = relayFrame(id, 5, (encoder) => encoding.writeVarString(encoder, '{"type":"time","t0":1}'))
    for (let n = 0; n < 6_000; n += 1) late.socket.send(probe)
    expect(await late.closed).toMatch(/^4429 too much at once/)
    getSharedText(witness).insert(0, 'unharmed')
    expect(await witness.queryPersistence()).toEqual(['meeting'])
  })

  test('is rejected by its length, before it is read, if it is too large', async () => {
    const host = await startTestHost()
    const { socket, closed } = await openRaw(host)
    socket.send(new Uint8Array(60 * 1024 * 1024))
    expect(await closed).toMatch(/^1009|^1006/)
  })
})
