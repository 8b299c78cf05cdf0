import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { expect } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { FromHost } from '../../../electron/host/process'
import { root } from '../../../scripts/build.mjs'
import type { CallInput, CallName, CallOutput, Failure } from '../../../shared/protocol/calls'
import { decodeInvite, type Invite } from '../../../shared/protocol/invite'
import { parseWireMessage, type WireMessage } from '../../../shared/protocol/wire'
import { waitForExit } from '../../support/processes'
import { until, untilAsserted } from '../../support/until'

/** The built app; another build may be named, such as that of a packed app. */
export const built = process.env.DEBRIEF_BUILT ?? join(root, 'dist')

/** Teardown functions of the running test, called in reverse by `closeAll`. */
const opened: (() => Promise<unknown> | unknown)[] = []

/** Closes everything that was opened through this module; for `afterEach`. */
export const closeAll = async (): Promise<void> => {
  for (let close = opened.pop(); close; close = opened.pop()) await close()
}

/** Registers something to be closed after the test. */
export const addCleanup = (close: () => Promise<unknown> | unknown): void => {
  opened.push(close)
}

/** A temporary folder that is removed after the test. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'debrief-network-'))
  addCleanup(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A host in its own process. */
export type TestHost = {
  url: string
  dataDir: string
  cookie: string
  child: ChildProcess
  /** Everything that it wrote to standard error. */
  log: () => string
  call: <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>
  fail: <N extends CallName>(name: N, input: CallInput<N>) => Promise<Failure & { status: number }>
  stop: () => Promise<void>
  kill: () => Promise<void>
}

/** Signs in at an address with a one-time token; resolves to the cookie. */
export const signIn = async (openUrl: string): Promise<string> => {
  const response = await fetch(openUrl, { redirect: 'manual' })
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** Makes a call as a page does. */
export const post = (origin: string, path: string, input: unknown, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: JSON.stringify(input),
  })

const skewedClock = (ms: number): string =>
  `data:text/javascript,${encodeURIComponent(`const now = Date.now; Date.now = () => now() + (${ms})`)}`

/** Starts a host as the app does, on loopback, signed in. */
export const startTestHost = async (
  options: {
    dataDir?: string
    port?: number
    networkPort?: number
    args?: string[]
    /** How far (ms) the host's wall clock is off. */
    skew?: number
    /** The program of another version of the host. */
    program?: string
  } = {},
): Promise<TestHost> => {
  const dataDir = options.dataDir ?? (await temporaryFolder())
  const ports = ['--port', String(options.port ?? 0), '--network-port', String(options.networkPort ?? 0)]
  const args = ['--data', dataDir, ...ports, '--address', '127.0.0.1', ...(options.args ?? [])]
  const child = fork(options.program ?? join(built, 'node/host.js'), args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: options.skew ? ['--import', skewedClock(options.skew)] : [],
  })
  let log = ''
  child.stderr?.on('data', (piece: Buffer) => {
    log += piece.toString()
  })
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await waitForExit(child)
  }
  addCleanup(kill)
  const ready = await new Promise<Extract<FromHost, { type: 'ready' }>>((resolve, reject) => {
    child.on('message', (message: FromHost) => {
      if (message.type === 'ready') resolve(message)
      if (message.type === 'failed') reject(new Error(message.message))
    })
    child.once('exit', () => reject(new Error(`the host ended: ${log}`)))
  })
  const { url } = ready
  const cookie = await signIn(ready.openUrl)
  return {
    url,
    dataDir,
    cookie,
    child,
    log: () => log,
    call: async (name, input) => {
      const response = await post(url, `/api/${name}`, input, { cookie })
      const body = await response.json()
      if (!response.ok) throw new Error(`${name}: ${JSON.stringify(body)}`)
      return body
    },
    fail: async (name, input) => {
      const response = await post(url, `/api/${name}`, input, { cookie })
      return { status: response.status, ...(await response.json()) }
    },
    stop: async () => {
      child.send({ type: 'close' })
      await waitForExit(child)
    },
    kill,
  }
}

/** The port of a host's own listener. */
export const getPort = (url: string): number => Number(new URL(url).port)

/** A page without a browser: a `Y.Doc` synced with its host over a real socket. */
export type TestPage = {
  doc: Y.Doc
  received: WireMessage[]
  /** Every frame that it received, as searchable text. */
  frames: string[]
  /** Calls back with each stateless message from now on. */
  onMessage: (listener: (message: WireMessage) => void) => void
  /** The code and reason of each close of the socket. */
  closes: string[]
  send: (message: WireMessage) => void
  /** Sends an update as it is, without applying it here. */
  sendUpdate: (update: Uint8Array) => void
  isSynced: () => boolean
  scope: () => string | undefined
  socket: () => WebSocket | undefined
  leave: () => void
  /** The last message of a type. */
  last: <T extends WireMessage['type']>(type: T) => Extract<WireMessage, { type: T }> | undefined
  /** Waits for the answer to `stored?` about everything this page wrote. */
  queryPersistence: () => Promise<string[]>
}

/** How often an answer is looked for before the question is sent again. */
const PROBES_PER_QUESTION = 50

let question = 0

/** Opens a document as a page of this origin with this cookie. */
export const openPage = (origin: string, cookie: string, documentId: string, doc = new Y.Doc()): TestPage => {
  let current: WebSocket | undefined
  let scope: string | undefined
  const received: WireMessage[] = []
  const frames: string[] = []
  const listeners: ((message: WireMessage) => void)[] = []
  const closes: string[] = []
  class PageSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin } })
      current = this
      this.on('error', () => undefined)
      this.on('message', (data) => frames.push(Buffer.from(data as ArrayBuffer).toString('utf8')))
      this.on('close', (code, reason) => closes.push(`${code} ${reason.toString()}`))
    }
  }
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `${origin.replace('http', 'ws')}/sync`,
    WebSocketPolyfill: PageSocket,
    delay: 100,
    minDelay: 100,
    maxDelay: 500,
  })
  const provider = new HocuspocusProvider({
    name: documentId,
    document: doc,
    websocketProvider,
    awareness: null,
    token: '',
    onAuthenticated: (authentication) => {
      scope = authentication.scope
    },
    onStateless: ({ payload }) => {
      const message = parseWireMessage(payload)
      if (!message) return
      received.push(message)
      for (const listener of listeners) listener(message)
    },
  })
  provider.attach()
  const leave = (): void => {
    provider.destroy()
    websocketProvider.destroy()
  }
  addCleanup(leave)
  const send = (message: WireMessage): void => provider.sendStateless(JSON.stringify(message))
  return {
    doc,
    received,
    frames,
    onMessage: (listener) => {
      listeners.push(listener)
    },
    closes,
    send,
    sendUpdate: (update) => provider.documentUpdateHandler(update, undefined),
    isSynced: () => provider.isSynced,
    scope: () => scope,
    socket: () => current,
    leave,
    last: (type) => {
      const found = received.filter((message) => message.type === type).at(-1)
      return found as Extract<WireMessage, { type: typeof type }> | undefined
    },
    queryPersistence: async () => {
      question += 1
      const n = question
      const clock = Y.getState(doc.store, doc.clientID)
      // Each answer once: on a busy machine, both questions may be answered.
      const answers = () => [
        ...new Set(
          received.flatMap((message) => (message.type === 'stored' && message.n === n ? [message.where] : [])),
        ),
      ]
      let probes = 0
      await until('an answer to stored?', () => {
        // Asked again now and then, as pages do: a link to the meeting's host may not have been open yet.
        if (probes % PROBES_PER_QUESTION === 0) send({ type: 'stored?', n, clientId: doc.clientID, clock, deletes: '' })
        probes += 1
        return answers().some((where) => where !== 'own')
      })
      return answers()
    },
  }
}

/** Opens a document at a host's own listener and waits until it is synced. */
export const openOwnPage = async (host: TestHost, documentId: string, doc?: Y.Doc): Promise<TestPage> => {
  const page = openPage(host.url, host.cookie, documentId, doc)
  await until('the page to be synced', () => page.isSynced())
  return page
}

/** The text that everybody in these tests types into. */
export const getSharedText = (page: { doc: Y.Doc }): Y.Text => page.doc.getText('test.text')

/** Waits until a page shows a text. */
export const waitForText = (page: TestPage, text: string): Promise<void> =>
  untilAsserted(() => expect(getSharedText(page).toString()).toBe(text))

/** Shares a document, a new one by default; resolves to its links. */
export const share = async (host: TestHost, access: 'edit' | 'read' = 'edit', allowBrowsers = false, id?: string) => {
  const documentId = id ?? (await host.call('library.create', { title: 'Shared' })).id
  const invite = await host.call('meeting.invite', { id: documentId, access, allowBrowsers })
  return { documentId, ...invite }
}

/** A presence message of a page. */
export const createPresenceMessage = (clientId: number, seq: number, name: string): WireMessage => ({
  type: 'presence',
  clientId,
  seq,
  state: { name, color: 1, isFacilitator: false },
})

/** Decodes a link. */
export const readInvite = (link: string): Invite => {
  const reading = decodeInvite(link)
  if ('failure' in reading) throw new Error(reading.failure.sentence)
  return reading.invite
}

/** The state of the link to the meeting's host that a page received last. */
export const getLinkState = (page: TestPage) => page.last('host')?.link

/** Shares a document and lets hosts join it. */
export const joinAll = async (count: number, options: { access?: 'edit' | 'read' } = {}) => {
  const meeting = await startTestHost()
  const shared = await share(meeting, options.access)
  const hosts = await Promise.all(Array.from({ length: count }, () => startTestHost()))
  for (const host of hosts) await host.call('meeting.join', { link: shared.appLink })
  return { meeting, hosts, ...shared }
}
