import { parentPort } from 'node:worker_threads'
import { type Trial, tryUpdate } from '../../shared/document/trial-merge'
import type { WorkerAnswer, WorkerRequest } from './store/supervised-worker'

/** The thread in which costly updates are tried: what hangs or overflows here costs this thread only. */
parentPort?.on('message', ({ serial, job }: WorkerRequest) => {
  // The host is this worker's only client and sends nothing else.
  parentPort?.postMessage({ serial, result: tryUpdate(job as Trial) } satisfies WorkerAnswer)
})
