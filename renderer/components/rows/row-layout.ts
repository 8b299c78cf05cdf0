import type { Range } from './row-elements'

/** Where the rows of a list are, in px from its top. */
export type RowLayout = {
  count: number
  /** The height of all rows. */
  height: number
  topOf: (index: number) => number
  /** The rows that stand between two heights. */
  rowsBetween: (top: number, bottom: number) => Range
}

/** Lays out rows whose heights (px) are those of a style sheet, so that none is ever measured. */
export const layOutRows = (count: number, heightOf: (index: number) => number): RowLayout => {
  const tops = new Float64Array(count + 1)
  for (let index = 0; index < count; index += 1) tops[index + 1] = (tops[index] ?? 0) + heightOf(index)
  const topOf = (index: number): number => tops[Math.min(Math.max(0, index), count)] ?? 0
  /** The first row that begins at a height or below it. */
  const firstFrom = (height: number): number => {
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >> 1
      if (topOf(middle) < height) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    count,
    height: topOf(count),
    topOf,
    rowsBetween: (top, bottom) => {
      const first = firstFrom(top)
      // The row before it may still show its lower end.
      return { from: topOf(first) > top ? Math.max(0, first - 1) : first, to: firstFrom(bottom) - 1 }
    },
  }
}
