/**
 * The positions in a list of the longest run of items that stand in increasing order, not necessarily side by side:
 * whatever is not among them was moved. Takes n log n steps.
 */
export const longestIncreasing = <T>(list: readonly T[], compare: (a: T, b: T) => number): Set<number> => {
  /** For each length, the position of the smallest item that ends a run of it. */
  const ends: number[] = []
  const before: number[] = []
  list.forEach((item, at) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(list[ends[middle] ?? 0] as T, item) < 0) low = middle + 1
      else high = middle
    }
    before[at] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = at
  })
  const kept = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept.add(at)
  return kept
}
