import { UserError } from '../user-error'
import { createDocumentEnv, type DocumentEnv, type FolderOptions } from './document-env'
import { writeFailure } from './failures'
import { Library } from './library'
import { LibraryScanner } from './library-scanner'
import { OpenDocuments } from './open-documents'
import type { PersistedDocument } from './persisted-document'
import { RecentMerges } from './recent-merges'
import { createProgressReporter } from './scan-progress'
import { LibrarySearch } from './search'

/** What code that works on a folder's documents needs. */
export type FolderContext = {
  env: DocumentEnv
  library: Library
  scanner: LibraryScanner
  search: LibrarySearch
  open: OpenDocuments
  merges: RecentMerges
  /** To be called when what the library shows has changed. */
  onChange: () => void
}

/** Assembles the parts of a folder; nothing is read yet. */
export const createFolderContext = (options: FolderOptions, onChange: () => void): FolderContext => {
  const env = createDocumentEnv(options, onChange)
  const openById = new Map<string, PersistedDocument>()
  const library = new Library(env.layout, env.inspector, {
    findOpenFile: (id) => openById.get(id)?.file.fileName,
    getLiveState: (id) => {
      const persisted = openById.get(id)
      return persisted && { summary: persisted.summary(), isReadOnly: persisted.isReadOnly }
    },
    onProgress: createProgressReporter(onChange),
  })
  const scanner = new LibraryScanner(library, onChange)
  const open = new OpenDocuments(env, { openById, library, scanner, onChange })
  const search = new LibrarySearch(() => library.documents())
  return { env, library, scanner, search, open, merges: new RecentMerges(), onChange }
}

/** Whether the folder has a document, or is about to. */
export const holdsDocument = ({ open, library }: FolderContext, id: string): boolean =>
  open.has(id) || library.files.findFile(id) !== undefined

/** The error for a document that is not in the folder. */
export const documentNotFound = (): UserError =>
  new UserError('not-found', 'This postmortem is no longer in the folder.')

/** The error for a document that this version of the app can only read. */
export const madeByNewerApp = (): UserError =>
  new UserError(
    'read-only',
    'This postmortem was made by a newer version of Debrief, so it can only be read. Update Debrief to change it.',
    { status: 403 },
  )

/** Turns a failed write to the folder into a `UserError`. */
export const writing = async <T>({ env }: FolderContext, work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    throw writeFailure(error, env.layout.folder)
  }
}
