import { join } from 'node:path'
import { z } from 'zod'
import { createJsonStore, type JsonStore, validEntries } from '../store/json-store'

const draftsOfDocumentSchema = z.record(z.string(), z.string())
const draftsSchema = z.record(z.string(), draftsOfDocumentSchema)

type DraftsOfDocument = z.infer<typeof draftsOfDocumentSchema>
type AllDrafts = z.infer<typeof draftsSchema>

const salvageDrafts = (stored: unknown) => {
  const documents = Object.entries(validEntries(stored, z.record(z.string(), z.unknown())))
  return Object.fromEntries(documents.map(([id, drafts]) => [id, validEntries(drafts, draftsOfDocumentSchema)]))
}

/** Text that was typed but not submitted, by document and draft key. */
export type Drafts = Pick<JsonStore<unknown>, 'quarantinedAs'> & {
  read: (documentId: string) => DraftsOfDocument
  /** An empty text removes the draft. Resolves once that is on disk. */
  write: (documentId: string, draftKey: string, text: string) => Promise<void>
}

/** Opens the drafts in the data folder. */
export const createDrafts = async (dataDir: string): Promise<Drafts> => {
  const store = await createJsonStore<AllDrafts>(join(dataDir, 'drafts.json'), {
    schema: draftsSchema,
    initial: () => ({}),
    salvage: salvageDrafts,
  }).load()
  // Ids also come from other people, so one may equal the name of a property that every object has.
  const getDrafts = (all: AllDrafts, documentId: string): DraftsOfDocument =>
    Object.hasOwn(all, documentId) ? (all[documentId] ?? {}) : {}
  return {
    quarantinedAs: store.quarantinedAs,
    read: (documentId) => getDrafts(store.value(), documentId),
    write: async (documentId, draftKey, text) => {
      await store.change((all) => {
        const { [draftKey]: _old, ...others } = getDrafts(all, documentId)
        const drafts = text === '' ? others : { ...others, [draftKey]: text }
        const { [documentId]: _drafts, ...rest } = all
        return Object.keys(drafts).length === 0 ? rest : { ...rest, [documentId]: drafts }
      })
    },
  }
}
