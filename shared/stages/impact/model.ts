import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, defineCollection, defineFields, type ValueOf } from '../../crdt'

/** Who and what an incident affects; the stage asks about each of them. */
export const affected = ['users', 'business', 'engineering', 'trust', 'debt'] as const
export type Affected = (typeof affected)[number]

/** One measure of the impact: a number with its unit, and where it comes from. */
export const measures = defineCollection({
  name: 'impact.measures',
  fields: z.object({
    affected: z.enum(affected).default('users'),
    /** As people say it: `18`, `about 5,000`, `0.3 %`. */
    amount: z.string().default(''),
    unit: z.string().default(''),
    source: z.string().default(''),
    sourceUrl: z.string().default(''),
    importKey: z.string().default(''),
  }),
  texts: ['text'],
})
export type Measure = ValueOf<typeof measures>[number]

export const impact = defineFields({ name: 'impact', fields: z.object({}), texts: ['felt'] })

/** Adds a measure; returns its id. */
export const addMeasure = (
  doc: Y.Doc,
  author: Author,
  values: { affected?: Affected; text?: string; amount?: string; unit?: string; source?: string },
): string => measures.add(doc, author, values)
