import { randomBytes } from 'node:crypto'
import { connect } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { limits } from '../../electron/host/limits'
import { encodeInvite, type Invite, readOnlyInvite } from '../../shared/protocol/invite'
import {
  afterwards,
  closeAll,
  inviteOf,
  openOwnPage,
  openPage,
  post,
  presenceOf,
  share,
  shows,
  startHostProcess,
  type TestHost,
  type TestPage,
  textOf,
} from '../host/network/support'
import { times } from '../support/floods'
import {
  authFrame,
  enter,
  memoryOf,
  openRawSocket,
  openSilentConnections,
  readBrowserLink,
  shareForBrowsers,
  stateRequest,
} from '../support/hostile-network'
import { until } from '../support/until'

afterEach(closeAll)

/** A meeting of three that types while something else goes on, and notices if anybody is closed or a word is missing. */
const meetingOfThree = async (host: TestHost, documentId: string, editLink: string) => {
  const guests = await Promise.all([enter(editLink), enter(editLink)])
  const own = await openOwnPage(host, documentId)
  const pages = [own, ...guests.map(({ origin, cookie }) => openPage(origin, cookie, documentId))]
  await until('all three to be synced', () => pages.every((page) => page.isSynced()))
  let typed = 0
  return {
    pages,
    isWhole: async () => {
      typed += 1
      const writer = pages[typed % pages.length] as TestPage
      const before = textOf(own).toString()
      textOf(writer).insert(textOf(writer).length, `${typed};`)
      for (const page of pages) await shows(page, `${before}${typed};`)
      expect(pages.flatMap(({ closes }) => closes)).toEqual([])
    },
  }
}

/** Whether somebody who has just been invited gets in and sees the document. */
const isLetIn = async (link: string): Promise<void> => {
  const { origin, id, status, cookie } = await enter(link)
  expect(status).toBe(200)
  const page = openPage(origin, cookie, id)
  await until('the newcomer to see the document', () => page.isSynced())
  page.leave()
}

const portOf = (link: string): number => Number(new URL(link).port)

describe('floods beside a meeting of three', () => {
  test('readers who ask for everything and read nothing are bounded, and nobody else is closed', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const readLink = (await shareForBrowsers(host, 'read', documentId)).browserLink
    const meeting = await meetingOfThree(host, documentId, browserLink)
    const page = meeting.pages[0] as TestPage
    page.doc.getText('test.large').insert(0, randomBytes(1_500_000).toString('base64'))
    await page.stored()
    const reader = await enter(readLink)
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

  test('connections that show no invite take no place from those that do', async () => {
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

  test('wrong invites are slowed by address, and a right one is let in each time', async () => {
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

  test('downloads of the file by one guest are few; the owner and other guests have theirs', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host, 'read')
    const [eager, other] = await Promise.all([enter(browserLink), enter(browserLink)])
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

  test('one browser has so many connections and no more, and others have theirs', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host, 'read')
    const meeting = await meetingOfThree(
      host,
      documentId,
      (await shareForBrowsers(host, 'edit', documentId)).browserLink,
    )
    const reader = await enter(browserLink)
    const sockets = await Promise.all(
      Array.from({ length: times(60, 400) }, () => openRawSocket(reader.origin, reader.cookie)),
    )
    const open = sockets.filter(({ socket }) => socket.readyState === WebSocket.OPEN).length
    expect(open).toBeGreaterThan(4)
    expect(open).toBeLessThanOrEqual(limits.MAX_CONNECTIONS_PER_PRINCIPAL)
    await isLetIn(browserLink)
    await meeting.isWhole()
  })

  test('halves of large messages are bounded', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const meeting = await meetingOfThree(host, documentId, browserLink)
    const editor = await enter(browserLink)
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

  test('what one page publishes through signaling is counted for everybody who gets it', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const room = (await host.call('meeting.mesh', { id: documentId })).room ?? ''
    const guests = await Promise.all(Array.from({ length: 8 }, () => enter(browserLink)))
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

  test('a signaling connection that enters no room is let go', async () => {
    const host = await startHostProcess()
    const { browserLink } = await shareForBrowsers(host)
    const { origin, cookie } = await enter(browserLink)
    const silent = await openRawSocket(origin, cookie, '/signaling')
    silent.socket.send(JSON.stringify({ type: 'subscribe', topics: ['a room that is none'] }))
    await until('its end', () => silent.closes.length > 0)
    expect(silent.closes[0]).toMatch(/^4408/)
  })
})

describe('presence', () => {
  const leading = (clientId: number, seq: number, name: string) =>
    ({
      type: 'presence',
      clientId,
      seq,
      state: { name, color: 1, isFacilitator: true, focus: 'causes/evil' },
    }) as const
  const stateOf = (page: TestPage, clientId: number) =>
    page.received.findLast((message) => message.type === 'presence' && message.clientId === clientId)

  test('a reader never leads the room, whatever they call themselves', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host, 'read')
    const { origin, cookie } = await enter(browserLink)
    const own = await openOwnPage(host, documentId)
    own.doc.getMap('record').set('facilitator', 'Fay')
    await own.stored()
    const reader = openPage(origin, cookie, documentId)
    await until('the reader', () => reader.isSynced())
    reader.send(leading(77, 1, 'Fay'))
    const seen = await until('the reader’s presence', () => stateOf(own, 77))
    expect(seen).toMatchObject({ state: { name: 'Fay', isFacilitator: false } })
    expect(seen).not.toHaveProperty('state.focus')
  })

  test('of those who edit, only whom the document names leads', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const own = await openOwnPage(host, documentId)
    own.doc.getMap('record').set('facilitator', 'Fay')
    await own.stored()
    const [fay, eve] = await Promise.all(
      [1, 2].map(async () => {
        const { origin, cookie } = await enter(browserLink)
        const page = openPage(origin, cookie, documentId)
        await until('the guest', () => page.isSynced())
        return page
      }),
    )
    fay?.send(leading(1, 1, 'Fay'))
    eve?.send(leading(2, 1, 'Eve'))
    expect(await until('Fay', () => stateOf(own, 1))).toMatchObject({
      state: { isFacilitator: true, focus: 'causes/evil' },
    })
    expect(await until('Eve', () => stateOf(own, 2))).toMatchObject({ state: { isFacilitator: false } })
  })

  test('an id cannot be taken over while its owner is away; the owner comes back to it', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const own = await openOwnPage(host, documentId)
    const [ann, eve] = await Promise.all([enter(browserLink), enter(browserLink)])
    const first = openPage(ann.origin, ann.cookie, documentId)
    const other = openPage(eve.origin, eve.cookie, documentId)
    await until('both', () => first.isSynced() && other.isSynced())
    first.send(presenceOf(5, 1, 'Ann'))
    await until('Ann', () => stateOf(own, 5))
    first.leave()
    await until('her leaving', () => (stateOf(own, 5) as { state: unknown }).state === null)
    other.send(presenceOf(5, 2, 'Eve as Ann'))
    other.send(presenceOf(6, 1, 'Eve'))
    await until('Eve herself', () => stateOf(own, 6))
    expect(stateOf(own, 5)).toMatchObject({ state: null })
    const again = openPage(ann.origin, ann.cookie, documentId)
    await until('Ann again', () => again.isSynced())
    again.send(presenceOf(5, 1, 'Ann is back'))
    await until('Ann’s return', () => JSON.stringify(stateOf(own, 5)).includes('Ann is back'))
  })
})

describe('input that is no input', () => {
  const linkOf = (invite: Invite): string => `debrief://join#${encodeInvite(invite)}`

  test('a bad address in an invite costs neither the good one nor a 500', async () => {
    const [meeting, guest] = await Promise.all([startHostProcess(), startHostProcess()])
    const { documentId, appLink } = await share(meeting)
    const invite = inviteOf(appLink)
    const bad = ['127.0.0.1:99999', '127.0.0.1:0', '[::zz]:80', 'a b:1', '']
    const onlyBad = await guest.fail('meeting.join', { link: linkOf({ ...invite, addresses: bad }) })
    expect(onlyBad).toMatchObject({ status: 422, code: 'no-address' })
    const dead = await guest.fail('meeting.join', { link: linkOf({ ...invite, addresses: ['127.0.0.1:1', ...bad] }) })
    expect(dead).toMatchObject({ status: 422, code: 'unreachable', sentence: expect.stringMatching(/99999/) })
    const link = linkOf({ ...invite, addresses: [...bad, ...invite.addresses] })
    expect(await guest.call('meeting.join', { link })).toEqual({ id: documentId })
    expect(guest.log()).toMatch(/127\.0\.0\.1:99999/)
  })

  test('no broken link and no strange value makes any call answer 500', async () => {
    const host = await startHostProcess()
    const { documentId, appLink } = await share(host)
    const invite = readOnlyInvite(inviteOf(appLink))
    const payload = encodeInvite(invite)
    const links = [
      ...Array.from(payload, (_, at) => `debrief://join#${payload.slice(0, at)}`),
      ...Array.from({ length: times(40, 400) }, () => `debrief://join#${randomBytes(60).toString('base64url')}`),
      `debrief://join#${'_'.repeat(3_000)}`,
      'debrief://join#%',
      linkOf({ ...invite, documentId: '__proto__' }),
      linkOf({ ...invite, documentId: 'constructor' }),
      linkOf({ ...invite, documentId: '../../x' }),
    ]
    for (const link of links) {
      const { status } = await host.fail('meeting.join', { link })
      expect([status, link].join(' ')).toMatch(/^4/)
    }
    const strange = ['', '__proto__', 'constructor', '\0', '\ud800', '../..', 'x'.repeat(5_000), documentId]
    const bodies = strange.flatMap((text) => [
      { id: text },
      { id: text, access: 'edit', allowBrowsers: true, title: text, template: text, fileName: text, text },
      { id: text, place: text, text, link: text, name: text, folder: documentId, iceServers: [{ urls: text }] },
    ])
    const calls = [
      ...['session.read', 'library.list', 'library.create', 'library.importFile', 'library.restore', 'library.removed'],
      ...['document.file', 'settings.read', 'drafts.read', 'drafts.write', 'meeting.invite', 'meeting.revoke'],
      ...['meeting.close', 'meeting.join', 'meeting.mesh', 'meeting.leave', 'constructor', '__proto__', 'toString'],
    ]
    for (const name of calls)
      for (const body of [...bodies, null, 7, [], 'x']) {
        const { status } = await post(host.url, `/api/${name}`, body, { cookie: host.cookie })
        expect([status, name, JSON.stringify(body).slice(0, 60)].join(' ')).toMatch(/^[24]/)
      }
    expect(host.log()).not.toMatch(/TypeError|RangeError/)
  })

  test('names that every object has are no documents', async () => {
    const host = await startHostProcess()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const { origin, cookie } = await enter(browserLink)
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      const { socket, closes } = await openRawSocket(origin, cookie)
      socket.send(stateRequest(name))
      await until(`the end of ${name}`, () => closes.length > 0)
      expect(closes[0]).toMatch(/^4400/)
    }
    await openOwnPage(host, documentId)
  })

  test('readers get no passwords of TURN servers, by no call', async () => {
    const host = await startHostProcess()
    await host.call('settings.change', {
      iceServers: [{ urls: 'turn:10.0.0.1', username: 'u', credential: 'secret-of-turn' }],
    })
    const { documentId, browserLink } = await shareForBrowsers(host, 'read')
    const { origin, cookie } = await enter(browserLink)
    for (const name of ['session.read', 'settings.read', 'meeting.mesh', 'document.file']) {
      const response = await post(origin, `/api/${name}`, { id: documentId }, { cookie })
      expect(await response.text(), name).not.toContain('secret-of-turn')
    }
  })
})
