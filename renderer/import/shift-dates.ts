import { retimeAll } from '../../shared/libs/timeline-import'
import type { PreviewRow } from './preview-rows'

/**
 * The date of each row if the first of them is on `date`: the others keep their distance, also over midnight. Rows that
 * have no clock time get none.
 */
export const shiftDates = (rows: readonly PreviewRow[], date: string): Map<string, string> => {
  const shifted = retimeAll(
    rows.map(({ event }) => event),
    { date },
  )
  return new Map(
    shifted.flatMap(({ wall, local, at }, index) => {
      const own = /^\d{4}-\d\d-\d\d/.exec(wall ?? local ?? at ?? '')?.[0]
      const id = rows[index]?.id
      return id === undefined || own === undefined ? [] : [[id, own] as const]
    }),
  )
}
