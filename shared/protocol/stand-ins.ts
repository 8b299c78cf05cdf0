import { z } from 'zod'

/** What somebody decided about a word in a public edition: what stands there instead, or that it stays. */
export const rememberedStandInSchema = z.object({
  text: z.string().max(2_000),
  standIn: z.string().max(500),
  isKept: z.boolean(),
})

/** The most decisions that are remembered. */
export const MAX_STAND_INS = 5_000

/** As they are kept, the newest last. */
export const rememberedStandInsSchema = z.array(rememberedStandInSchema).max(MAX_STAND_INS)
export type RememberedStandIn = z.infer<typeof rememberedStandInSchema>
