import type { PlannedRow, PresentContent } from '../../shared/import'
import type { ImportOptions, ReadProgress } from '../../shared/libs/timeline-import'
import type { ChosenFile, ImportReply, ImportRequest, ReadSummary } from './import-messages'

export type { ChosenFile, ReadSummary, RefusedSource } from './import-messages'

/** The methods of a `Worker` that are used here. */
export type ImportWorker = {
  postMessage: (request: ImportRequest) => void
  onmessage: ((event: MessageEvent<ImportReply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate: () => void
}

/** What was read, as a plan, with what is no timeline and what was refused. */
export type ReadAnswer = ReadSummary & { rows: readonly PlannedRow[] }

/** How a reading ended. */
export type ReadOutcome = { kind: 'read'; answer: ReadAnswer } | { kind: 'stopped' } | { kind: 'failed' }

/** One import on its way from files to a plan, in a worker of its own. */
export type FileReader = {
  /** Reads files. Resolves when all are read, or were stopped. */
  read: (files: readonly ChosenFile[], present: PresentContent) => Promise<ReadOutcome>
  /** Reads one source again, with other options. */
  readAgain: (sourceName: string, options: ImportOptions, present: PresentContent) => Promise<ReadOutcome>
  /** Plans again, because the document has changed. */
  plan: (present: PresentContent) => Promise<ReadOutcome>
  /** Ends what is running, and the worker with it. Nothing can be read afterwards. */
  stop: () => void
}

const startWorker = (): ImportWorker => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' })

/** Creates a reader of files; `onProgress` is called while it reads. Requests are answered one after the other. */
export const createFileReader = (
  onProgress: (progress: ReadProgress) => void = () => undefined,
  start: () => ImportWorker = startWorker,
): FileReader => {
  const worker = start()
  let isStopped = false
  let end: (outcome: ReadOutcome) => void = () => undefined
  let last: Promise<unknown> = Promise.resolve()

  const ask = (request: ImportRequest): Promise<ReadOutcome> => {
    const outcome = last.then(
      () =>
        new Promise<ReadOutcome>((resolve) => {
          if (isStopped) return resolve({ kind: 'stopped' })
          const rows: PlannedRow[] = []
          end = resolve
          worker.onerror = () => resolve({ kind: 'failed' })
          worker.onmessage = ({ data }) => {
            if (data.kind === 'progress') onProgress(data.progress)
            else if (data.kind === 'rows') rows.push(...data.rows)
            else resolve({ kind: 'read', answer: { ...data.summary, rows } })
          }
          worker.postMessage(request)
        }),
    )
    last = outcome
    return outcome
  }

  return {
    read: (files, present) => ask({ kind: 'read', files, present }),
    readAgain: (sourceName, options, present) => ask({ kind: 'again', sourceName, options, present }),
    plan: (present) => ask({ kind: 'plan', present }),
    stop: () => {
      isStopped = true
      worker.terminate()
      end({ kind: 'stopped' })
    },
  }
}
