import { z } from 'zod'
import { defineFields } from '../doc'

/** Version of the document's model. A document with a higher one is opened read-only. */
export const schemaVersion = 1

/** Written once by the creator. */
export const meta = defineFields({
  name: 'meta',
  fields: z.object({
    id: z.string().default(''),
    schema: z.number().default(schemaVersion),
    createdAt: z.number().default(0),
    isSample: z.boolean().default(false),
  }),
  moments: ['createdAt'],
  texts: [],
})
