import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { until } from '../until'

type Params = Record<string, unknown>
type Frame = {
  id?: number
  sessionId?: string
  method?: string
  params?: Params
  result?: Params
  error?: { message: string }
}

/** A session with one target; emits the protocol's events by name. */
export class CdpSession extends EventEmitter {
  constructor(
    readonly connection: CdpConnection,
    readonly sessionId?: string,
  ) {
    super()
  }

  send<T = Params>(method: string, params: Params = {}): Promise<T> {
    return this.connection.send(method, params, this.sessionId) as Promise<T>
  }
}

/** The DevTools protocol over one socket, with flat sessions. */
export class CdpConnection {
  readonly browser: CdpSession
  #next = 0
  #waiting = new Map<number, { resolve: (result: Params) => void; reject: (error: Error) => void }>()
  #sessions = new Map<string, CdpSession>()

  constructor(readonly socket: WebSocket) {
    this.browser = new CdpSession(this)
    socket.on('message', (text) => this.#receive(JSON.parse(String(text))))
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The browser was closed'))
      this.#waiting.clear()
    })
  }

  session(sessionId: string): CdpSession {
    const known = this.#sessions.get(sessionId)
    if (known) return known
    const session = new CdpSession(this, sessionId)
    this.#sessions.set(sessionId, session)
    return session
  }

  send(method: string, params: Params, sessionId?: string): Promise<Params> {
    this.#next += 1
    const id = this.#next
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) })
      this.socket.send(JSON.stringify({ id, method, params, sessionId }))
    })
  }

  #receive({ id, sessionId, method, params, result, error }: Frame): void {
    if (id !== undefined) {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (error) waiting?.reject(new Error(error.message))
      else waiting?.resolve(result ?? {})
    } else if (method) {
      const session = sessionId === undefined ? this.browser : this.session(sessionId)
      session.emit(method, params ?? {})
    }
  }
}

/** A Chromium process with a profile of its own, and the connection to it. */
type RunningBrowser = { process: ChildProcess; endpoint: string; connection: CdpConnection }

/** Starts Chromium without a window and connects to it. */
export const startBrowser = async (program: string, profile: string, switches: string[]): Promise<RunningBrowser> => {
  mkdirSync(profile, { recursive: true })
  const portFile = join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const usual = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-sync',
  ]
  const quiet = ['--disable-background-networking', '--disable-component-update', '--remote-debugging-port=0']
  const args = [...usual, ...quiet, `--user-data-dir=${profile}`, ...switches, 'about:blank']
  const browser = spawn(program, args, { stdio: 'ignore' })
  const [port, path] = await until('the port of Chromium', () => {
    if (browser.exitCode !== null) throw new Error(`Chromium exited with ${browser.exitCode}`)
    const lines = existsSync(portFile) ? readFileSync(portFile, 'utf8').split('\n') : []
    return lines.length >= 2 && lines[1] ? lines : undefined
  })
  const endpoint = `ws://127.0.0.1:${port}${path}`
  const socket = new WebSocket(endpoint, { maxPayload: 1 << 30 })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  return { process: browser, endpoint, connection: new CdpConnection(socket) }
}

/** Closes Chromium with all its processes, and kills it if it does not exit in time. */
export const endBrowser = async ({ process: browser, connection }: RunningBrowser): Promise<void> => {
  const ended = new Promise((resolve) => browser.once('exit', resolve))
  if (browser.exitCode !== null || browser.signalCode !== null) return
  const late = setTimeout(() => browser.kill('SIGKILL'), 3000)
  connection.browser.send('Browser.close').catch(() => browser.kill('SIGKILL'))
  await ended
  clearTimeout(late)
}
