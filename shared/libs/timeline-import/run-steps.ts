/** Runs steps to their end at once, without the pauses that they allow. */
export const runSteps = <T>(steps: Iterator<unknown, T>): T => {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Rows between two pauses that a caller may make: what they take together fits into a part of a frame. */
const ROWS_PER_STEP = 250

/** Whether a caller may pause before the row of this index. */
export const endsStep = (index: number): boolean => index % ROWS_PER_STEP === ROWS_PER_STEP - 1

/** `Array.map` as a generator that yields between steps of work. */
export function* mapInSteps<T, U>(items: readonly T[], map: (item: T, index: number) => U): Generator<undefined, U[]> {
  const results: U[] = []
  for (const [index, item] of items.entries()) {
    if (endsStep(index)) yield
    results.push(map(item, index))
  }
  return results
}
