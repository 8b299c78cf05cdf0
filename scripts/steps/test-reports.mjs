// Adds up Vitest's JSON reports. A file that could not be loaded has no tests, but counts as a failure.

/** Counts of one report, as read from its file; `status` is the exit status of the run that wrote it. */
export const countReport = (report, status) => {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const file of report?.testResults ?? []) {
    for (const { status: outcome } of file.assertionResults) {
      if (outcome === 'passed') counts.passed += 1
      else if (outcome === 'failed') counts.failed += 1
      else counts.skipped += 1
    }
    const hasFailedTest = file.assertionResults.some(({ status: outcome }) => outcome === 'failed')
    if (file.status === 'failed' && !hasFailedTest) counts.failed += 1
  }
  const isEmpty = counts.passed + counts.failed + counts.skipped === 0
  if (counts.failed === 0 && (status !== 0 || isEmpty)) counts.failed = 1
  return counts
}

/** The sum of several counts. */
export const sumCounts = (all) => {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed
    sum.failed += failed
    sum.skipped += skipped
  }
  return sum
}

/** The last line of `npm test`. */
export const formatTotals = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`

/** Zero only if something was tested and nothing failed. */
export const exitStatus = ({ passed, failed }) => (failed === 0 && passed > 0 ? 0 : 1)
