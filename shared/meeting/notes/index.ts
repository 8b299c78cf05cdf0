import { z } from 'zod'
import { defineCollection, type ValueOf } from '../../crdt'

/** The parking lot: topics for another conversation, kept visible but set aside. */
export const parking = defineCollection({
  name: 'parking',
  fields: z.object({ isSettled: z.boolean().default(false), importKey: z.string().default('') }),
  texts: ['text'],
})
export type Parked = ValueOf<typeof parking>[number]

/** A note taken during a stage. */
export const notes = defineCollection({
  name: 'notes',
  fields: z.object({ stage: z.string().default(''), importKey: z.string().default('') }),
  texts: ['text'],
})
export type Note = ValueOf<typeof notes>[number]
