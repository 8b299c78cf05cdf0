import type { CheckReply, CheckRequest } from './check-queue'
import type { CheckResult, TextCheck } from './check-text'

/** The methods of a `Worker` that are used here. */
export type CheckWorker = {
  postMessage: (request: CheckRequest) => void
  onmessage: ((event: MessageEvent<CheckReply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate: () => void
}

/** Checks texts in a worker that is started when it is first needed. */
export type TextChecker = {
  /** The result for a text; undefined if a later check under the same key replaced it, or checks are not available. */
  check: (key: string, check: TextCheck) => Promise<CheckResult | undefined>
  /** Starts the worker: the host that serves its script may be gone by the time it is needed. */
  preload: () => void
  close: () => void
}

/** Delays (ms) before a failed worker is restarted. After the last one, the meeting continues without the check. */
const RESTART_DELAYS_MS = [1_000, 10_000, 60_000]

/** How long (ms) a worker may stay silent while it has work. */
const MAX_SILENCE_MS = 15_000

/** How often a check is tried: a text that crashes workers must not be the first one for each of them. */
const MAX_ATTEMPTS = 2

const startWorker = (): CheckWorker => new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })

type Pending = {
  key: string
  check: TextCheck
  attempts: number
  resolve: (result: CheckResult | undefined) => void
}

/** A checker with a worker of its own. */
export const createTextChecker = (start: () => CheckWorker = startWorker): TextChecker => {
  const pending = new Map<number, Pending>()
  const newest = new Map<string, number>()
  let worker: CheckWorker | undefined
  let failures = 0
  let isClosed = false
  let nextId = 1
  let restart: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined

  const settle = (id: number, result: CheckResult | undefined): void => {
    const one = pending.get(id)
    pending.delete(id)
    if (one && newest.get(one.key) === id) newest.delete(one.key)
    one?.resolve(result)
  }

  const listen = (): void => {
    if (worker && pending.size > 0) silence ??= setTimeout(onFailure, MAX_SILENCE_MS)
  }

  const stopListening = (): void => {
    clearTimeout(silence)
    silence = undefined
  }

  const send = (id: number, one: Pending): void => {
    one.attempts += 1
    worker?.postMessage({ id, check: one.check })
  }

  const onReply = ({ id, result }: CheckReply): void => {
    failures = 0
    settle(id, result)
    stopListening()
    listen()
  }

  const onFailure = (): void => {
    worker?.terminate()
    worker = undefined
    stopListening()
    const delay = RESTART_DELAYS_MS[failures]
    failures += 1
    for (const [id, { attempts }] of [...pending])
      if (delay === undefined || attempts >= MAX_ATTEMPTS) settle(id, undefined)
    if (delay === undefined || isClosed) return
    restart = setTimeout(() => {
      restart = undefined
      run()
    }, delay)
  }

  const run = (): void => {
    if (worker || restart !== undefined || isClosed || failures > RESTART_DELAYS_MS.length) return
    try {
      const started = start()
      worker = started
      started.onmessage = ({ data }) => onReply(data)
      // A worker that was replaced already may still report an error.
      started.onerror = () => {
        if (worker === started) onFailure()
      }
    } catch {
      // A browser without workers: only the check is missing.
      failures = RESTART_DELAYS_MS.length
      onFailure()
      return
    }
    for (const [id, one] of pending) send(id, one)
    listen()
  }

  return {
    check: (key, check) => {
      if (isClosed || failures > RESTART_DELAYS_MS.length) return Promise.resolve(undefined)
      const older = newest.get(key)
      if (older !== undefined) {
        worker?.postMessage({ id: older, isCanceled: true })
        settle(older, undefined)
      }
      const id = nextId
      nextId += 1
      return new Promise((resolve) => {
        const one: Pending = { key, check, attempts: 0, resolve }
        pending.set(id, one)
        newest.set(key, id)
        if (worker) send(id, one)
        else run()
        listen()
      })
    },
    preload: run,
    close: () => {
      isClosed = true
      clearTimeout(restart)
      stopListening()
      worker?.terminate()
      for (const id of [...pending.keys()]) settle(id, undefined)
    },
  }
}
