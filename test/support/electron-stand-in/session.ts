import { EventEmitter } from 'node:events'
import type { CdpConnection } from './cdp'
import type { WebContents } from './contents'

type Details = { isMainFrame: boolean; requestingUrl: string }
type Check = (contents: WebContents | null, permission: string, origin: string, details: Details) => boolean
type Request = (
  contents: WebContents,
  permission: string,
  answer: (isGranted: boolean) => void,
  details: Details,
) => void

/** Electron's permission names, and Chromium's for each. */
const permissions: Record<string, string[]> = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'idle-detection': ['idle-detection'],
  'local-network-access': ['local-network-access'],
  'local-network': ['local-network'],
  'loopback-network': ['loopback-network'],
}

type Cookie = { name: string; value: string; path?: string; httpOnly?: boolean; sameSite?: string; expires?: number }

const readCookie = (line: string): Cookie => {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const at = pair.indexOf('=')
  const cookie: Cookie = { name: pair.slice(0, at), value: pair.slice(at + 1) }
  for (const attribute of attributes) {
    const [name = '', value = ''] = attribute.split('=')
    if (/^path$/i.test(name)) cookie.path = value
    if (/^httponly$/i.test(name)) cookie.httpOnly = true
    if (/^samesite$/i.test(name)) cookie.sameSite = value[0]?.toUpperCase() + value.slice(1).toLowerCase()
    if (/^max-age$/i.test(name)) cookie.expires = Date.now() / 1000 + Number(value)
  }
  return cookie
}

/** The default session: permission handlers that take effect, and a `fetch` with the browser's cookies. */
export class Session extends EventEmitter {
  connection: CdpConnection | undefined
  #check: Check | undefined
  #request: Request | undefined
  #settled = new Set<string>()

  setPermissionCheckHandler(handler: Check | undefined): void {
    this.#check = handler
  }

  setPermissionRequestHandler(handler: Request | undefined): void {
    this.#request = handler
  }

  setDevicePermissionHandler(): void {
    this.#settled.add('devices')
  }

  setDisplayMediaRequestHandler(): void {
    this.#settled.add('display')
  }

  /** The answer of the app's handlers to a permission; one without a handler is granted, as in Electron. */
  isGranted(contents: WebContents, permission: string, url: string, isMainFrame = true): boolean {
    const details = { isMainFrame, requestingUrl: url }
    let isGiven = true
    this.#request?.(
      contents,
      permission,
      (answer) => {
        isGiven = answer
      },
      details,
    )
    return isGiven && (this.#check?.(contents, permission, new URL(url).origin, details) ?? true)
  }

  /** Applies the handlers' decisions for a page's origin in Chromium. */
  async settle(contents: WebContents, url: string): Promise<void> {
    const { origin } = new URL(url)
    if (origin === 'null' || this.#settled.has(origin)) return
    this.#settled.add(origin)
    const answers = Object.entries(permissions).flatMap(([permission, names]) => {
      const setting = this.isGranted(contents, permission, url) ? 'granted' : 'denied'
      return names.map((name) => ({ permission: { name }, setting, origin }))
    })
    await Promise.all(
      answers.map((answer) => this.connection?.browser.send('Browser.setPermission', answer).catch(() => undefined)),
    )
  }

  async fetch(url: string, options: { credentials?: string } = {}): Promise<Response> {
    const connection = this.connection
    const cookies = await connection?.browser.send<{ cookies: (Cookie & { domain: string })[] }>('Storage.getCookies')
    const { hostname, origin } = new URL(url)
    const own = (cookies?.cookies ?? []).filter(
      ({ domain }) => options.credentials === 'include' && domain === hostname,
    )
    const cookie = own.map(({ name, value }) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} })
    const received = response.headers.getSetCookie().map((line) => ({ ...readCookie(line), url: origin }))
    if (received.length > 0) await connection?.browser.send('Storage.setCookies', { cookies: received })
    return response
  }
}

export const session = { defaultSession: new Session() }
