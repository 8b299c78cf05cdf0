import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { CdpSession } from './cdp'
import { ipcMain, toText } from './ipc'
import { session } from './session'
import { isolatedWorldScript, mainWorldScript } from './worlds'

const world = 'Electron Isolated Context'

export type WebPreferences = { preload?: string; additionalArguments?: string[] } & Record<string, unknown>
export type OpenAnswer = { action: 'allow' | 'deny'; overrideBrowserWindowOptions?: Record<string, unknown> }

type Paused = {
  requestId: string
  frameId: string
  redirectedRequestId?: string
  request: { url: string }
}

/**
 * One page, driven over the DevTools protocol, with Electron's events and rules. Nine private fields: Electron's
 * class holds a page's whole state, and splitting its stand-in would hide which event follows from what.
 */
export class WebContents extends EventEmitter {
  static #next = 0
  readonly id: number
  readonly session = session.defaultSession
  readonly mainFrame: { url: string; origin: string; parent: null }
  #cdp: CdpSession | undefined
  #mainFrameId = ''
  #url = ''
  #isolated: number | undefined
  #isLoadingUrl = false
  #hasFailed = false
  #openHandler: ((details: { url: string; frameName: string }) => OpenAnswer) | undefined
  #ready: Promise<void>
  #becomeReady: () => void = () => undefined

  constructor(readonly preferences: WebPreferences) {
    super()
    WebContents.#next += 1
    this.id = WebContents.#next
    const url = () => this.#url
    this.mainFrame = {
      get url() {
        return url()
      },
      get origin() {
        return new URL(url()).origin
      },
      parent: null,
    }
    this.#ready = new Promise((resolve) => {
      this.#becomeReady = resolve
    })
  }

  /** Attaches to a page's target before any of its scripts has run. */
  async attach(cdp: CdpSession, targetId: string): Promise<void> {
    this.#cdp = cdp
    this.#mainFrameId = targetId
    this.#listen(cdp)
    const { preload, additionalArguments = [] } = this.preferences
    await Promise.all([
      cdp.send('Page.enable'),
      cdp.send('Runtime.enable'),
      cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] }),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript }),
    ])
    if (preload) {
      const source = isolatedWorldScript(readFileSync(preload, 'utf8'), additionalArguments)
      await cdp.send('Runtime.addBinding', { name: '__standInSend', executionContextName: world })
      await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: world })
    }
    this.#becomeReady()
  }

  #listen(cdp: CdpSession): void {
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return
      this.#hasFailed = frame.unreachableUrl !== undefined
      if (this.#hasFailed) this.emit('did-fail-load', {}, -102, '', frame.unreachableUrl, true)
      this.#url = frame.unreachableUrl ?? frame.url + (frame.urlFragment ?? '')
      this.emit('did-navigate', {}, this.#url)
    })
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.#mainFrameId) this.#url = url
    })
    cdp.on('Inspector.targetCrashed', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 }))
    cdp.on('Page.loadEventFired', () => {
      if (!this.#hasFailed) this.emit('did-finish-load')
    })
    cdp.on('Page.domContentEventFired', () => this.emit('ready-to-show'))
    cdp.on('Page.windowOpen', ({ url, windowName }) => this.emit('stand-in:open', this.#mayOpen(url, windowName)))
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const isOurs = context.name === world && context.auxData?.frameId === this.#mainFrameId
      if (isOurs) this.#isolated = context.id
    })
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== '__standInSend') return
      void ipcMain.receive(this, payload, (text) => void this.#receive(text, executionContextId))
    })
    cdp.on('Fetch.requestPaused', (paused: Paused) => void this.#decide(cdp, paused))
  }

  #mayOpen(url: string, frameName: string): OpenAnswer & { url: string } {
    return { ...(this.#openHandler?.({ url, frameName }) ?? { action: 'allow' }), url }
  }

  /** Decides on a navigation: the app's own ones continue, all others are passed to its listeners first. */
  async #decide(cdp: CdpSession, { requestId, frameId, redirectedRequestId, request }: Paused): Promise<void> {
    const isMainFrame = frameId === this.#mainFrameId
    let isPrevented = false
    const event = {
      url: request.url,
      isMainFrame,
      isSameDocument: false,
      preventDefault: () => {
        isPrevented = true
      },
    }
    if (redirectedRequestId) this.emit('will-redirect', event, request.url)
    else if (!(isMainFrame && this.#isLoadingUrl)) {
      this.emit('will-frame-navigate', event)
      if (isMainFrame) this.emit('will-navigate', event, request.url)
    }
    if (isMainFrame) this.#isLoadingUrl = false
    try {
      if (isPrevented) await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      else {
        if (isMainFrame) await this.session.settle(this, request.url)
        await cdp.send('Fetch.continueRequest', { requestId })
      }
    } catch (error) {
      if (!this.isDestroyed()) console.error(`stand-in: ${String(error)}`)
    }
  }

  async #receive(text: string, contextId: number | undefined = this.#isolated): Promise<void> {
    await this.#ready
    if (contextId === undefined) return
    const expression = `globalThis.__standInReceive(${JSON.stringify(text)})`
    await this.#cdp?.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined)
  }

  send(channel: string, ...args: unknown[]): void {
    void this.#receive(toText({ channel, args }))
  }

  /** Lets the next navigation continue: Chromium loads a window that a page opened and the app allowed. */
  expectNavigation(): void {
    this.#isLoadingUrl = true
  }

  async loadURL(url: string): Promise<void> {
    await this.#ready
    this.#isLoadingUrl = true
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve))
    const { errorText } = (await this.#cdp?.send<{ errorText?: string }>('Page.navigate', { url })) ?? {}
    if (errorText) throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }

  setWindowOpenHandler(handler: (details: { url: string; frameName: string }) => OpenAnswer): void {
    this.#openHandler = handler
  }

  async printToPDF(options: { printBackground?: boolean; pageSize?: 'A4' | 'Letter' } = {}): Promise<Buffer> {
    const { pageSize, ...rest } = options
    // In inches, as the protocol requires.
    const paper = pageSize === 'A4' ? { paperWidth: 8.27, paperHeight: 11.69 } : { paperWidth: 8.5, paperHeight: 11 }
    const printed = await this.#cdp?.send<{ data: string }>('Page.printToPDF', { ...rest, ...paper })
    return Buffer.from(printed?.data ?? '', 'base64')
  }

  getURL(): string {
    return this.#url
  }

  getLastWebPreferences(): WebPreferences {
    return this.preferences
  }

  /** Runs in the page's own world. */
  async executeJavaScript(expression: string): Promise<unknown> {
    const options = { expression, awaitPromise: true, returnByValue: true }
    const answer = await this.#cdp?.send<{ result: { value?: unknown } }>('Runtime.evaluate', options)
    return answer?.result.value
  }

  forcefullyCrashRenderer(): void {
    // There is no response from a crashed page.
    void this.#cdp?.send('Page.crash').catch(() => undefined)
  }

  isDestroyed(): boolean {
    return this.#cdp === undefined
  }

  async close(): Promise<void> {
    await this.#ready
    const cdp = this.#cdp
    this.#cdp = undefined
    await cdp?.connection.browser.send('Target.closeTarget', { targetId: this.#mainFrameId }).catch(() => undefined)
  }
}
