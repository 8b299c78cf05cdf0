/** The index at which `row` belongs in a sorted list, after its equals. */
const placeOf = <R>(sorted: readonly R[], row: R, compare: (a: R, b: R) => number, from: number): number => {
  let low = from
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(sorted[middle] as R, row) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Merges rows into a sorted list. Few rows cost few comparisons, however long the list is. */
export const mergeSorted = <R>(sorted: readonly R[], more: readonly R[], compare: (a: R, b: R) => number): R[] => {
  const merged: R[] = []
  let from = 0
  for (const row of [...more].sort(compare)) {
    const place = placeOf(sorted, row, compare, from)
    for (; from < place; from += 1) merged.push(sorted[from] as R)
    merged.push(row)
  }
  for (; from < sorted.length; from += 1) merged.push(sorted[from] as R)
  return merged
}
