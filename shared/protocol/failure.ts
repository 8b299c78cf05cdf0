import { z } from 'zod'

/** An expected failure, as it is sent: a code for programs, a sentence for people. */
export const failureSchema = z.object({ code: z.string(), sentence: z.string() })
export type Failure = z.infer<typeof failureSchema>
