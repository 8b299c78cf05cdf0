import { parentPort } from 'node:worker_threads'
import { documentCodec } from './app/document-codec'
import { createInspector } from './store/inspection'
import type { WorkerAnswer, WorkerRequest } from './store/supervised-worker'
import type { InspectionJob } from './store/worker-inspector'

/** The thread in which documents are opened for the first time: what hangs or overflows here costs this thread only. */
const inspector = createInspector(documentCodec)

const run = (job: InspectionJob): Promise<unknown> => {
  if (job.kind === 'file') return inspector.file(job.path, job.fileName)
  if (job.kind === 'open') return inspector.open(job)
  if (job.kind === 'compare') return inspector.compare(job)
  return job.kind === 'state' ? inspector.state(job) : inspector.readBack(job)
}

const answer = async ({ serial, job }: WorkerRequest): Promise<WorkerAnswer> => {
  try {
    // The host is this worker's only client and sends nothing else.
    return { serial, result: await run(job as InspectionJob) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    return { serial, error: { message: error instanceof Error ? error.message : String(error), code } }
  }
}

parentPort?.on('message', (request: WorkerRequest) => {
  void answer(request).then((message) => parentPort?.postMessage(message))
})
