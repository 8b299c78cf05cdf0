/** Heights of the list's rows, px. The open event's is about right: what is drawn around the view covers the rest. */
export type RowHeights = { row: number; gap: number; open: number }

/** The rows of a timeline: how many events, after which of them a gap row follows (sorted), and which is open. */
export type Rows = { count: number; gaps: readonly number[]; open?: number | undefined }

/** Consecutive events: from the first to before the last. */
export type Range = { from: number; to: number }

/** How many events are drawn beyond the view on each side, at least; a range begins and ends at a multiple of it. */
export const CHUNK = 16

/** The number of gap rows above an event. */
export const countGapsBefore = (gaps: readonly number[], index: number): number => {
  let low = 0
  for (let high = gaps.length; low < high; ) {
    const middle = (low + high) >> 1
    if ((gaps[middle] ?? 0) < index) low = middle + 1
    else high = middle
  }
  return low
}

/** Where an event begins, px below the top of the list. */
const topOf = ({ gaps, open }: Rows, heights: RowHeights, index: number): number =>
  index * heights.row +
  countGapsBefore(gaps, index) * heights.gap +
  (open !== undefined && open < index ? heights.open - heights.row : 0)

/** The event at a height (px) below the top of the list; the nearest if there is none. */
const indexAt = (rows: Rows, heights: RowHeights, y: number): number => {
  let low = 0
  for (let high = Math.max(0, rows.count - 1); low < high; ) {
    const middle = (low + high + 1) >> 1
    if (topOf(rows, heights, middle) <= y) low = middle
    else high = middle - 1
  }
  return low
}

/** The events to draw while the list is seen from `top` to `bottom` (px below its own top). */
export const rangeInView = (rows: Rows, heights: RowHeights, top: number, bottom: number): Range => ({
  from: Math.max(0, (Math.floor(indexAt(rows, heights, top) / CHUNK) - 1) * CHUNK),
  to: Math.min(rows.count, (Math.ceil((indexAt(rows, heights, bottom) + 1) / CHUNK) + 1) * CHUNK),
})

/** Events that are drawn one after the other, and how many rows of each sort are left out before them. */
export type DrawnRows = Range & { skippedEvents: number; skippedGaps: number }

/**
 * The drawn parts of a list: what is in view, and each event in `kept` wherever it is. The last part is empty and tells
 * what is left out after it.
 */
export const splitRows = ({ count, gaps }: Rows, range: Range, kept: readonly number[]): DrawnRows[] => {
  const from = Math.min(range.from, count)
  const to = Math.max(from, Math.min(range.to, count))
  const alone = kept.filter((index) => index >= 0 && index < count && (index < from || index >= to))
  const ranges = [{ from, to }, ...[...new Set(alone)].map((index) => ({ from: index, to: index + 1 }))]
  let end = 0
  return [...ranges.sort((a, b) => a.from - b.from), { from: count, to: count }].map((one) => {
    const skipped = {
      skippedEvents: one.from - end,
      skippedGaps: countGapsBefore(gaps, one.from) - countGapsBefore(gaps, end),
    }
    end = one.to
    return { ...one, ...skipped }
  })
}
