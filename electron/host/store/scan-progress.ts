/** How many of the folder's files have been looked at. */
export type ScanProgress = { done: number; total: number }

/** Least time between two reports, in ms: whoever gets one asks for the whole list again, which grows with the folder. */
const REPORT_INTERVAL_MS = { base: 500, perEntry: 0.5 }

/** Calls `onProgress` no more often than whoever listens can follow. */
export const createProgressReporter = (onProgress: () => void): ((progress: ScanProgress) => void) => {
  let reportedAt = 0
  return ({ done }) => {
    const intervalMs = REPORT_INTERVAL_MS.base + REPORT_INTERVAL_MS.perEntry * done
    if (performance.now() - reportedAt < intervalMs) return
    reportedAt = performance.now()
    onProgress()
  }
}
