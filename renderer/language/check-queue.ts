import { type CheckResult, checkText, type TextCheck } from './check-text'

/** To the worker: check a text, or cancel a check. */
export type CheckRequest = { id: number; check: TextCheck } | { id: number; isCanceled: true }
/** From the worker. */
export type CheckReply = { id: number; result: CheckResult }

/**
 * Processes checks slice by slice, the newest first, so that what somebody has just typed does not wait for a long
 * paste. `soon` calls back after messages that have arrived meanwhile.
 */
export const createCheckQueue = (reply: (reply: CheckReply) => void, soon: (work: () => void) => void) => {
  const waiting = new Map<number, ReturnType<typeof checkText>>()
  /** Ids in order of arrival; canceled ones are skipped. */
  const order: number[] = []
  let isScheduled = false

  const schedule = (): void => {
    if (isScheduled || order.length === 0) return
    isScheduled = true
    soon(work)
  }

  const work = (): void => {
    isScheduled = false
    const id = order.at(-1)
    if (id === undefined) return
    const slices = waiting.get(id)
    const step = slices?.next()
    if (!step || step.done) {
      waiting.delete(id)
      order.pop()
    }
    if (step?.done) reply({ id, result: step.value })
    schedule()
  }

  return (request: CheckRequest): void => {
    if ('check' in request) {
      waiting.set(request.id, checkText(request.check))
      order.push(request.id)
    } else waiting.delete(request.id)
    schedule()
  }
}
