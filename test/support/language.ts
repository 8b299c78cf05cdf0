import { type CheckRequest, createCheckQueue } from '../../renderer/language/check-queue'
import type { CheckWorker } from '../../renderer/language/text-checker'

/** The language check's worker on the test's own thread, where there are no workers. */
export const startCheckInProcess = (): CheckWorker => {
  const worker: CheckWorker = {
    postMessage: (request: CheckRequest) => take(structuredClone(request)),
    onmessage: null,
    onerror: null,
    terminate: () => {
      worker.onmessage = null
    },
  }
  const take = createCheckQueue(
    (reply) => worker.onmessage?.(new MessageEvent('message', { data: structuredClone(reply) })),
    (work) => setTimeout(work),
  )
  return worker
}
