import { z } from 'zod'
import { defineCollection, type ValueOf } from '../../crdt'

/**
 * What imports have put below the texts that people write, without its words: where, and how long it is. Only by this can
 * a text that two imports have put there apart be told from one that people wrote twice.
 */
export const importedTexts = defineCollection({
  name: 'imported.texts',
  fields: z.object({
    /** The same for each import that has put the same below the same. */
    importKey: z.string().default(''),
    section: z.string().default(''),
    /** The id of the row that the text belongs to; empty for a text of its own. */
    row: z.string().default(''),
    field: z.string().default(''),
    /** UTF-16 units. */
    length: z.number().int().min(0).default(0),
  }),
  texts: [],
})
export type ImportedText = ValueOf<typeof importedTexts>[number]
