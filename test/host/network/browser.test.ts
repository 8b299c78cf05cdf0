import { createServer } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../../support/browser'
import { addCleanup, closeAll, getPort, share, startTestHost, type TestHost } from './support'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser(undefined, ['--host-resolver-rules=MAP evil.example 127.0.0.1'])
})
afterAll(() => browser.close())
afterEach(closeAll)

/** A browser that is signed in at the host. */
const signedIn = async (host: TestHost): Promise<Page> => {
  const context = await browser.newContext()
  addCleanup(() => context.close())
  const [name = '', value = ''] = host.cookie.split('=')
  await context.addCookies([{ name, value, url: host.url, httpOnly: true, sameSite: 'Strict' }])
  return context.newPage()
}

/** The outcome of opening a WebSocket from within a page. */
const webSocketFrom = (page: Page, address: string): Promise<string> =>
  page.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        try {
          const socket = new WebSocket(url)
          socket.onopen = () => resolve('open')
          socket.onerror = () => resolve('failed')
        } catch (error) {
          resolve(String(error))
        }
      }),
    address,
  )

const ws = (url: string): string => url.replace('http', 'ws')

describe('in a real browser', () => {
  test('the page’s policy lets it connect to its own host, WebSockets included, and to nothing else', async () => {
    const [host, other] = await Promise.all([startTestHost(), startTestHost()])
    const page = await signedIn(host)
    const complaints: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
    })
    await page.goto(host.url)
    expect(complaints).toEqual([])
    expect(await webSocketFrom(page, `${ws(host.url)}/sync`)).toBe('open')
    expect(await webSocketFrom(page, `${ws(host.url)}/signaling`)).toBe('open')
    expect(await webSocketFrom(page, `${ws(other.url)}/sync`)).toBe('failed')
    expect(complaints.join()).toMatch(/connect-src 'self'/)
    const tried = await page.evaluate(async (elsewhere) => {
      const fetched = await fetch(elsewhere).then(
        () => 'fetched',
        () => 'blocked',
      )
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.body.append(script)
      const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? ''
      const style = document.createElement('style')
      style.nonce = nonce
      style.textContent = 'body { outline: 3px solid red }'
      document.head.append(style)
      const refused = document.createElement('style')
      refused.textContent = 'body { outline: 9px solid red }'
      document.head.append(refused)
      return {
        fetched,
        injected: Reflect.get(window, 'injected') === true,
        outline: getComputedStyle(document.body).outlineWidth,
        cookie: document.cookie,
      }
    }, other.url)
    expect(tried).toEqual({ fetched: 'blocked', injected: false, outline: '3px', cookie: '' })
  })

  test('a page from another local server gets nothing, although its requests carry the cookie', async () => {
    const host = await startTestHost()
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end('<!doctype html><title>elsewhere</title>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    addCleanup(() => server.close())
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const page = await signedIn(host)
    await page.goto(`http://127.0.0.1:${port}/`)
    expect(await webSocketFrom(page, `${ws(host.url)}/sync`)).toBe('failed')
    expect(await webSocketFrom(page, `${ws(host.url)}/signaling`)).toBe('failed')
    const before = await host.call('library.list', {})
    const tried = await page.evaluate(async (url) => {
      const form = {
        method: 'POST',
        mode: 'no-cors' as const,
        credentials: 'include' as const,
        body: '{"title":"forged"}',
      }
      await fetch(`${url}/api/library.create`, form).catch(() => undefined)
      const read = await fetch(`${url}/api/library.list`, { method: 'POST', credentials: 'include', body: '{}' }).then(
        () => 'read',
        () => 'refused',
      )
      const framed = await new Promise<string>((resolve) => {
        const frame = document.createElement('iframe')
        frame.onload = () => {
          try {
            resolve(frame.contentDocument === null ? 'sealed' : 'readable')
          } catch {
            resolve('sealed')
          }
        }
        frame.src = url
        document.body.append(frame)
      })
      return { read, framed }
    }, host.url)
    expect(tried).toEqual({ read: 'refused', framed: 'sealed' })
    expect(await host.call('library.list', {})).toEqual(before)
  })

  test('a DNS name that is pointed at this computer is rejected', async () => {
    const host = await startTestHost()
    const page = await signedIn(host)
    const answer = await page.goto(`http://evil.example:${getPort(host.url)}/`)
    expect(answer?.status()).toBe(421)
    expect(await page.content()).not.toContain('<script')
  })

  test('a guest’s page loads over plain HTTP with the same policy and socket as on its own host', async () => {
    const host = await startTestHost()
    const { browserLink, documentId } = await share(host, 'edit', true)
    const context = await browser.newContext()
    addCleanup(() => context.close())
    const page = await context.newPage()
    await page.goto(browserLink ?? '')
    const { invite, inviteToken } = await import('../../../shared/protocol/invite').then((module) => {
      const reading = module.decodeInvite(browserLink ?? '')
      if ('failure' in reading) throw new Error(reading.failure.sentence)
      return { invite: reading.invite, inviteToken: module.inviteToken }
    })
    const admitted = await page.evaluate(
      async (body) => {
        const response = await fetch('/guest', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
        return response.json()
      },
      JSON.stringify({ id: documentId, token: inviteToken(invite) }),
    )
    expect(admitted).toEqual({ id: documentId })
    expect(await webSocketFrom(page, `${ws(new URL(browserLink ?? '').origin)}/sync`)).toBe('open')
  })
})
