import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { limits } from '../../../electron/host/limits'
import { callSchemas } from '../../../shared/protocol/calls'
import { decodeInvite, inviteToken } from '../../../shared/protocol/invite'
import { until } from '../../support/until'
import { joinAsGuest, readBrowserLink, shareForBrowsers } from './guest-access'
import {
  addCleanup,
  closeAll,
  getSharedText,
  openOwnPage,
  openPage,
  post,
  share,
  startTestHost,
  waitForText,
} from './support'

afterEach(closeAll)

describe('a guest in a browser', () => {
  test('gets the page and the one document from the link alone', async () => {
    const host = await startTestHost()
    const other = (await host.call('library.create', { title: 'Not for guests' })).id
    const { documentId, browserLink } = await shareForBrowsers(host)
    const guest = await joinAsGuest(browserLink)
    expect(guest.status).toBe(200)
    expect(guest.setCookie).toMatch(/HttpOnly; SameSite=Strict/)
    const { origin, cookie } = guest
    const page = await fetch(`${origin}/join`)
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-/)

    const mine = openPage(origin, cookie, documentId)
    const theirs = await openOwnPage(host, documentId)
    await until('the sync', () => mine.isSynced())
    getSharedText(mine).insert(0, 'from a browser')
    await waitForText(theirs, 'from a browser')
    expect(await mine.queryPersistence()).toEqual(['meeting'])
    expect(mine.last('host')).toMatchObject({ link: 'self', isReadOnly: false })

    const call = async (name: string, input: unknown) => {
      const response = await post(origin, `/api/${name}`, input, { cookie })
      return { status: response.status, body: await response.json() }
    }
    await host.call('settings.change', { name: 'Fay', iceServers: [{ urls: 'stun:10.0.0.1' }] })
    expect((await call('session.read', {})).body).toMatchObject({ kind: 'guest', documentId, isReadOnly: false })
    expect((await call('document.file', { id: documentId })).body.text).toContain('"format"')
    expect((await call('settings.read', {})).body).toMatchObject({ name: '', folder: '', iceServers: [] })
    expect((await call('meeting.mesh', { id: documentId })).body).toMatchObject({
      room: expect.stringMatching(/^[0-9a-f]{32}$/),
      iceServers: [{ urls: 'stun:10.0.0.1' }],
    })
    const closed = Object.entries(callSchemas).filter(([, row]) => !('guest' in row))
    for (const [name] of closed)
      expect((await call(name, { id: documentId, link: '' })).body.code, name).toBe('not-for-guests')
    expect((await call('document.file', { id: other })).status).toBe(403)
    expect((await call('meeting.mesh', { id: other })).status).toBe(403)
    const sneak = openPage(origin, cookie, other)
    await until('the refusal', () => sneak.closes.some((close) => close.startsWith('4403')))
    expect((await fetch(`${origin}/events`, { headers: { cookie } })).status).toBe(401)
    expect((await fetch(`${origin}/open?token=x`, { redirect: 'manual' })).headers.get('set-cookie')).toBeNull()
  })

  test('cannot use the cookie of the host’s own page on the network listener', async () => {
    const host = await startTestHost()
    const { origin } = await joinAsGuest((await shareForBrowsers(host)).browserLink)
    expect((await post(origin, '/api/library.list', {}, { cookie: host.cookie })).status).toBe(401)
  })

  test('keeps several meetings of one host apart, even after a restart of the host', async () => {
    const host = await startTestHost()
    const first = await shareForBrowsers(host)
    const second = await shareForBrowsers(host, 'read')
    const one = await joinAsGuest(first.browserLink)
    const both = await joinAsGuest(second.browserLink, one.cookie)
    await host.stop()
    const networkPort = Number(new URL(one.origin).port)
    await startTestHost({ dataDir: host.dataDir, networkPort })
    const editing = openPage(both.origin, both.cookie, first.documentId)
    const reading = openPage(both.origin, both.cookie, second.documentId)
    await until('both', () => editing.isSynced() && reading.isSynced())
    expect([editing.scope(), reading.scope()]).toEqual(['read-write', 'readonly'])
    const mesh = await post(both.origin, '/api/meeting.mesh', { id: second.documentId }, { cookie: both.cookie })
    expect(await mesh.json()).toEqual({ iceServers: [] })
  })

  test('is given nothing for a wrong token, from a foreign page, or with a forged cookie', async () => {
    const host = await startTestHost()
    const { browserLink, documentId } = await shareForBrowsers(host)
    const { origin, id, token } = readBrowserLink(browserLink)
    const { cookie } = await joinAsGuest(browserLink)
    for (const input of [
      { id, token: 'f'.repeat(64) },
      { id: 'other', token },
      { id, token: 'x' },
      { id: '__proto__', token },
      {},
    ]) {
      const response = await post(origin, '/guest', input)
      expect(response.status, JSON.stringify(input)).toBe(403)
      expect(response.headers.get('set-cookie')).toBeNull()
    }
    expect((await post(origin, '/guest', { id, token }, { origin: 'http://evil.example' })).status).toBe(403)
    const upgraded = (headers: Record<string, string>) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${origin.replace('http', 'ws')}/sync`, { headers })
        addCleanup(() => socket.terminate())
        socket.on('open', () => resolve('open'))
        socket.on('error', (error) => resolve(error.message))
      })
    const escalated = cookie.replace('.edit.', '.read.')
    expect(escalated).not.toBe(cookie)
    for (const forged of [escalated, cookie.replace(documentId, 'other-document'), `${cookie.slice(0, -3)}AAA`, ''])
      expect(await upgraded({ origin, cookie: forged }), forged).toMatch(/401/)
    expect(await upgraded({ origin: 'http://evil.example', cookie })).toMatch(/403/)
    expect(await upgraded({ cookie })).toMatch(/403/)
    expect(await upgraded({ origin, cookie })).toBe('open')
  })

  test('is told when the invite is revoked, and cannot rejoin with the old one', async () => {
    const host = await startTestHost()
    const { browserLink, documentId } = await shareForBrowsers(host)
    const { origin, cookie } = await joinAsGuest(browserLink)
    const page = openPage(origin, cookie, documentId)
    await until('the sync', () => page.isSynced())
    await host.call('meeting.revoke', { id: documentId })
    await until('the word', () => page.last('host')?.link === 'refused')
    await until('the close', () => page.closes.some((close) => close.startsWith('4403')))
    expect((await joinAsGuest(browserLink)).status).toBe(403)
    expect((await post(origin, '/api/drafts.read', {}, { cookie })).status).toBe(401)
    const renewed = await share(host, 'edit', true, documentId)
    expect((await joinAsGuest(renewed.browserLink ?? '')).status).toBe(200)
  })
})

test('a link for browsers opens only the meeting that it was created for, and can be revoked alone', async () => {
  const host = await startTestHost()
  const { browserLink, documentId } = await shareForBrowsers(host)
  const { origin, cookie } = await joinAsGuest(browserLink)
  const page = openPage(origin, cookie, documentId)
  await until('the sync', () => page.isSynced())
  const other = await share(host)
  const reading = decodeInvite(other.appLink)
  if ('failure' in reading) throw new Error(reading.failure.sentence)
  const token = inviteToken(reading.invite)
  expect((await post(origin, '/guest', { id: other.documentId, token })).status).toBe(403)
  await host.call('meeting.invite', { id: documentId, access: 'edit' })
  expect(page.closes).toEqual([])
  await share(host, 'edit', true, other.documentId)
  await share(host, 'edit', false, documentId)
  await until('the word', () => page.last('host')?.link === 'refused')
  const { status } = await joinAsGuest(browserLink)
  expect(status).toBe(403)
})

describe('the network listener', () => {
  test('is closed until somebody is invited, and closes again with the last meeting', async () => {
    const host = await startTestHost()
    const shared = await share(host)
    const [address] = shared.addresses
    const port = Number(address?.split(':')[1])
    const answers = (): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.destroy()
          resolve(true)
        })
        socket.on('error', () => resolve(false))
      })
    expect(await answers()).toBe(true)
    await host.call('meeting.close', { id: shared.documentId })
    expect(await answers()).toBe(false)
    const again = await share(host, 'edit', false, shared.documentId)
    expect(again.appLink).toBe(shared.appLink)
    expect(await answers()).toBe(true)
  })

  test('serves plain HTTP only if the facilitator allowed it, and says so', async () => {
    const host = await startTestHost()
    const shared = await share(host)
    expect(shared.browserLink).toBeUndefined()
    const origin = `http://${shared.addresses[0]}`
    const refused = await fetch(`${origin}/join`)
    expect(refused.status).toBe(403)
    expect(await refused.text()).toMatch(/Ask the facilitator for the link for browsers/)
    await share(host, 'edit', true, shared.documentId)
    expect((await fetch(`${origin}/join`)).status).toBe(200)
  })

  test('limits the connections of one address, and frees its share when it closes some', async () => {
    const host = await startTestHost()
    const { addresses } = await shareForBrowsers(host)
    const port = Number(addresses[0]?.split(':')[1])
    const open = new Set<Socket>()
    let closed = 0
    const dial = () => {
      const socket = connect(port, '127.0.0.1', () => open.add(socket))
      addCleanup(() => socket.destroy())
      socket.on('error', () => undefined)
      socket.on('close', () => {
        closed += open.delete(socket) ? 1 : 0
      })
      socket.resume()
    }
    for (let n = 0; n < limits.MAX_CONNECTIONS_PER_ADDRESS + 100; n += 1) dial()
    await until('those too many to be dropped', () => closed >= 100)
    expect(open.size).toBeLessThanOrEqual(limits.MAX_CONNECTIONS_PER_ADDRESS)
    for (const socket of open) socket.destroy()
    await until('the listener to accept again', async () => {
      const answer = await fetch(`http://${addresses[0]}/join`).catch(() => undefined)
      return answer?.status === 200
    })
  })

  test('compresses assets', async () => {
    const host = await startTestHost()
    const { origin } = await joinAsGuest((await shareForBrowsers(host)).browserLink)
    const html = await (await fetch(origin)).text()
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? ''
    const sizes = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (encoding) => {
        const response = await fetch(origin + script, { headers: { 'accept-encoding': encoding } })
        expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
        const body = await response.text()
        return { sent: Number(response.headers.get('content-length')), body }
      }),
    )
    expect(new Set(sizes.map(({ body }) => body)).size).toBe(1)
    expect(sizes[0]?.sent).toBeLessThan((sizes[2]?.sent ?? 0) / 2)
  })

  test('drops silent connections and those that trickle', async () => {
    const host = await startTestHost()
    const { addresses } = await shareForBrowsers(host)
    const port = Number(addresses[0]?.split(':')[1])
    const waitForClose = (first: string) =>
      new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          if (first) socket.write(first)
        })
        addCleanup(() => socket.destroy())
        socket.on('error', () => undefined)
        socket.on('close', () => resolve())
        socket.resume()
      })
    await Promise.all([waitForClose(''), waitForClose('GET / HT'), waitForClose('\x16\x03\x01')])
  })
})
