import { z } from 'zod'
import { defineFields, defineKeyedValues, duration, instant, type ValueOf } from '../../crdt'

const stopwatch = z.object({ startedAt: instant, pausedAt: instant.nullable(), pausedFor: duration })

const withoutPrototype = <T>(record: Record<string, T>): Record<string, T> =>
  Object.assign(Object.create(null) as Record<string, T>, record)

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
        /** Running time of each stage until it was last left, ms. Without a prototype: ids may be names of its properties. */
        spent: z.record(z.string(), duration).transform(withoutPrototype),
        startedAt: instant.nullable(),
        /** How long the agenda was when the meeting started. Other versions don't know it, and leave it out. */
        plannedLength: duration.optional(),
        endedAt: instant.nullable(),
      })
      .default({ phase: 'ready', stage: '', countdown: null, spent: {}, startedAt: null, endedAt: null }),
  }),
  texts: [],
})
export type RunState = ValueOf<typeof run>['state']

/**
 * Minutes added while the meeting runs. Separate entries, so that two concurrent additions both count. Minutes taken
 * from another stage are two entries: versions that know no `from` and `to` read them as one that gives and one that
 * takes.
 */
export const extensions = defineKeyedValues({
  name: 'extensions',
  value: z.object({
    stage: z.string(),
    length: duration,
    /** The stage that the minutes were taken from. */
    from: z.string().optional(),
    /** In the other entry: the stage that got the minutes. */
    to: z.string().optional(),
    /** When the minutes were taken, which decides who gets them if there are too few. */
    at: instant.optional(),
  }),
})
export type Extensions = ValueOf<typeof extensions>
