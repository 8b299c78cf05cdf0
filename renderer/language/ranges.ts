/** A stretch of a text, in UTF-16 code units. */
export type Range = { start: number; end: number }

/** The parts of `range` that are in one of `others`, which are sorted and disjoint. */
export const intersect = (range: Range, others: readonly Range[]): Range[] =>
  others.flatMap(({ start, end }) => {
    const common = { start: Math.max(start, range.start), end: Math.min(end, range.end) }
    return common.start < common.end ? [common] : []
  })

/** The parts of `range` that are in none of `others`. */
export const subtract = (range: Range, others: readonly Range[]): Range[] =>
  others.reduce<Range[]>(
    (left, other) =>
      left.flatMap((part) =>
        [
          { start: part.start, end: Math.min(part.end, other.start) },
          { start: Math.max(part.start, other.end), end: part.end },
        ].filter(({ start, end }) => start < end),
      ),
    [range],
  )

/** The ranges in order, with adjacent or overlapping ones merged. */
export const join = (ranges: readonly Range[]): Range[] => {
  const joined: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else joined.push({ ...range })
  }
  return joined
}
