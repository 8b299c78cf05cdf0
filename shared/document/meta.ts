import { z } from 'zod'
import { defineFields, instant } from '../crdt'
import type { HeadRule } from '../crdt/update-guard'

/** The version of the document schema. A document with a higher one is opened read-only. */
export const schemaVersion = 1

/** Written once by the creator. */
export const meta = defineFields({
  name: 'meta',
  fields: z.object({
    id: z.string().default(''),
    schema: z.number().int().min(1).max(1_000_000).default(schemaVersion),
    createdAt: instant.default(0),
    isSample: z.boolean().default(false),
  }),
  instants: ['createdAt'],
  texts: [],
})

/** Where a document holds its identity, which no edit may change. */
export const headRule: HeadRule = { root: meta.name, key: 'schema' }
