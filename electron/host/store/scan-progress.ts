/** How many of the folder's files have been inspected. */
export type ScanProgress = { done: number; total: number }

/**
 * The minimum time between two reports, in ms: each makes pages request the whole list again, which grows with the
 * folder.
 */
const REPORT_INTERVAL_MS = { base: 500, perEntry: 0.5 }

/** Calls `onProgress` no more often than listeners can keep up with. */
export const createProgressReporter = (onProgress: () => void): ((progress: ScanProgress) => void) => {
  let reportedAt = 0
  return ({ done }) => {
    const intervalMs = REPORT_INTERVAL_MS.base + REPORT_INTERVAL_MS.perEntry * done
    if (performance.now() - reportedAt < intervalMs) return
    reportedAt = performance.now()
    onProgress()
  }
}
