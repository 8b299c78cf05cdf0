import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../user-error'
import { systemCode } from './failures'
import type { FolderContext } from './folder-context'
import type { ConflictCopy } from './known-files'
import { readValidText } from './merge-file'

/** Merges the copies that sync programs leave when two computers wrote a file at once. The copies go to quarantine. */
export const mergeConflictCopies = async (context: FolderContext): Promise<boolean> => {
  const { library } = context
  const copies = library.files.conflictCopies()
  for (const copy of copies) {
    try {
      await mergeCopy(context, copy)
    } catch (error) {
      // It stays where it is and is listed as a problem; the others are still merged.
      library.markUnmergeable(copy.fileName, describeRefusal(error))
    }
  }
  return copies.length > 0
}

const mergeCopy = async ({ env, library, open }: FolderContext, { id, fileName }: ConflictCopy): Promise<void> => {
  const { layout, codec, inspector, quarantine, notices, now } = env
  const path = join(layout.folder, fileName)
  const text = await readFile(path, 'utf8')
  const { reason } = await inspector.open({ source: { text }, journals: [] })
  const read = reason === undefined ? readValidText(text, codec) : undefined
  if (!read?.ok) return library.markUnmergeable(fileName, reason ?? 'it has changed meanwhile')
  try {
    await open.work(id, (persisted) => persisted.merge(read.validFile))
  } finally {
    read.validFile.state.destroy()
  }
  const kept = await quarantine.take(path, now())
  library.files.delete(fileName)
  await notices.add({
    key: `conflict ${kept}`,
    id,
    title: read.validFile.file.title,
    at: now(),
    sentence: `“${fileName}” is a copy of “${read.validFile.file.title}” that a sync program made. The two were merged, and the copy can still be downloaded.`,
    files: [kept],
  })
}

/** Rewrites damaged files whose state is intact; opening them reports what happened. */
export const repairFiles = async ({ library, open }: FolderContext): Promise<void> => {
  for (const id of library.files.damaged()) {
    try {
      await open.work(id, async () => undefined)
    } catch (error) {
      // The disk may refuse it now, but the file can still be opened.
      describeRefusal(error)
    }
  }
}

/** Why the disk or the document refuses it, as part of a sentence; any other error is a bug and is rethrown. */
const describeRefusal = (error: unknown): string => {
  if (error instanceof UserError) return error.message
  const code = systemCode(error)
  if (code === '') throw error
  return code
}
