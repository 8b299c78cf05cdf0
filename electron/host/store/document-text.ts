import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileNameFor } from '../../../shared/file'
import { documentNotFound, type FolderContext } from './folder-context'
import type { PersistedDocument } from './persisted-document'

/** A file's name and content. */
export type NamedText = { fileName: string; text: string }

/** The text of a document's file, once everything typed so far is saved; from memory if the disk does not have that. */
export const documentText = async (context: FolderContext, id: string): Promise<NamedText> => {
  const { env, library, scanner } = context
  const persisted = context.open.get(id)
  if (!persisted) await scanner.scan()
  else await persisted.save()
  const fileName = persisted?.file.fileName ?? library.files.findFile(id)
  if (persisted && (persisted.isFileStale || persisted.error !== undefined || fileName === undefined)) {
    return textInMemory(persisted, fileName)
  }
  if (fileName === undefined) throw documentNotFound()
  try {
    return { fileName, text: await readFile(join(env.layout.folder, fileName), 'utf8') }
  } catch (error) {
    if (!persisted) throw error
    return textInMemory(persisted, fileName)
  }
}

const textInMemory = (persisted: PersistedDocument, fileName: string | undefined): NamedText => {
  const { title, id } = persisted.summary()
  return { fileName: fileName ?? fileNameFor(title, id), text: persisted.encodeText() }
}
