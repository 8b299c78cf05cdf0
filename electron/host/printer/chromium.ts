import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'

/** How long Chromium may take to exit by itself, ms. */
const EXIT_TIMEOUT_MS = 3_000

/** So much of what Chromium last wrote to standard error explains a failure; characters. */
const MAX_ERROR_LENGTH = 300

const switches = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--mute-audio',
  // Without it, letters stand where a screen's pixels would be.
  '--font-render-hinting=none',
]

/** Chromium refuses to run as root with its sandbox. */
const isRoot = (): boolean => process.platform === 'linux' && process.getuid?.() === 0

type Params = Record<string, unknown>
type Answer = { id?: number; result?: Params; error?: { message: string } }
type Waiting = { resolve: (result: Params) => void; reject: (error: Error) => void }

/** A running Chromium without a window, with a profile of its own. */
export type Chromium = {
  /** A command of the DevTools protocol. Rejects if Chromium refuses it or exits. */
  send: (method: string, params?: Params, sessionId?: string) => Promise<Params>
  /** Ends Chromium and removes its profile. */
  close: () => Promise<void>
}

/** Calls `take` with each message of a stream in which a zero byte ends every one. */
const splitMessages = (stream: Readable, take: (text: string) => void): void => {
  let parts: Buffer[] = []
  stream.on('data', (chunk: Buffer) => {
    let from = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      take(Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8'))
      parts = []
      from = end + 1
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  })
}

/** Where there are process groups, Chromium leads one, so that it ends with all its processes, and only by our hand. */
const hasGroups = process.platform !== 'win32'

const kill = (child: ChildProcess): void => {
  if (child.pid === undefined) return
  try {
    process.kill(hasGroups ? -child.pid : child.pid, 'SIGKILL')
  } catch (error) {
    // It has already exited.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

const connect = (child: ChildProcess): Chromium['send'] => {
  const [, , stderr, input, output] = child.stdio as [null, null, Readable, Writable, Readable]
  const waiting = new Map<number, Waiting>()
  let next = 0
  let errors = ''
  let failure: Error | undefined
  const fail = (why: string): void => {
    failure ??= new Error(why)
    for (const { reject } of waiting.values()) reject(failure)
    waiting.clear()
  }
  stderr.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk.toString('utf8')}`.slice(-MAX_ERROR_LENGTH)
  })
  child.once('error', (error) => fail(error.message))
  child.once('exit', (code) => fail(`it exited with ${code ?? 'a signal'}. ${errors.trim()}`.trim()))
  // A pipe that breaks when Chromium exits says no more than the exit.
  input.on('error', (error) => fail(error.message))
  splitMessages(output, (text) => {
    const { id, result, error }: Answer = JSON.parse(text)
    const waiter = id === undefined ? undefined : waiting.get(id)
    if (id === undefined || !waiter) return
    waiting.delete(id)
    if (error) waiter.reject(new Error(error.message))
    else waiter.resolve(result ?? {})
  })
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      if (failure) return reject(failure)
      next += 1
      waiting.set(next, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) })
      input.write(`${JSON.stringify({ id: next, method, params, sessionId })}\0`)
    })
}

/**
 * Starts an installed Chromium, which listens on no port: its DevTools protocol comes through a pipe. Once `signal` is
 * aborted it is killed, so that commands reject.
 */
export const startChromium = async (program: string, signal: AbortSignal): Promise<Chromium> => {
  const profile = await mkdtemp(join(tmpdir(), 'debrief-pdf-'))
  const more = [`--user-data-dir=${profile}`, ...(isRoot() ? ['--no-sandbox'] : []), 'about:blank']
  const child = spawn(program, [...switches, ...more], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: hasGroups,
    windowsHide: true,
  })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const send = connect(child)
  const stop = (): void => kill(child)
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  return {
    send,
    close: async () => {
      signal.removeEventListener('abort', stop)
      // It may have exited already, or exits before it can answer.
      send('Browser.close').catch(() => undefined)
      await Promise.race([exited, delay(EXIT_TIMEOUT_MS, undefined, { ref: false })])
      kill(child)
      await exited
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}
