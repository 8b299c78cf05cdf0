import { EventEmitter } from 'node:events'
import { app } from './app'
import type { CdpConnection, CdpSession } from './cdp'
import { type OpenAnswer, WebContents, type WebPreferences } from './contents'

type Bounds = { x: number; y: number; width: number; height: number }
type Options = Partial<Bounds> & { show?: boolean; title?: string; webPreferences?: WebPreferences }

let connection: CdpConnection | undefined
/** Windows whose page Chromium is about to create, in the order of their requests. */
const awaited: BrowserWindow[] = []
/** The app's decisions on windows that pages open, until those windows appear. */
const answers: (OpenAnswer & { url: string; opener: WebContents })[] = []
const windows = new Set<BrowserWindow>()

/** A window without a screen: its page is real, while its position and state are only recorded. */
export class BrowserWindow extends EventEmitter {
  static #next = 0
  readonly id: number
  readonly webContents: WebContents
  readonly options: Options
  #bounds: Bounds
  #isVisible: boolean
  #isMaximized = false
  #isMinimized = false
  #isDestroyed = false

  constructor(options: Options = {}, isOpenedByPage = false) {
    super()
    BrowserWindow.#next += 1
    this.id = BrowserWindow.#next
    this.options = options
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    this.#isVisible = options.show !== false
    this.webContents = new WebContents(options.webPreferences ?? {})
    this.webContents.once('ready-to-show', () => this.emit('ready-to-show'))
    this.webContents.on('stand-in:open', (answer) => answers.push({ ...answer, opener: this.webContents }))
    windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
    if (isOpenedByPage) return
    awaited.push(this)
    const { width, height } = this.#bounds
    void connection?.browser.send('Target.createTarget', { url: 'about:blank', newWindow: true, width, height })
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows]
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...windows].find((window) => window.#isVisible) ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  /** Closes it as a person does: listeners may prevent it. */
  close(): void {
    if (this.#isDestroyed) return
    let isPrevented = false
    this.emit('close', {
      preventDefault: () => {
        isPrevented = true
      },
    })
    if (!isPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    windows.delete(this)
    void this.webContents.close()
    this.emit('closed')
    if (windows.size > 0) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else app.quit()
  }

  isDestroyed = () => this.#isDestroyed
  show = () => {
    this.#isVisible = true
    this.emit('show')
  }
  isVisible = () => this.#isVisible
  focus = () => void this.emit('focus')
  minimize = () => {
    this.#isMinimized = true
  }
  restore = () => {
    this.#isMinimized = false
  }
  isMinimized = () => this.#isMinimized
  maximize = () => {
    this.#isMaximized = true
  }
  isMaximized = () => this.#isMaximized
  getBounds = () => this.#bounds
  getNormalBounds = () => this.#bounds
  setBounds = (bounds: Partial<Bounds>) => {
    this.#bounds = { ...this.#bounds, ...bounds }
  }
  getTitle = () => this.options.title ?? ''
}

type AttachedToTarget = {
  sessionId: string
  targetInfo: { targetId: string; type: string; openerId?: string }
  waitingForDebugger: boolean
}

const attachPage = async (window: BrowserWindow, cdp: CdpSession, targetId: string) => {
  await window.webContents.attach(cdp, targetId)
  // The page of a window that was destroyed meanwhile is closed, and would never answer.
  if (!window.isDestroyed()) await cdp.send('Runtime.runIfWaitingForDebugger')
}

const nextAnswer = async () => {
  for (let i = 0; i < 100 && answers.length === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 10))
  return answers.shift()
}

/** Handles a page that another page opened: it has not run yet, and runs only if the app allows it. */
const admitPage = async (cdp: CdpSession, targetId: string) => {
  const answer = await nextAnswer()
  if (answer?.action !== 'allow') {
    // The opener shares its process and waits inside `window.open`: it must go on, though nothing may be loaded.
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await cdp.send('Runtime.runIfWaitingForDebugger')
    await connection?.browser.send('Target.closeTarget', { targetId })
    return
  }
  const window = new BrowserWindow(answer.overrideBrowserWindowOptions ?? {}, true)
  answer.opener.emit('did-create-window', window, { url: answer.url })
  window.webContents.expectNavigation()
  await attachPage(window, cdp, targetId)
}

/** Connects the windows to a running Chromium, which pauses every page before it runs. */
export const connectWindows = async (to: CdpConnection): Promise<void> => {
  connection = to
  to.browser.on('Target.attachedToTarget', ({ sessionId, targetInfo, waitingForDebugger }: AttachedToTarget) => {
    const cdp = to.session(sessionId)
    if (targetInfo.type !== 'page' || !waitingForDebugger) {
      void cdp.send('Runtime.runIfWaitingForDebugger').catch(() => undefined)
      return
    }
    const window = targetInfo.openerId ? undefined : awaited.shift()
    void (window ? attachPage(window, cdp, targetInfo.targetId) : admitPage(cdp, targetInfo.targetId))
  })
  await to.browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
}

app.closeWindows = () => {
  for (const window of [...windows]) window.close()
  return windows.size === 0
}
