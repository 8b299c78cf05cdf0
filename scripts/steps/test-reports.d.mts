export type Counts = { passed: number; failed: number; skipped: number }
export type Report = { testResults: { status: string; assertionResults: { status: string }[] }[] }
export const countReport: (report: Report | undefined, status: number) => Counts
export const addUp: (all: Counts[]) => Counts
export const closingLine: (counts: Counts) => string
export const exitStatus: (counts: Counts) => number
