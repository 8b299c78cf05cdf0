import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { fc } from '../../support/fast-check'
import { until } from '../../support/until'
import { addCleanup, closeAll, getPort, share, startTestHost, type TestHost } from './support'

afterEach(closeAll)

/** A page's signaling connection. */
const openSignaling = async (host: TestHost) => {
  const socket = new WebSocket(`${host.url.replace('http', 'ws')}/signaling`, {
    headers: { cookie: host.cookie, origin: host.url },
  })
  const received: { type: string; topic?: string; data?: unknown }[] = []
  const closed: string[] = []
  socket.on('message', (text) => received.push(JSON.parse(text.toString())))
  socket.on('close', (code, reason) => closed.push(`${code} ${reason.toString()}`))
  socket.on('error', () => undefined)
  addCleanup(() => socket.terminate())
  await until('the socket to open', () => socket.readyState === WebSocket.OPEN)
  const send = (message: unknown): void => socket.send(JSON.stringify(message))
  return {
    socket,
    received,
    closed,
    send,
    /** The published messages that arrived here. */
    published: () => received.filter(({ type }) => type === 'publish').map(({ data }) => data),
    /** Resolves when everything sent so far has been handled. */
    settled: async () => {
      const pongs = received.filter(({ type }) => type === 'pong').length
      send({ type: 'ping' })
      await until('the pong', () => received.filter(({ type }) => type === 'pong').length > pongs)
    },
  }
}

const roomOf = async (host: TestHost, id: string): Promise<string> =>
  (await host.call('meeting.mesh', { id })).room ?? 'no room'

/** The meeting's host and two joined hosts, with a page at each, all in the room. */
const openMeetingPages = async () => {
  const meeting = await startTestHost()
  const { documentId, appLink } = await share(meeting)
  const joined = await Promise.all([startTestHost(), startTestHost()])
  for (const host of joined) await host.call('meeting.join', { link: appLink })
  const room = await roomOf(meeting, documentId)
  const pages = await Promise.all([meeting, ...joined].map(openSignaling))
  for (const page of pages) page.send({ type: 'subscribe', topics: [room] })
  // The hosts connect in their own time, so every page knocks until it has received each other page's knock.
  const others = (index: number) => pages.flatMap((_, other) => (other === index ? [] : [`knock ${other}`]))
  await until('all signaling connections', async () => {
    pages.forEach((page, index) => {
      page.send({ type: 'publish', topic: room, data: `knock ${index}` })
    })
    await Promise.all(pages.map((page) => page.settled()))
    return pages.every((page, index) => others(index).every((knock) => page.published().includes(knock)))
  })
  return { meeting, joined, documentId, appLink, room, pages }
}

/** The published messages other than knocks. */
const words = (page: { published: () => unknown[] }): unknown[] =>
  page.published().filter((data) => !String(data).startsWith('knock'))

describe('signaling', () => {
  test('relays what is published to the others in the room, once, and never back', async () => {
    const host = await startTestHost()
    const { documentId } = await share(host)
    const room = await roomOf(host, documentId)
    const [a, b, c] = await Promise.all([openSignaling(host), openSignaling(host), openSignaling(host)])
    for (const page of [a, b]) page.send({ type: 'subscribe', topics: [room] })
    c.send({ type: 'subscribe', topics: ['another room', 'debrief'] })
    await Promise.all([a, b, c].map((page) => page.settled()))
    a.send({ type: 'publish', topic: room, data: 'sealed 1' })
    c.send({ type: 'publish', topic: room, data: 'from outside' })
    c.send({ type: 'publish', topic: 'another room', data: 'nowhere' })
    await Promise.all([a, c].map((page) => page.settled()))
    await b.settled()
    expect(b.published()).toEqual(['sealed 1'])
    expect(a.published()).toEqual([])
    expect(c.published()).toEqual([])
    b.send({ type: 'unsubscribe', topics: [room] })
    await b.settled()
    a.send({ type: 'publish', topic: room, data: 'sealed 2' })
    await a.settled()
    await b.settled()
    expect(b.published()).toEqual(['sealed 1'])
  })

  test('reaches the pages of other hosts through the meeting’s host, each exactly once', async () => {
    const { room, pages } = await openMeetingPages()
    pages.forEach((page, index) => {
      page.send({ type: 'publish', topic: room, data: `announce ${index}` })
    })
    await until('all to hear all', () => pages.every((page) => words(page).length >= 2))
    await Promise.all(pages.map((page) => page.settled()))
    expect(pages.map((page) => words(page).sort())).toEqual([
      ['announce 1', 'announce 2'],
      ['announce 0', 'announce 2'],
      ['announce 0', 'announce 1'],
    ])
  })

  test('asks pages to announce themselves again after the meeting’s host was unreachable', async () => {
    const { meeting, joined, documentId, room, pages } = await openMeetingPages()
    const [, a] = pages
    a?.send({ type: 'publish', topic: room, data: 'before' })
    await until('the word', () => pages[2]?.published().includes('before'))
    const networkPort = Number((await share(meeting, 'edit', false, documentId)).addresses[0]?.split(':')[1])
    await meeting.kill()
    const down = performance.now()
    await until('an absence that counts', () => performance.now() - down > 2_200)
    await startTestHost({ dataDir: meeting.dataDir, port: getPort(meeting.url), networkPort })
    const closes = () => pages.slice(1).map(({ closed }) => closed[0]?.slice(0, 4))
    await until('both to be asked', () => closes().every((code) => code === '1012'))
    const [again, other] = await Promise.all(joined.map(openSignaling))
    for (const page of [again, other]) page?.send({ type: 'subscribe', topics: [room] })
    await until('the announcement', async () => {
      again?.send({ type: 'publish', topic: room, data: 'announce' })
      await again?.settled()
      return other?.published().includes('announce')
    })
  })

  test('closes the old room when an invite is revoked', async () => {
    const { meeting, documentId, room, pages } = await openMeetingPages()
    await meeting.call('meeting.revoke', { id: documentId })
    const fresh = await openSignaling(meeting)
    fresh.send({ type: 'subscribe', topics: [room] })
    await fresh.settled()
    pages[1]?.send({ type: 'publish', topic: room, data: 'with the old secret' })
    await pages[1]?.settled()
    await fresh.settled()
    expect(fresh.published()).toEqual([])
  })

  test('closes only the connection that sends an invalid frame', async () => {
    const host = await startTestHost()
    const { documentId } = await share(host)
    const room = await roomOf(host, documentId)
    const [a, b] = await Promise.all([openSignaling(host), openSignaling(host)])
    for (const page of [a, b]) page.send({ type: 'subscribe', topics: [room] })
    await Promise.all([a, b].map((page) => page.settled()))
    const bad: (string | Uint8Array)[] = [
      'hello',
      '',
      '{',
      'null',
      '[]',
      '{"type":"subscribe"}',
      '{"type":"subscribe","topics":"x"}',
      '{"type":"subscribe","topics":[1]}',
      '{"type":"publish"}',
      '{"type":"constructor"}',
      '{"__proto__":{"type":"ping"}}',
      `{"type":"subscribe","topics":["${'x'.repeat(500)}"]}`,
      new Uint8Array([1, 2, 3]),
      `[${'['.repeat(30_000)}`,
    ]
    for (const text of bad) {
      const one = await openSignaling(host)
      one.socket.send(text)
      await until(`the end of ${String(text).slice(0, 40)}`, () => one.closed.length > 0)
      expect(one.closed[0], String(text).slice(0, 40)).toMatch(/^4400 the message was not understood/)
    }
    const large = await openSignaling(host)
    large.send({ type: 'publish', topic: room, data: 'x'.repeat(100_000) })
    await until('the end', () => large.closed.length > 0)
    expect(large.closed[0]).toMatch(/^1009/)
    const flood = await openSignaling(host)
    for (let n = 0; n < 1_000; n += 1) flood.send({ type: 'ping' })
    await until('the end', () => flood.closed.length > 0)
    expect(flood.closed[0]).toMatch(/^4429/)
    a.send({ type: 'publish', topic: room, data: 'still here' })
    await until('the word', () => b.published().includes('still here'))
  })

  test('survives every kind of message', async () => {
    const host = await startTestHost()
    const { documentId } = await share(host)
    const room = await roomOf(host, documentId)
    const message = fc.oneof(
      fc.json(),
      fc
        .record({
          type: fc.constantFrom('subscribe', 'unsubscribe', 'publish', 'ping', 'pong', 'toString'),
          topic: fc.oneof(fc.constant(room), fc.string(), fc.constant('__proto__')),
          topics: fc.oneof(fc.array(fc.constantFrom(room, '__proto__', 'x')), fc.anything()),
          data: fc.anything(),
        })
        .map((value) => JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner))),
      fc.uint8Array({ maxLength: 200 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 20 }), async (messages) => {
        const one = await openSignaling(host)
        for (const each of messages) if (one.socket.readyState === WebSocket.OPEN) one.socket.send(each)
        one.socket.terminate()
      }),
      { numRuns: 60 },
    )
    const after = await openSignaling(host)
    await after.settled()
    expect(host.log()).not.toMatch(/TypeError|RangeError|at .*\.js:/)
  })
})
