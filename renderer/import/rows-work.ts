import { runSteps } from '../../shared/libs/timeline-import'
import { nextTurn, runInSlices } from '../session'

/** Work on more rows than these is done in slices, so that the page goes on drawing. */
const MAX_ROWS_AT_ONCE = 2_000

/**
 * Does one work after the other on rows: at once if there are few, else in slices. Further work takes the place of work
 * that has not ended.
 */
export const createRowsWork = () => {
  let turn = 0
  return {
    /** Whether work on as many rows takes time. */
    isLong: (rows: number): boolean => rows > MAX_ROWS_AT_ONCE,
    /** Calls `onDone` with what the steps return, unless something else takes their place. */
    run: <T>(rows: number, steps: Iterator<undefined, T>, onDone: (result: T) => void): void | Promise<void> => {
      turn += 1
      if (rows <= MAX_ROWS_AT_ONCE) return onDone(runSteps(steps))
      const own = turn
      const isStopped = (): boolean => own !== turn
      const work = async (): Promise<void> => {
        // Neither what a key press does nor what the page does with the result shares its frame with a slice.
        await nextTurn()
        const result = isStopped() ? undefined : await runInSlices(steps, { isStopped })
        await nextTurn()
        if (!isStopped() && result !== undefined) onDone(result)
      }
      return work()
    },
    cancel: (): void => {
      turn += 1
    },
  }
}
