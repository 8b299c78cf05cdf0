import { fault, type UpdateFault, updateLimits } from '../../../shared/crdt/update-guard'
import type { Trial } from '../../../shared/document/trial-merge'

/** Tries costly updates in a worker, one after the other. */
export type Trials = { run: (trial: Trial) => Promise<UpdateFault | undefined>; close: () => void }

/** The part of a `Worker` that is used here. */
export type TrialWorker = {
  postMessage: (trial: Trial) => void
  onmessage: ((event: MessageEvent<UpdateFault | undefined>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate: () => void
}

const startWorker = (): TrialWorker => new Worker(new URL('./trial-worker.ts', import.meta.url), { type: 'module' })

/** Starts the worker at once: the host that serves its script may be gone by the time it is needed. */
export const createTrials = (
  start: () => TrialWorker = startWorker,
  budgetMs: number = updateLimits.TRIAL_BUDGET_MS,
): Trials => {
  let worker = start()
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false
  /** Ends the running trial. */
  let giveUp: () => void = () => undefined

  const runNow = (trial: Trial): Promise<UpdateFault | undefined> =>
    new Promise((resolve) => {
      if (isClosed) return resolve(fault('too-costly'))
      giveUp = () => {
        clearTimeout(timer)
        worker.terminate()
        if (!isClosed) worker = start()
        resolve(fault('too-costly'))
      }
      const timer = setTimeout(giveUp, budgetMs)
      worker.onerror = giveUp
      worker.onmessage = ({ data }) => {
        clearTimeout(timer)
        giveUp = () => undefined
        resolve(data)
      }
      worker.postMessage(trial)
    })

  return {
    run: (trial) => {
      const result = last.then(() => runNow(trial))
      last = result
      return result
    },
    close: () => {
      isClosed = true
      worker.terminate()
      giveUp()
    },
  }
}
