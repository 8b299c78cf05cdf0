import { CHECK_DEBOUNCE_MS } from '../../renderer/language/changed-texts'
import { type CheckReply, type CheckRequest, createCheckQueue } from '../../renderer/language/check-queue'
import type { CheckWorker } from '../../renderer/language/text-checker'
import { until } from './until'

/** The language check's worker on the test's own thread, where there are no workers. */
export const startCheckInProcess = (): CheckWorker & { isIdle: () => boolean } => {
  const pending = new Set<number>()
  const worker: CheckWorker = {
    postMessage: (request: CheckRequest) => {
      if ('check' in request) pending.add(request.id)
      else pending.delete(request.id)
      take(structuredClone(request))
    },
    onmessage: null,
    onerror: null,
    terminate: () => {
      worker.onmessage = null
    },
  }
  const onReply = (reply: CheckReply): void => {
    pending.delete(reply.id)
    worker.onmessage?.(new MessageEvent('message', { data: structuredClone(reply) }))
  }
  const take = createCheckQueue(onReply, (work) => setTimeout(work))
  return Object.assign(worker, { isIdle: () => pending.size === 0 })
}

/**
 * Waits until whatever was typed has been checked. Timers of one length end in the order in which they were started, so
 * one that is started now ends after those of the texts, however slow the machine is.
 */
export const untilChecked = async (isIdle: () => boolean): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, CHECK_DEBOUNCE_MS))
  await until('the language check to be idle', isIdle)
}
