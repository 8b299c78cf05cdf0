import type { ImportPlan, PlannedRow, PlannedSource } from '../../shared/import'
import type { ImportWarning, ReadProgress } from '../../shared/libs/timeline-import'
import { nextTurn } from '../session'
import { inMessages, type OtherSource, type ReadMessage, type ReadReply, type ReadRequest } from './answer-request'

export type { OtherSource, ReadRequest } from './answer-request'

/** The methods of a `Worker` that are used here. */
export type ImportWorker = {
  postMessage: (message: ReadMessage) => void
  onmessage: ((event: MessageEvent<ReadReply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate: () => void
}

export type ReadResult = { plan: ImportPlan; others: readonly OtherSource[] }

/** Thrown by a reading that was stopped. */
export class ReadingStopped extends Error {}

/** A reading that runs. Its result rejects with `ReadingStopped` after `stop`, or with the error of the worker. */
export type ReadJob = { result: Promise<ReadResult>; stop: () => void }

const startWorker = (): ImportWorker => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' })

/** Sends a request in messages that take a part of a frame each, unless it is stopped meanwhile. */
const send = async (worker: ImportWorker, request: ReadRequest, isStopped: () => boolean): Promise<void> => {
  for (const rows of inMessages(request.present.rows)) {
    worker.postMessage({ kind: 'present', rows })
    await nextTurn()
    if (isStopped()) return
  }
  worker.postMessage({ kind: 'read', ...request, present: { ...request.present, rows: [] } })
}

/** Puts together what a worker replies in pieces. */
const createCollector = () => {
  const rows: PlannedRow[] = []
  const sources: (PlannedSource & { warnings: ImportWarning[] })[] = []
  return {
    add: (reply: Exclude<ReadReply, { kind: 'progress' | 'done' }>): void => {
      if (reply.kind === 'rows') rows.push(...reply.rows)
      else if (reply.kind === 'source') sources.push({ ...reply.source, warnings: [] })
      else sources.at(-1)?.warnings.push(...reply.warnings)
    },
    end: ({ sections, others }: Extract<ReadReply, { kind: 'done' }>): ReadResult => ({
      plan: { rows, sources, sections },
      others,
    }),
  }
}

/** Reads files and plans their import in a worker of its own. */
export const readAndPlan = (
  request: ReadRequest & { onProgress: (progress: ReadProgress) => void },
  start: () => ImportWorker = startWorker,
): ReadJob => {
  const { onProgress, ...message } = request
  const worker = start()
  let isOver = false
  let stop = (): void => undefined
  const result = new Promise<ReadResult>((resolve, reject) => {
    const collector = createCollector()
    stop = () => reject(new ReadingStopped())
    worker.onerror = (event) => reject(new Error(event.message))
    worker.onmessage = ({ data }) => {
      if (data.kind === 'progress') onProgress(data.progress)
      else if (data.kind === 'done') resolve(collector.end(data))
      else collector.add(data)
    }
    send(worker, message, () => isOver).catch(reject)
  }).finally(() => {
    isOver = true
    worker.terminate()
  })
  return { result, stop: () => stop() }
}
