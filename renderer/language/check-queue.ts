import { type CheckResult, checkText, type TextCheck } from './check-text'

/** To the worker: check a text, or stop doing so. */
export type CheckRequest = { id: number; check: TextCheck } | { id: number; isCanceled: true }
/** From the worker. */
export type CheckReply = { id: number; result: CheckResult }

/**
 * Works on checks a slice at a time, the newest first: what somebody has just typed does not wait for a long paste.
 * `soon` calls back after messages that have arrived meanwhile.
 */
export const createCheckQueue = (reply: (reply: CheckReply) => void, soon: (work: () => void) => void) => {
  const waiting = new Map<number, ReturnType<typeof checkText>>()
  let isScheduled = false

  const schedule = (): void => {
    if (isScheduled || waiting.size === 0) return
    isScheduled = true
    soon(work)
  }

  const work = (): void => {
    isScheduled = false
    const [id, slices] = [...waiting].at(-1) ?? []
    if (id === undefined || slices === undefined) return
    const step = slices.next()
    if (step.done) {
      waiting.delete(id)
      reply({ id, result: step.value })
    }
    schedule()
  }

  return (request: CheckRequest): void => {
    if ('check' in request) waiting.set(request.id, checkText(request.check))
    else waiting.delete(request.id)
    schedule()
  }
}
