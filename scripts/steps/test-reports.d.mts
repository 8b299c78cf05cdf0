export type Counts = { passed: number; failed: number; skipped: number }
export type Report = { testResults: { status: string; assertionResults: { status: string }[] }[] }
export const countReport: (report: Report | undefined, status: number) => Counts
export const sumCounts: (all: Counts[]) => Counts
export const formatTotals: (counts: Counts) => string
export const exitStatus: (counts: Counts) => number
