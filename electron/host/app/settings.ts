import { existsSync } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { defaultSettings, settingsSchema } from '../../../shared/protocol/settings'
import { type Kept, openKept, soundEntries } from '../store/json-store'

/** The folder of documents beside the settings: it is not stored, so that the data folder may be moved. */
const defaultFolder = (dataDir: string): string => join(dataDir, 'documents')

/**
 * Where documents are kept, given what the settings say. Earlier versions stored the default as an absolute path: one
 * that belongs to a data folder which was moved or copied here means the default as well.
 */
export const documentsFolder = (dataDir: string, chosen: string): string => {
  const own = defaultFolder(dataDir)
  if (chosen === '' || !isAbsolute(chosen)) return own
  const isOldDefault = basename(chosen) === basename(own) && existsSync(own)
  const isMoved = isOldDefault && (!existsSync(chosen) || existsSync(join(dirname(chosen), 'settings.json')))
  return isMoved ? own : chosen
}

/** The person's settings; fields of a newer version are not lost. Without a chosen folder, documents live beside them. */
export const openSettings = (dataDir: string): Promise<Kept<z.infer<typeof settingsSchema>>> => {
  const initial = defaultSettings
  // Each field falls back alone, so that one bad value (or one that is new) doesn't cost the others.
  const lenient = z.preprocess((stored) => {
    if (typeof stored !== 'object' || stored === null) return stored
    const known = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
      const field = schema.safeParse(Reflect.get(stored, key))
      return field.success ? [[key, field.data]] : []
    })
    return { ...stored, ...initial, ...Object.fromEntries(known) }
  }, settingsSchema.loose())
  return openKept(join(dataDir, 'settings.json'), lenient, () => initial)
}

const draftsOfDocumentSchema = z.record(z.string(), z.string())
const draftsSchema = z.record(z.string(), draftsOfDocumentSchema)

const salvageDrafts = (stored: unknown) => {
  const documents = Object.entries(soundEntries(stored, z.record(z.string(), z.unknown())))
  return Object.fromEntries(documents.map(([id, drafts]) => [id, soundEntries(drafts, draftsOfDocumentSchema)]))
}

/** What was being typed and not yet entered, by document and place. */
export type Drafts = Pick<Kept<unknown>, 'quarantinedAs'> & {
  read: (documentId: string) => Record<string, string>
  write: (documentId: string, place: string, text: string) => Promise<void>
}

/** Opens the drafts; each write is on disk when it resolves. */
export const openDrafts = async (dataDir: string): Promise<Drafts> => {
  const kept = await openKept<Record<string, Record<string, string>>>(
    join(dataDir, 'drafts.json'),
    draftsSchema,
    () => ({}),
    salvageDrafts,
  )
  const draftsOf = (all: Record<string, Record<string, string>>, documentId: string): Record<string, string> =>
    Object.hasOwn(all, documentId) ? (all[documentId] ?? {}) : {}
  return {
    quarantinedAs: kept.quarantinedAs,
    read: (documentId) => draftsOf(kept.value(), documentId),
    write: async (documentId, place, text) => {
      await kept.change((all) => {
        const { [place]: _old, ...others } = draftsOf(all, documentId)
        const drafts = text === '' ? others : { ...others, [place]: text }
        const { [documentId]: _drafts, ...rest } = all
        return Object.keys(drafts).length === 0 ? rest : { ...rest, [documentId]: drafts }
      })
    },
  }
}
