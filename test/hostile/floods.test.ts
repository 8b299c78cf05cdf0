import { randomBytes } from 'node:crypto'
import { connect } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { limits } from '../../electron/host/limits'
import { joinAsGuest, readBrowserLink, shareForBrowsers } from '../host/network/guest-access'
import { authFrame, stateRequest } from '../host/network/relay-frames'
import {
  afterwards,
  closeAll,
  getSharedText,
  openOwnPage,
  openPage,
  post,
  startHostProcess,
  type TestHost,
  type TestPage,
  waitForText,
} from '../host/network/support'
import { times } from '../support/floods'
import { memoryOf, openRawSocket, openSilentConnections } from '../support/hostile-network'
import { until } from '../support/until'

afterEach(closeAll)

/** A meeting of three that types while something else goes on, and notices if anybody is closed or a word is missing. */
const meetingOfThree = async (host: TestHost, documentId: string, editLink: string) => {
  const guests = await Promise.all([joinAsGuest(editLink), joinAsGuest(editLink)])
  const own = await openOwnPage(host, documentId)
  const pages = [own, ...guests.map(({ origin, cookie }) => openPage(origin, cookie, documentId))]
  await until('all three to be synced', () => pages.every((page) => page.isSynced()))
  let typed = 0
  return {
    pages,
    isWhole: async () => {
      typed += 1
      const writer = pages[typed % pages.length] as TestPage
      const before = getSharedText(own).toString()
      getSharedText(writer).insert(getSharedText(writer).length, `${typed};`)
      for (const page of pages) await waitForText(page, `${before}${typed};`)
      expect(pages.flatMap(({ closes }) => closes)).toEqual([])
    },
  }
}

/** Whether somebody who has just been invited gets in and sees the document. */
const isLetIn = async (link: string): Promise<void> => {
  const { origin, id, status, cookie } = await joinAsGuest(link)
  expect(status).toBe(200)
  const page = openPage(origin, cookie, id)
  await until('the newcomer to see the document', () => page.isSynced())
  page.leave()
}

const portOf = (link: string): number => Number(new URL(link).port)

describe('floods beside a meeting of three', () => {
  test('readers who request everything and read nothing are limited, and nobody else is disconnected', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const readLink = (await shareForBrowsers(host, 'read', documentId)).browserLink
    const meeting = await meetingOfThree(host, documentId, browserLink)
    const page = meeting.pages[0] as TestPage
    page.doc.getText('test.large').insert(0, randomBytes(1_500_000).toString('base64'))
    await page.stored()
    const reader = await joinAsGuest(readLink)
    const before = await memoryOf(host)
    const sockets = await Promise.all(
      Array.from({ length: times(20, 30) }, () => openRawSocket(reader.origin, reader.cookie)),
    )
    for (const { socket } of sockets) {
      socket.pause()
      socket.send(authFrame(documentId))
      for (let n = 0; n < times(15, 15); n += 1) socket.send(stateRequest(documentId))
    }
    for (let n = 0; n < times(4, 20); n += 1) {
      for (const { socket } of sockets) if (socket.readyState === WebSocket.OPEN) socket.send(stateRequest(documentId))
      await meeting.isWhole()
      await isLetIn(browserLink)
    }
    expect((await memoryOf(host)) - before).toBeLessThan(120)
  })

  test('connections without an invite do not displace those with one', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink, appLink } = await shareForBrowsers(host)
    const meeting = await meetingOfThree(host, documentId, browserLink)
    for (let n = 0; n < times(3, 20); n += 1) {
      await openSilentConnections(portOf(browserLink), times(500, 2_000))
      await isLetIn(browserLink)
      await meeting.isWhole()
    }
    const guest = await startHostProcess()
    expect(await guest.call('meeting.join', { link: appLink })).toEqual({ id: documentId })
  })

  // More than may be started at once; of other addresses than a newcomer's, more than have places.
  test.each([
    ['the same address', '127.0.0.1', 450],
    ['another address', '127.0.0.2', times(600, 2_000)],
  ])('handshakes without an invite from %s wait behind those who have just come', async (_, localAddress, count) => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const meeting = await meetingOfThree(host, documentId, browserLink)
    for (let n = 0; n < count; n += 1) {
      const from = { port: portOf(browserLink), host: '127.0.0.1', localAddress }
      const socket = connect({ ...from, rejectUnauthorized: false })
      socket.on('error', () => undefined)
      afterwards(() => socket.destroy())
    }
    for (let n = 0; n < 3; n += 1) await isLetIn(browserLink)
    await meeting.isWhole()
  })

  test('wrong invites are slowed down by address, and a valid one is always admitted', async () => {
    const host = await startHostProcess()
    const { browserLink } = await shareForBrowsers(host)
    const { origin, id } = readBrowserLink(browserLink)
    const statuses = new Map<number, number>()
    for (let round = 0; round < times(4, 40); round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => post(origin, '/guest', { id, token: 'f'.repeat(64) })),
      )
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      await isLetIn(browserLink)
    }
    expect([...statuses.keys()].sort()).toEqual([403, 429])
    expect(statuses.get(429)).toBeGreaterThan(50)
  })

  test('downloads of the file by one guest are limited, without limiting the owner or other guests', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host, 'read')
    const [eager, other] = await Promise.all([joinAsGuest(browserLink), joinAsGuest(browserLink)])
    const ask = async ({ origin, cookie }: { origin: string; cookie: string }) => {
      const response = await post(origin, '/api/document.file', { id: documentId }, { cookie })
      return { status: response.status, body: await response.json() }
    }
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask(eager)))
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(limits.GUEST_DOWNLOAD_RATE.burst)
    const refused = answers.find(({ status }) => status === 429)
    expect(refused?.body.sentence).toMatch(/Wait a few seconds/)
    expect((await ask(other)).status).toBe(200)
    for (let n = 0; n < 10; n += 1) await host.call('document.file', { id: documentId })
  })

  test('the connections of one browser are limited, without limiting others', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host, 'read')
    const meeting = await meetingOfThree(
      host,
      documentId,
      (await shareForBrowsers(host, 'edit', documentId)).browserLink,
    )
    const reader = await joinAsGuest(browserLink)
    const sockets = await Promise.all(
      Array.from({ length: times(60, 400) }, () => openRawSocket(reader.origin, reader.cookie)),
    )
    const open = sockets.filter(({ socket }) => socket.readyState === WebSocket.OPEN).length
    expect(open).toBeGreaterThan(4)
    expect(open).toBeLessThanOrEqual(limits.MAX_CONNECTIONS_PER_PRINCIPAL)
    await isLetIn(browserLink)
    await meeting.isWhole()
  })

  test('incomplete large messages are limited', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const meeting = await meetingOfThree(host, documentId, browserLink)
    const editor = await joinAsGuest(browserLink)
    const before = await memoryOf(host)
    const sockets = await Promise.all(Array.from({ length: 16 }, () => openRawSocket(editor.origin, editor.cookie)))
    const half = Buffer.alloc(times(8, 40) * 1024 * 1024)
    // Head of a binary message of 47 MiB, masked with zeros.
    const head = Buffer.alloc(14)
    head.writeUInt8(0x82, 0)
    head.writeUInt8(0x80 | 127, 1)
    head.writeBigUInt64BE(BigInt(47 * 1024 * 1024), 2)
    for (const { socket } of sockets) {
      const raw: unknown = Reflect.get(socket, '_socket')
      Reflect.apply(Reflect.get(raw as object, 'write'), raw, [Buffer.concat([head, half])])
    }
    await until('those too many to be ended', () => sockets.filter(({ closes }) => closes.length > 0).length >= 12)
    expect((await memoryOf(host)) - before).toBeLessThan(150)
    // Ended because memory was short, not because they said nothing in time.
    expect(sockets.flatMap(({ closes }) => closes).filter((close) => close.startsWith('4408'))).toEqual([])
    await meeting.isWhole()
  })

  test('what one page publishes through signaling is counted for every receiver', async () => {
    const host = await startHostProcess()
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
    const [flood] = pages
    const message = JSON.stringify({ type: 'publish', topic: room, data: 'x'.repeat(60_000) })
    for (let n = 0; n < 390; n += 1) flood?.socket.send(message)
    await until('the flood to be ended', () => (flood?.closes.length ?? 0) > 0)
    expect(flood?.closes[0]).toMatch(/^4429/)
    expect(bytes).toBeLessThan(limits.SIGNALING_BYTE_RATE.burst * 1.5)
    expect(pages.slice(1).flatMap(({ closes }) => closes)).toEqual([])
  })

  test('a signaling connection that enters no room is closed', async () => {
    const host = await startHostProcess()
    const { browserLink } = await shareForBrowsers(host)
    const { origin, cookie } = await joinAsGuest(browserLink)
    const silent = await openRawSocket(origin, cookie, '/signaling')
    silent.socket.send(JSON.stringify({ type: 'subscribe', topics: ['a room that is none'] }))
    await until('its end', () => silent.closes.length > 0)
    expect(silent.closes[0]).toMatch(/^4408/)
  })
})
