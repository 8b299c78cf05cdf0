import type { ImportPlan, PlannedRow } from '../../shared/import'
import type { ReadProgress } from '../../shared/libs/timeline-import'
import type { OtherSource, ReadReply, ReadRequest } from './answer-request'

export type { OtherSource, ReadRequest } from './answer-request'

/** The methods of a `Worker` that are used here. */
export type ImportWorker = {
  postMessage: (request: ReadRequest) => void
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

/** Reads files and plans their import in a worker of its own. */
export const readAndPlan = (
  request: ReadRequest & { onProgress: (progress: ReadProgress) => void },
  start: () => ImportWorker = startWorker,
): ReadJob => {
  const { onProgress, ...message } = request
  const worker = start()
  let stop = (): void => undefined
  const result = new Promise<ReadResult>((resolve, reject) => {
    const rows: PlannedRow[] = []
    stop = () => reject(new ReadingStopped())
    worker.onerror = (event) => reject(new Error(event.message))
    worker.onmessage = ({ data }) => {
      if (data.kind === 'progress') onProgress(data.progress)
      else if (data.kind === 'rows') rows.push(...data.rows)
      else resolve({ plan: { ...data.plan, rows }, others: data.others })
    }
    worker.postMessage(message)
  }).finally(() => worker.terminate())
  return { result, stop: () => stop() }
}
