import type { PreviewRow, RowCorrection } from './preview-rows'

type Corrections = ReadonlyMap<string, RowCorrection>

/** What was corrected so far, and the same change for each of some rows. */
export const correctAlike = (before: Corrections, ids: Iterable<string>, change: RowCorrection): Corrections => {
  const corrections = new Map(before)
  for (const id of ids) {
    const own = corrections.get(id)
    corrections.set(id, own ? { ...own, ...change } : change)
  }
  return corrections
}

/** What was corrected so far, and a change of its own for each of some rows. */
export const correctEach = (before: Corrections, changes: Corrections): Corrections => {
  const corrections = new Map(before)
  for (const [id, change] of changes) corrections.set(id, { ...corrections.get(id), ...change })
  return corrections
}

/** Makes one event of several rows: the first tells it, the others are recollections of it. */
export const mergeRows = (before: Corrections, rows: readonly PreviewRow[], ids: ReadonlySet<string>): Corrections => {
  const [first, ...others] = rows.filter(({ id }) => ids.has(id))
  if (!first || others.length === 0) return before
  const merged = new Set(others.map(({ id }) => id))
  // What was merged into one of them before goes along.
  const along = rows.filter(
    ({ id, mergedInto }) => merged.has(id) || (mergedInto !== undefined && merged.has(mergedInto)),
  )
  const telling = correctAlike(before, [first.id], { mergedInto: undefined, isTaken: true })
  return correctAlike(
    telling,
    along.map(({ id }) => id),
    { mergedInto: first.id, isTaken: true },
  )
}
