import type { Draft } from './draft'
import { describeLength, describeResponse } from './length'

/** Measures that one can read in a row; the table has all. */
const MAX_MEASURES = 5

/** Who was affected, how, and for how long. */
export const effectsDraft = {
  id: 'effects',
  title: 'Impact',
  fills: { stageField: 'effects' },
  write: ({ record, affected }) => [
    ...describeLength(record),
    ...affected.slice(0, MAX_MEASURES).map(({ text, refs }) => ({ id: `measure:${refs[0]?.id}`, text, refs })),
    ...describeResponse(record),
  ],
} as const satisfies Draft
