import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { encodeInvite, type Invite, readOnlyInvite } from '../../shared/protocol/invite'
import { joinAsGuest, shareForBrowsers } from '../host/network/guest-access'
import { stateRequest } from '../host/network/relay-frames'
import {
  closeAll,
  createPresenceMessage,
  openOwnPage,
  openPage,
  post,
  readInvite,
  share,
  startTestHost,
  type TestPage,
} from '../host/network/support'
import { floodSize } from '../support/floods'
import { openRawSocket } from '../support/hostile-network'
import { until } from '../support/until'

afterEach(closeAll)

describe('presence', () => {
  const createFacilitatorPresence = (clientId: number, seq: number, name: string) =>
    ({
      type: 'presence',
      clientId,
      seq,
      state: { name, color: 1, isFacilitator: true, focus: 'causes/evil' },
    }) as const
  const getLastPresence = (page: TestPage, clientId: number) =>
    page.received.findLast((message) => message.type === 'presence' && message.clientId === clientId)

  test('a read-only guest is never the facilitator, whatever name they use', async () => {
    const host = await startTestHost()
    const { documentId, browserLink } = await shareForBrowsers(host, 'read')
    const { origin, cookie } = await joinAsGuest(browserLink)
    const own = await openOwnPage(host, documentId)
    own.doc.getMap('record').set('facilitator', 'Fay')
    await own.queryPersistence()
    const reader = openPage(origin, cookie, documentId)
    await until('the reader', () => reader.isSynced())
    reader.send(createFacilitatorPresence(77, 1, 'Fay'))
    const seen = await until('the reader’s presence', () => getLastPresence(own, 77))
    expect(seen).toMatchObject({ state: { name: 'Fay', isFacilitator: false } })
    expect(seen).not.toHaveProperty('state.focus')
  })

  test('among editors, only the person named in the document is the facilitator', async () => {
    const host = await startTestHost()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const own = await openOwnPage(host, documentId)
    own.doc.getMap('record').set('facilitator', 'Fay')
    await own.queryPersistence()
    const [fay, eve] = await Promise.all(
      [1, 2].map(async () => {
        const { origin, cookie } = await joinAsGuest(browserLink)
        const page = openPage(origin, cookie, documentId)
        await until('the guest', () => page.isSynced())
        return page
      }),
    )
    fay?.send(createFacilitatorPresence(1, 1, 'Fay'))
    eve?.send(createFacilitatorPresence(2, 1, 'Eve'))
    expect(await until('Fay', () => getLastPresence(own, 1))).toMatchObject({
      state: { isFacilitator: true, focus: 'causes/evil' },
    })
    expect(await until('Eve', () => getLastPresence(own, 2))).toMatchObject({ state: { isFacilitator: false } })
  })

  test('a client id cannot be taken over while its owner is away, and the owner can reuse it', async () => {
    const host = await startTestHost()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const own = await openOwnPage(host, documentId)
    const [ann, eve] = await Promise.all([joinAsGuest(browserLink), joinAsGuest(browserLink)])
    const first = openPage(ann.origin, ann.cookie, documentId)
    const other = openPage(eve.origin, eve.cookie, documentId)
    await until('both guests', () => first.isSynced() && other.isSynced())
    first.send(createPresenceMessage(5, 1, 'Ann'))
    await until('Ann', () => getLastPresence(own, 5))
    first.leave()
    await until('Ann to leave', () => (getLastPresence(own, 5) as { state: unknown }).state === null)
    other.send(createPresenceMessage(5, 2, 'Eve as Ann'))
    other.send(createPresenceMessage(6, 1, 'Eve'))
    await until('Eve’s own presence', () => getLastPresence(own, 6))
    expect(getLastPresence(own, 5)).toMatchObject({ state: null })
    const again = openPage(ann.origin, ann.cookie, documentId)
    await until('Ann to reconnect', () => again.isSynced())
    again.send(createPresenceMessage(5, 1, 'Ann is back'))
    await until('Ann’s return', () => JSON.stringify(getLastPresence(own, 5)).includes('Ann is back'))
  })
})

describe('invalid input', () => {
  const createInviteLink = (invite: Invite): string => `debrief://join#${encodeInvite(invite)}`

  test('invalid addresses in an invite neither affect the valid one nor cause a 500', async () => {
    const [meeting, guest] = await Promise.all([startTestHost(), startTestHost()])
    const { documentId, appLink } = await share(meeting)
    const invite = readInvite(appLink)
    const invalid = ['127.0.0.1:99999', '127.0.0.1:0', '[::zz]:80', 'a b:1', '']
    const withoutValid = await guest.fail('meeting.join', { link: createInviteLink({ ...invite, addresses: invalid }) })
    expect(withoutValid).toMatchObject({ status: 422, code: 'no-address' })
    const unreachable = await guest.fail('meeting.join', {
      link: createInviteLink({ ...invite, addresses: ['127.0.0.1:1', ...invalid] }),
    })
    expect(unreachable).toMatchObject({ status: 422, code: 'unreachable', sentence: expect.stringMatching(/99999/) })
    const link = createInviteLink({ ...invite, addresses: [...invalid, ...invite.addresses] })
    expect(await guest.call('meeting.join', { link })).toEqual({ id: documentId })
    expect(guest.log()).toMatch(/127\.0\.0\.1:99999/)
  })

  test('no call responds with 500 to a broken link or an unexpected value', async () => {
    const host = await startTestHost()
    const { documentId, appLink } = await share(host)
    const invite = readOnlyInvite(readInvite(appLink))
    const payload = encodeInvite(invite)
    const links = [
      ...Array.from(payload, (_, at) => `debrief://join#${payload.slice(0, at)}`),
      ...Array.from({ length: floodSize(40, 400) }, () => `debrief://join#${randomBytes(60).toString('base64url')}`),
      `debrief://join#${'_'.repeat(3_000)}`,
      'debrief://join#%',
      createInviteLink({ ...invite, documentId: '__proto__' }),
      createInviteLink({ ...invite, documentId: 'constructor' }),
      createInviteLink({ ...invite, documentId: '../../x' }),
    ]
    for (const link of links) {
      const { status } = await host.fail('meeting.join', { link })
      expect([status, link].join(' ')).toMatch(/^4/)
    }
    const strange = ['', '__proto__', 'constructor', '\0', '\ud800', '../..', 'x'.repeat(5_000), documentId]
    const bodies = strange.flatMap((text) => [
      { id: text },
      { id: text, access: 'edit', allowBrowsers: true, title: text, template: text, fileName: text, text },
      { query: text, limit: text.length, until: text },
      { id: text, place: text, text, link: text, name: text, folder: documentId, iceServers: [{ urls: text }] },
    ])
    const calls = [
      ...[
        'session.read',
        'library.list',
        'library.create',
        'library.importFile',
        'library.previewImport',
        'library.undoImport',
        'library.restore',
        'library.listTrash',
      ],
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

  test('names of inherited properties are rejected as document ids', async () => {
    const host = await startTestHost()
    const { documentId, browserLink } = await shareForBrowsers(host)
    const { origin, cookie } = await joinAsGuest(browserLink)
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      const { socket, closes } = await openRawSocket(origin, cookie)
      socket.send(stateRequest(name))
      await until(`the connection to ${name} to be closed`, () => closes.length > 0)
      expect(closes[0]).toMatch(/^4400/)
    }
    await openOwnPage(host, documentId)
  })

  test('no call returns a TURN server’s password to a read-only guest', async () => {
    const host = await startTestHost()
    await host.call('settings.change', {
      iceServers: [{ urls: 'turn:10.0.0.1', username: 'u', credential: 'secret-of-turn' }],
    })
    const { documentId, browserLink } = await shareForBrowsers(host, 'read')
    const { origin, cookie } = await joinAsGuest(browserLink)
    for (const name of ['session.read', 'settings.read', 'meeting.mesh', 'document.file']) {
      const response = await post(origin, `/api/${name}`, { id: documentId }, { cookie })
      expect(await response.text(), name).not.toContain('secret-of-turn')
    }
  })
})
