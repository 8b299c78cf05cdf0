import { existsSync } from 'node:fs'
import { fault, type UpdateFault, updateLimits } from '../../shared/crdt/update-guard'
import { tryUpdate } from '../../shared/document/trial-merge'
import { InspectionFailure, SupervisedWorker } from './store/supervised-worker'
import type { TryUpdate } from './sync/relay/trials'

/** Tries costly updates in a worker thread, one after the other, each within its budget. */
export type Trials = { tryUpdate: TryUpdate; close: () => Promise<void> }

/** `workerPath`: the bundled worker. In a checkout that was never built there is none, and trials run in this thread. */
export const createTrials = (workerPath: string): Trials => {
  const worker = new SupervisedWorker(workerPath)
  return {
    tryUpdate: async (trial) => {
      if (!existsSync(workerPath)) return tryUpdate(trial)
      try {
        // The worker answers with what `tryUpdate` returns there.
        return (await worker.run(trial, updateLimits.TRIAL_BUDGET_MS)) as UpdateFault | undefined
      } catch (error) {
        if (!(error instanceof InspectionFailure)) throw error
        return fault(error.outcome === 'too-slow' ? 'too-costly' : 'unreadable')
      }
    },
    close: () => worker.close(),
  }
}
