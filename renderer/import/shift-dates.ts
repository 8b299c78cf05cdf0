import { retimeInSteps } from '../../shared/libs/timeline-import'
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
  return new Map(
    shifted.flatMap(({ wall, local, at }, index) => {
      const own = /^\d{4}-\d\d-\d\d/.exec(wall ?? local ?? at ?? '')?.[0]
      const id = rows[index]?.id
      return id === undefined || own === undefined ? [] : [[id, { date: own }] as const]
    }),
  )
}
