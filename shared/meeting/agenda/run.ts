import { z } from 'zod'
import { defineFields, defineKeyedValues, duration, instant, type ValueOf } from '../../crdt'

const stopwatch = z.object({ startedAt: instant, pausedAt: instant.nullable(), pausedFor: duration })

/** The state of the running meeting. One atomic value, so that concurrent changes never mix into a state that nobody chose. */
export const run = defineFields({
  name: 'run',
  fields: z.object({
    state: z
      .object({
        phase: z.enum(['ready', 'running', 'ended']),
        stage: z.string(),
        /** The stopwatch of the current stage. */
        countdown: stopwatch.nullable(),
        /** Running time of each stage until it was last left, ms. */
        spent: z.record(z.string(), duration),
        startedAt: instant.nullable(),
        endedAt: instant.nullable(),
      })
      .default({ phase: 'ready', stage: '', countdown: null, spent: {}, startedAt: null, endedAt: null }),
  }),
  texts: [],
})
export type RunState = ValueOf<typeof run>['state']

/** Minutes added while the meeting runs. Separate entries, so that two concurrent additions both count. */
export const extensions = defineKeyedValues({
  name: 'extensions',
  value: z.object({ stage: z.string(), length: duration }),
})
