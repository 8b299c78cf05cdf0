import { z } from 'zod'
import { defineCollection, type ValueOf } from '../../crdt'

/** What belongs in another conversation: kept in sight, off the table. */
export const parking = defineCollection({
  name: 'parking',
  fields: z.object({ isSettled: z.boolean().default(false) }),
  texts: ['text'],
})
export type Parked = ValueOf<typeof parking>[number]

/** A remark taken down while a stage was on. */
export const notes = defineCollection({
  name: 'notes',
  fields: z.object({ stage: z.string().default('') }),
  texts: ['text'],
})
export type Note = ValueOf<typeof notes>[number]
