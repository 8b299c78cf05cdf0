import type { z } from 'zod'

/** Calls by their names. Input and output pass their schemas at the edge. */
export type CallTable = Record<
  string,
  {
    input: z.ZodType
    output: z.ZodType
    /** Guests may make it, too. */
    guest?: true
    /** The command line may make it, too. */
    command?: true
    /** Its body may be a whole file. */
    hasFile?: true
  }
>
