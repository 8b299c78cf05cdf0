import { type ResourceLimits, Worker } from 'node:worker_threads'

/** Why an inspection did not return. */
export type InspectionOutcome = 'too-slow' | 'too-large' | 'crashed' | 'closed'

/**
 * An inspection that hung, exhausted its memory or crashed: the inspected file must not be opened in the host's own
 * thread.
 */
export class InspectionFailure extends Error {
  constructor(
    readonly outcome: InspectionOutcome,
    message: string,
  ) {
    super(message)
  }
}

/** The messages to the worker and its answers, one at a time. */
export type WorkerRequest = { serial: number; job: unknown }
export type WorkerAnswer = { serial: number; result?: unknown; error?: { message: string; code?: string } }

type Waiting = {
  job: unknown
  budgetMs: number
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}

/** An unused worker is ended after this long: it has its own memory. */
const IDLE_MS = 10_000

/**
 * The stack is smaller than the main thread's, so that what passes here does not overflow there. The heap is enough for
 * several times the largest document; its young generation is small, since reading thousands of documents would fill
 * however much there is.
 */
const RESOURCE_LIMITS = { stackSizeMb: 0.8, maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 8 }

/** Runs jobs in a worker thread, one after the other; one that takes too long terminates the worker, not the host. */
export class SupervisedWorker {
  readonly #path: string
  readonly #resourceLimits: ResourceLimits
  readonly #queue: Waiting[] = []
  #worker: Worker | undefined
  #current: Waiting | undefined
  #serial = 0
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(path: string, resourceLimits: ResourceLimits = {}) {
    this.#path = path
    this.#resourceLimits = { ...RESOURCE_LIMITS, ...resourceLimits }
  }

  /** Rejects with an `InspectionFailure` if the job does not finish within its budget, measured from its start. */
  run(job: unknown, budgetMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, budgetMs, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    const closed = new InspectionFailure('closed', 'Debrief is closing')
    for (const { reject } of this.#queue.splice(0)) reject(closed)
    this.#current?.reject(closed)
    this.#current = undefined
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  #next(): void {
    if (this.#current) return
    const waiting = this.#queue.shift()
    clearTimeout(this.#timer)
    if (!waiting) {
      this.#timer = setTimeout(() => this.#end(), IDLE_MS).unref()
      return
    }
    if (this.#isClosed) {
      waiting.reject(new InspectionFailure('closed', 'Debrief is closing'))
      return
    }
    this.#current = waiting
    this.#serial += 1
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#worker.postMessage({ serial: this.#serial, job: waiting.job } satisfies WorkerRequest)
    this.#timer = setTimeout(
      () => this.#fail(new InspectionFailure('too-slow', 'it takes too long')),
      waiting.budgetMs,
    ).unref()
  }

  #start(): Worker {
    const worker = new Worker(this.#path, { resourceLimits: this.#resourceLimits })
    worker.on('message', (answer: WorkerAnswer) => {
      if (worker === this.#worker) this.#onAnswer(answer)
    })
    worker.on('error', (error) => {
      if (worker === this.#worker) this.#fail(toFailure(error))
    })
    worker.on('exit', () => {
      if (worker === this.#worker) this.#fail(new InspectionFailure('crashed', 'looking at it ended early'))
    })
    return worker
  }

  #onAnswer({ serial, result, error }: WorkerAnswer): void {
    const waiting = this.#current
    if (serial !== this.#serial || !waiting) return
    this.#current = undefined
    // Only a running job keeps the process alive.
    this.#worker?.unref()
    if (error) waiting.reject(Object.assign(new Error(error.message), error.code && { code: error.code }))
    else waiting.resolve(result)
    this.#next()
  }

  #fail(failure: InspectionFailure): void {
    const waiting = this.#current
    this.#current = undefined
    this.#end()
    waiting?.reject(failure)
    this.#next()
  }

  #end(): void {
    clearTimeout(this.#timer)
    const worker = this.#worker
    this.#worker = undefined
    void worker?.terminate()
  }
}

const toFailure = (error: unknown): InspectionFailure => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new InspectionFailure('too-large', 'it needs too much memory')
  return new InspectionFailure('crashed', error instanceof Error ? error.message : String(error))
}
