import { mapInSteps, retimeInSteps } from '../../shared/libs/timeline-import'
import type { PreviewRow, RowCorrection } from './preview-rows'

/**
 * Corrects the date of each row so that the first of them is on `date`: the others keep their distance, also over
 * midnight. Rows that have no clock time get none. Yields between steps of work.
 */
export function* shiftDates(
  rows: readonly PreviewRow[],
  date: string,
): Generator<undefined, Map<string, RowCorrection>> {
  const shifted = yield* retimeInSteps(
    rows.map(({ event }) => event),
    { date },
  )
  const changes = new Map<string, RowCorrection>()
  yield* mapInSteps(shifted, ({ wall, local, at }, index) => {
    const date = /^\d{4}-\d\d-\d\d/.exec(wall ?? local ?? at ?? '')?.[0]
    const id = rows[index]?.id
    if (id !== undefined && date !== undefined) changes.set(id, { date })
  })
  return changes
}
