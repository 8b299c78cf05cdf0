import { readFile, stat, writeFile } from 'node:fs/promises'
import { createServer, request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { rules } from '../../../shared/meeting/rules'
import { templateNote } from '../../../shared/meeting/template'
import { until } from '../../support/until'
import { addCleanup, closeAll, getPort, openOwnPage, post, signIn, startTestHost } from './support'

afterEach(closeAll)

/** Sends a request with any Host header, which `fetch` does not allow. */
const ask = (port: number, headers: Record<string, string>, path = '/', method = 'GET') =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = ''
      response.on('data', (piece: Buffer) => {
        body += piece.toString()
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    request.on('error', reject)
    request.end()
  })

/** The answer to a WebSocket upgrade. */
const upgrade = (url: string, headers: Record<string, string>): Promise<number | 'open'> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url, { headers })
    socket.on('open', () => {
      socket.close()
      resolve('open')
    })
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.on('error', () => undefined)
  })

describe('signing in', () => {
  test('a token works once, and its cookie survives a restart and is hidden from scripts and other sites', async () => {
    const host = await startTestHost()
    const tokenAddress = new Promise<string>((resolve) => {
      host.child.on('message', (message: { type: string; openUrl?: string }) => {
        if (message.type === 'open-url') resolve(message.openUrl ?? '')
      })
    })
    host.child.send({ type: 'open-url' })
    const address = await tokenAddress
    const first = await fetch(address, { redirect: 'manual' })
    expect(first.status).toBe(303)
    expect(first.headers.get('location')).toBe('/')
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/)
    const second = await fetch(address, { redirect: 'manual' })
    expect(second.status).toBe(403)
    expect(second.headers.get('set-cookie')).toBeNull()
    expect(await second.text()).toMatch(/already used/)

    await host.stop()
    const again = await startTestHost({ dataDir: host.dataDir, port: getPort(host.url) })
    const answer = await post(again.url, '/api/session.read', {}, { cookie: host.cookie })
    expect(await answer.json()).toMatchObject({ kind: 'own', isReadOnly: false })
  })

  test('without the cookie, or with one of another host, every call is refused', async () => {
    const [host, other] = await Promise.all([startTestHost(), startTestHost()])
    for (const cookie of ['', other.cookie, `${host.cookie}x`, host.cookie.slice(0, -2), 'a=b; ;=;~']) {
      const response = await post(host.url, '/api/library.list', {}, { cookie })
      expect(response.status, cookie).toBe(401)
      expect(await response.json()).toMatchObject({ code: 'signed-out', sentence: expect.stringMatching(/signed in/) })
      expect(await upgrade(`${host.url}/sync`, { origin: host.url, cookie })).toBe(401)
      expect((await fetch(`${host.url}/events`, { headers: { cookie } })).status).toBe(401)
    }
  })

  test('secrets are only readable by their owner', async () => {
    const host = await startTestHost()
    await host.call('meeting.invite', {
      id: (await host.call('library.create', { title: 'x' })).id,
      access: 'edit',
      allowBrowsers: false,
    })
    for (const name of ['host.json', 'meetings.json', 'certificate.json', 'drafts.json', 'settings.json'])
      expect((await stat(join(host.dataDir, name))).mode & 0o777, name).toBe(0o600)
  })
})

describe('other pages', () => {
  test('with a foreign Host (DNS rebinding) or Origin get nothing, on requests and upgrades', async () => {
    const host = await startTestHost()
    const port = getPort(host.url)
    const { cookie } = host
    expect((await ask(port, { host: `evil.example:${port}`, cookie })).status).toBe(421)
    expect((await ask(port, { host: `127.0.0.1:${port + 1}`, cookie })).status).toBe(421)
    expect((await ask(port, { host: `localhost:${port}` })).status).not.toBe(421)
    const here = `127.0.0.1:${port}`
    for (const origin of [
      'http://evil.example',
      'null',
      `https://${here}`,
      `http://127.0.0.1:${port + 1}`,
      `http://localhost:${port}`,
    ]) {
      expect((await ask(port, { host: here, origin, cookie })).status, origin).toBe(403)
      expect((await post(host.url, '/api/library.list', {}, { cookie, origin })).status, origin).toBe(403)
      expect(await upgrade(`${host.url}/sync`, { cookie, origin }), origin).toBe(403)
      expect(await upgrade(`${host.url}/signaling`, { cookie, origin }), origin).toBe(403)
    }
    expect(await upgrade(`${host.url}/sync`, { cookie })).toBe(403)
    expect(await upgrade(`${host.url}/sync`, { cookie, origin: host.url, host: `evil.example:${port}` })).toBe(403)
    expect(await upgrade(`${host.url}/sync`, { cookie, origin: host.url })).toBe('open')
    expect(await upgrade(`${host.url}/else`, { cookie, origin: host.url })).toBe(404)
  })

  test('are refused if the browser marks the request as cross-site, unless it follows a link', async () => {
    const host = await startTestHost()
    const port = getPort(host.url)
    const base = { host: `127.0.0.1:${port}`, cookie: host.cookie }
    const embedded = { ...base, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }
    expect((await ask(port, embedded, '/events')).status).toBe(403)
    const framed = { ...base, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }
    expect((await ask(port, framed)).status).toBe(403)
    const followed = { ...framed, 'sec-fetch-dest': 'document' }
    expect((await ask(port, followed)).status).not.toBe(403)
  })

  test('every response has the security headers, and each page a new nonce', async () => {
    const host = await startTestHost()
    const pages = await Promise.all([fetch(host.url), fetch(`${host.url}/d/some-id/meeting`)])
    const nonces = await Promise.all(
      pages.map(async (page) => {
        const policy = page.headers.get('content-security-policy') ?? ''
        const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1]
        expect(policy).toMatch(/^default-src 'none';/)
        expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/)
        expect(await page.text()).toContain(`<meta property="csp-nonce" nonce="${nonce}">`)
        expect(page.headers.get('cache-control')).toBe('no-store')
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
    for (const path of ['/', '/assets/none.js', '/events', '/api/session.read', '/open?token=x']) {
      const { headers } = await fetch(host.url + path)
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
      expect(headers.get('content-security-policy'), path).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    }
  })
})

describe('pages and assets', () => {
  test('are cached forever if hashed, and served only from the page folder', async () => {
    const host = await startTestHost()
    const html = await (await fetch(host.url)).text()
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? ''
    const asset = await fetch(host.url + script)
    expect(asset.status).toBe(200)
    expect(asset.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(asset.headers.get('cache-control')).toMatch(/immutable/)
    const port = getPort(host.url)
    const here = { host: `127.0.0.1:${port}` }
    for (const path of [
      '/../package.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%2f..%2fpackage.json',
      '/assets/%00.js',
      '/assets/../../node/host.js',
    ]) {
      const { status, body } = await ask(port, here, path)
      expect([200, 400, 404], path).toContain(status)
      expect(body, path).not.toContain('"productName"')
      expect(body, path).not.toContain('startHost')
    }
    expect((await ask(port, here, '/%zz')).status).toBe(400)
    expect((await ask(port, here, '/', 'DELETE')).status).toBe(403)
    expect((await ask(port, { ...here, origin: host.url }, '/', 'DELETE')).status).toBe(405)
  })
})

describe('the calls', () => {
  test('reports failures as a code and a sentence that reveal no internals', async () => {
    const host = await startTestHost()
    const failures = [
      await host.fail('document.file', { id: 'not-there' }),
      await host.fail('library.remove', { id: 'not-there' }),
      await host.fail('library.restore', { id: 'not-there' }),
      await host.fail('meeting.invite', { id: 'not-there', access: 'edit', allowBrowsers: false }),
      await host.fail('meeting.join', { link: 'debrief://join#nonsense' }),
      await host.fail('library.importFile', { fileName: 'notes', text: '{"a":' }),
      // @ts-expect-error a page of another version
      await host.fail('library.create', { name: 4 }),
      // @ts-expect-error a page of another version
      await host.fail('library.destroy', {}),
      // @ts-expect-error not a call, but a property that every object inherits
      await host.fail('constructor', {}),
    ]
    for (const failure of failures) {
      expect(failure.status).toBeGreaterThanOrEqual(400)
      expect(failure.status).toBeLessThan(500)
      expect(failure.code).toMatch(/^[a-z-]+$/)
      expect(failure.sentence).toMatch(/^[A-Z“].{15,}[.?]$/)
      expect(JSON.stringify(failure)).not.toMatch(/\.ts|\.js|node:|at \w+ \(|ZodError/)
    }
    const text = await fetch(`${host.url}/api/session.read`, {
      method: 'POST',
      headers: { origin: host.url, cookie: host.cookie, 'content-type': 'application/json' },
      body: '{',
    })
    expect(text.status).toBe(400)
    const form = await fetch(`${host.url}/api/session.read`, {
      method: 'POST',
      headers: { origin: host.url, cookie: host.cookie, 'content-type': 'text/plain' },
      body: '{}',
    })
    expect(form.status).toBe(400)
    const large = await post(
      host.url,
      '/api/drafts.write',
      { id: 'a', place: 'b', text: 'x'.repeat(600_000) },
      { cookie: host.cookie },
    )
    expect(large.status).toBe(413)
  })

  test('keeps settings and drafts across a restart, and quarantines only a damaged file', async () => {
    const host = await startTestHost()
    await host.call('settings.change', { name: 'Ada', color: 7 })
    await host.call('drafts.write', { id: 'doc', place: 'timeline', text: 'half a sen' })
    await host.call('drafts.write', { id: 'doc', place: 'actions', text: 'gone soon' })
    await host.call('drafts.write', { id: 'doc', place: 'actions', text: '' })
    await host.kill()
    const again = await startTestHost({ dataDir: host.dataDir })
    expect(await again.call('settings.read', {})).toMatchObject({ name: 'Ada', color: 7, theme: 'system' })
    expect(await again.call('drafts.read', { id: 'doc' })).toEqual({ drafts: { timeline: 'half a sen' } })
    await again.stop()
    const file = join(host.dataDir, 'settings.json')
    const settings = JSON.parse(await readFile(file, 'utf8'))
    await writeFile(file, JSON.stringify({ ...settings, color: 99, ofTomorrow: true }))
    const third = await startTestHost({ dataDir: host.dataDir })
    expect(await third.call('settings.read', {})).toMatchObject({ name: 'Ada', color: 0 })
    await third.call('settings.change', { sound: 'off' })
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ name: 'Ada', sound: 'off', ofTomorrow: true })
    await third.stop()
    await writeFile(file, '{"name": "Ad')
    const fourth = await startTestHost({ dataDir: host.dataDir })
    expect(await fourth.call('settings.read', {})).toMatchObject({ name: '' })
  })

  test('creates documents by the policies and templates of the folder, removes and restores them, adds the sample once, and notifies the other windows', async () => {
    const host = await startTestHost()
    const events = await fetch(`${host.url}/events`, { headers: { cookie: host.cookie } })
    const reader = events.body?.getReader()
    let received = ''
    const listening = (async () => {
      for (;;) {
        const piece = await reader?.read()
        if (!piece || piece.done) return
        received += new TextDecoder().decode(piece.value)
      }
    })()
    await host.call('policies.save', { rules: { deadlines: { draftHours: 24 } } })
    const template = { id: 'team', name: 'Team', agenda: [{ stage: 'timeline', minutes: 30 }] }
    await host.call('templates.save', { template })
    const { id } = await host.call('library.create', { title: 'Payments down', template: 'team' })
    for (const type of ['policies', 'templates', 'library'])
      await until(`the event ${type}`, () => received.includes(`"type":"${type}"`))
    const sample = await host.call('library.openSample', {})
    expect(await host.call('library.openSample', {})).toEqual(sample)
    const titles = async () => (await host.call('library.list', {})).entries.map((entry) => entry.title).sort()
    expect(await titles()).toEqual(['GitLab.com database outage', 'Payments down'])
    const page = await openOwnPage(host, id)
    expect(rules.read(page.doc).value.deadlines).toEqual({ draftHours: 24 })
    expect(templateNote.read(page.doc).value).toEqual({ id: 'team', version: 1, name: 'Team' })
    await expect(host.call('library.create', { title: '', template: 'gone' })).rejects.toThrow(/no template “gone”/)
    await host.call('library.remove', { id })
    expect(await titles()).toEqual(['GitLab.com database outage'])
    await until('the open page to be closed', () => page.closes.some((close) => close.includes('moved to the trash')))
    await host.call('library.restore', { id })
    expect(await titles()).toEqual(['GitLab.com database outage', 'Payments down'])
    await until('the page to be back', () => page.last('host') && page.isSynced())
    await reader?.cancel()
    await listening
  })
})

test('a host whose port is in use logs that and listens on another port', async () => {
  const host = await startTestHost()
  const port = getPort(host.url)
  await host.stop()
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve))
  addCleanup(() => squatter.close())
  const second = await startTestHost({ dataDir: host.dataDir, port })
  expect(getPort(second.url)).not.toBe(port)
  expect(second.log()).toMatch(new RegExp(`Port ${port} is used by`))
  expect(await signIn(`${second.url}/open?token=nonsense`)).toBe('')
})
