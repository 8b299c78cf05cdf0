import { randomBytes } from 'node:crypto'
import { connect } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { limits } from '../../electron/host/limits'
import { joinAsGuest, readBrowserLink, shareForBrowsers } from '../host/network/guest-access'
import { authFrame, stateRequest } from '../host/network/relay-frames'
import {
  addCleanup,
  closeAll,
  getPort,
  getSharedText,
  openOwnPage,
  openPage,
  post,
  startTestHost,
  type TestHost,
  type TestPage,
  waitForText,
} from '../host/network/support'
import { floodSize } from '../support/floods'
import { getMemoryMiB, joinBriefly, openRawSocket, openSilentConnections } from '../support/hostile-network'
import { until } from '../support/until'

afterEach(closeAll)

/** A meeting of the owner and two guests; `checkSync` types on one page, waits for all, and expects that none was closed. */
const openMeetingOfThree = async (host: TestHost, documentId: string, editLink: string) => {
  const guests = await Promise.all([joinAsGuest(editLink), joinAsGuest(editLink)])
  const own = await openOwnPage(host, documentId)
  const pages = [own, ...guests.map(({ origin, cookie }) => openPage(origin, cookie, documentId))]
  await until('all three to be synced', () => pages.every((page) => page.isSynced()))
  let typed = 0
  return {
    pages,
    checkSync: async () => {
      typed += 1
      const writer = pages[typed % pages.length] as TestPage
      const before = getSharedText(own).toString()
      getSharedText(writer).insert(getSharedText(writer).length, `${typed};`)
      for (const page of pages) await waitForText(page, `${before}${typed};`)
      expect(pages.flatMap(({ closes }) => closes)).toEqual([])
    },
  }
}

/** Expects that a new guest is admitted and receives the document. */
const expectAdmission = async (link: string): Promise<void> => expect(await joinBriefly(link)).toBe(200)

describe('during a meeting of three', () => {
  test('read-only guests who request the document over and over without reading it are limited, and nobody else is disconnected', async () => {
    const host = await startTestHost()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const readLink = (await shareForBrowsers(host, 'read', documentId)).browserLink
    const meeting = await openMeetingOfThree(host, documentId, browserLink)
    const page = meeting.pages[0] as TestPage
    page.doc.getText('test.large').insert(0, randomBytes(1_500_000).toString('base64'))
    await page.queryPersistence()
    const reader = await joinAsGuest(readLink)
    const before = await getMemoryMiB(host)
    const sockets = await Promise.all(
      Array.from({ length: floodSize(20, 30) }, () => openRawSocket(reader.origin, reader.cookie)),
    )
    for (const { socket } of sockets) {
      socket.pause()
      socket.send(authFrame(documentId))
      for (let n = 0; n < floodSize(15, 15); n += 1) socket.send(stateRequest(documentId))
    }
    for (let n = 0; n < floodSize(4, 20); n += 1) {
      for (const { socket } of sockets) if (socket.readyState === WebSocket.OPEN) socket.send(stateRequest(documentId))
      await meeting.checkSync()
      await expectAdmission(browserLink)
    }
    expect((await getMemoryMiB(host)) - before).toBeLessThan(120)
  })

  test('connections without an invite do not displace those with one', async () => {
    const host = await startTestHost()
    const { documentId, browserLink, appLink } = await shareForBrowsers(host)
    const meeting = await openMeetingOfThree(host, documentId, browserLink)
    for (let n = 0; n < floodSize(3, 20); n += 1) {
      await openSilentConnections(getPort(browserLink), floodSize(500, 2_000))
      await expectAdmission(browserLink)
      await meeting.checkSync()
    }
    const guest = await startTestHost()
    expect(await guest.call('meeting.join', { link: appLink })).toEqual({ id: documentId })
  })

  // From the address of new guests: more than may be in progress at once; from another address: more than the queue holds.
  test.each([
    ['the same address', '127.0.0.1', 450],
    ['another address', '127.0.0.2', floodSize(600, 2_000)],
  ])('TLS handshakes without an invite from %s yield to newer connections', async (_, localAddress, count) => {
    const host = await startTestHost()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const meeting = await openMeetingOfThree(host, documentId, browserLink)
    for (let n = 0; n < count; n += 1) {
      const target = { port: getPort(browserLink), host: '127.0.0.1', localAddress }
      const socket = connect({ ...target, rejectUnauthorized: false })
      socket.on('error', () => undefined)
      addCleanup(() => socket.destroy())
    }
    for (let n = 0; n < 3; n += 1) await expectAdmission(browserLink)
    await meeting.checkSync()
  })

  test('invalid invites are rate-limited by address, and a valid one is always admitted', async () => {
    const host = await startTestHost()
    const { browserLink } = await shareForBrowsers(host)
    const { origin, id } = readBrowserLink(browserLink)
    const statuses = new Map<number, number>()
    for (let round = 0; round < floodSize(4, 40); round += 1) {
      const responses = await Promise.all(
        Array.from({ length: 50 }, () => post(origin, '/guest', { id, token: 'f'.repeat(64) })),
      )
      for (const { status } of responses) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      await expectAdmission(browserLink)
    }
    expect([...statuses.keys()].sort()).toEqual([403, 429])
    expect(statuses.get(429)).toBeGreaterThan(50)
  })

  test('file downloads by one guest are rate-limited, without limiting the owner or other guests', async () => {
    const host = await startTestHost()
    const { documentId, browserLink } = await shareForBrowsers(host, 'read')
    const [eager, other] = await Promise.all([joinAsGuest(browserLink), joinAsGuest(browserLink)])
    const download = async ({ origin, cookie }: { origin: string; cookie: string }) => {
      const response = await post(origin, '/api/document.file', { id: documentId }, { cookie })
      return { status: response.status, body: await response.json() }
    }
    const responses = await Promise.all(Array.from({ length: 30 }, () => download(eager)))
    expect(responses.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(
      limits.GUEST_DOWNLOAD_RATE.burst,
    )
    const rejected = responses.find(({ status }) => status === 429)
    expect(rejected?.body.sentence).toMatch(/Wait a few seconds/)
    expect((await download(other)).status).toBe(200)
    for (let n = 0; n < 10; n += 1) await host.call('document.file', { id: documentId })
  })

  test('connections of one browser are limited, without limiting other browsers', async () => {
    const host = await startTestHost()
    const { documentId, browserLink } = await shareForBrowsers(host, 'read')
    const meeting = await openMeetingOfThree(
      host,
      documentId,
      (await shareForBrowsers(host, 'edit', documentId)).browserLink,
    )
    const reader = await joinAsGuest(browserLink)
    const sockets = await Promise.all(
      Array.from({ length: floodSize(60, 400) }, () => openRawSocket(reader.origin, reader.cookie)),
    )
    const open = sockets.filter(({ socket }) => socket.readyState === WebSocket.OPEN).length
    expect(open).toBeGreaterThan(4)
    expect(open).toBeLessThanOrEqual(limits.MAX_CONNECTIONS_PER_PRINCIPAL)
    await expectAdmission(browserLink)
    await meeting.checkSync()
  })

  test('connections with large incomplete messages are closed once they hold too much memory', async () => {
    const host = await startTestHost()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const meeting = await openMeetingOfThree(host, documentId, browserLink)
    const editor = await joinAsGuest(browserLink)
    const before = await getMemoryMiB(host)
    const sockets = await Promise.all(Array.from({ length: 16 }, () => openRawSocket(editor.origin, editor.cookie)))
    const payload = Buffer.alloc(floodSize(8, 40) * 1024 * 1024)
    // Header of a binary message of 47 MiB, masked with zeros.
    const header = Buffer.alloc(14)
    header.writeUInt8(0x82, 0)
    header.writeUInt8(0x80 | 127, 1)
    header.writeBigUInt64BE(BigInt(47 * 1024 * 1024), 2)
    for (const { socket } of sockets) {
      const raw: unknown = Reflect.get(socket, '_socket')
      Reflect.apply(Reflect.get(raw as object, 'write'), raw, [Buffer.concat([header, payload])])
    }
    await until(
      'the excess connections to be closed',
      () => sockets.filter(({ closes }) => closes.length > 0).length >= 12,
    )
    expect((await getMemoryMiB(host)) - before).toBeLessThan(150)
    // Closed because of the memory they hold, not because they timed out.
    expect(sockets.flatMap(({ closes }) => closes).filter((close) => close.startsWith('4408'))).toEqual([])
    await meeting.checkSync()
  })

  test('a message published through signaling counts once per receiver toward the rate limit', async () => {
    const host = await startTestHost()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const room = (await host.call('meeting.mesh', { id: documentId })).room ?? ''
    const guests = await Promise.all(Array.from({ length: 8 }, () => joinAsGuest(browserLink)))
    const pages = await Promise.all(guests.map(({ origin, cookie }) => openRawSocket(origin, cookie, '/signaling')))
    let bytes = 0
    for (const { socket } of pages) {
      socket.on('message', (data: Buffer) => {
        bytes += data.length
      })
      socket.send(JSON.stringify({ type: 'subscribe', topics: [room] }))
    }
    const [flooder] = pages
    const message = JSON.stringify({ type: 'publish', topic: room, data: 'x'.repeat(60_000) })
    for (let n = 0; n < 390; n += 1) flooder?.socket.send(message)
    await until('the flooder to be disconnected', () => (flooder?.closes.length ?? 0) > 0)
    expect(flooder?.closes[0]).toMatch(/^4429/)
    expect(bytes).toBeLessThan(limits.SIGNALING_BYTE_RATE.burst * 1.5)
    expect(pages.slice(1).flatMap(({ closes }) => closes)).toEqual([])
  })

  test('a signaling connection that joins no valid room is closed', async () => {
    const host = await startTestHost()
    const { browserLink } = await shareForBrowsers(host)
    const { origin, cookie } = await joinAsGuest(browserLink)
    const silent = await openRawSocket(origin, cookie, '/signaling')
    silent.socket.send(JSON.stringify({ type: 'subscribe', topics: ['no such room'] }))
    await until('the connection to be closed', () => silent.closes.length > 0)
    expect(silent.closes[0]).toMatch(/^4408/)
  })
})
