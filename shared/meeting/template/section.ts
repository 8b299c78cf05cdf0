import { z } from 'zod'
import { defineFields, defineKeyedValues, type ValueOf } from '../../crdt'
import { promptCardSchema } from '../../protocol/prompt-cards'
import { ownSectionSchema } from '../../protocol/templates'

/** Which template a document was made from, or took what was new from last; empty without one. */
export const templateNote = defineFields({
  name: 'template',
  fields: z.object({
    id: z.string().default(''),
    version: z.int().min(0).default(0),
    name: z.string().default(''),
  }),
  texts: [],
})
export type TemplateNote = ValueOf<typeof templateNote>

const level = z.object({
  id: z.string(),
  meaning: z.string().default(''),
  threshold: z.string().default(''),
  review: z.string().default(''),
  withinDays: z.number().optional(),
  withinBusinessDays: z.number().optional(),
})

/**
 * What a document has taken from its template, part by part. It travels in the document, so that prompts and cards are the
 * same for everybody, whoever has the template. It is also what a newer template is compared with: what differs from it
 * in the document is what people have chosen. Keys come from `parts.ts`.
 */
export const templateParts = defineKeyedValues({
  name: 'template.parts',
  value: z.union([z.boolean(), z.number(), z.string(), ownSectionSchema, promptCardSchema, z.array(level)]),
})
export type TemplateParts = ValueOf<typeof templateParts>
export type PartValue = TemplateParts[string]
