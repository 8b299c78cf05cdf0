/** Rows between two pauses that a caller may make. */
export const ROWS_PER_STEP = 1_000

/** Runs steps to their end at once, without the pauses that they allow. */
export const runSteps = <T>(steps: Iterator<unknown, T>): T => {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
