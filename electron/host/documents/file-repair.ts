import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../fail'
import { systemCode } from './failures'
import type { ConflictCopy, Library } from './library'
import type { OpenDocuments } from './open-documents'
import type { Surroundings } from './opening'
import { readSound } from './take-in'

/** Merges the copies that sync programs leave when two computers wrote a file at once. The copies are kept aside. */
export const mergeConflictCopies = async (
  around: Surroundings,
  library: Library,
  open: OpenDocuments,
): Promise<boolean> => {
  const copies = library.conflictCopies()
  for (const copy of copies) {
    try {
      await mergeCopy(around, library, open, copy)
    } catch (error) {
      // It stays where it is, is named in the library, and holds up none of the others.
      library.leave(copy.fileName, obstacleOf(error))
    }
  }
  return copies.length > 0
}

const mergeCopy = async (
  { layout, describe, inspector, quarantine, notices, now }: Surroundings,
  library: Library,
  open: OpenDocuments,
  { id, fileName }: ConflictCopy,
): Promise<void> => {
  const path = join(layout.folder, fileName)
  const text = await readFile(path, 'utf8')
  const { reason } = await inspector.open({ source: { text }, journals: [] })
  const read = reason === undefined ? readSound(text, describe) : undefined
  if (!read?.ok) return library.leave(fileName, reason ?? 'it has changed meanwhile')
  try {
    await open.work(id, (attached) => attached.takeIn(read.sound))
  } finally {
    read.sound.state.destroy()
  }
  const kept = await quarantine.take(path, now())
  library.delete(fileName)
  await notices.add({
    key: `conflict ${kept}`,
    id,
    title: read.sound.file.title,
    at: now(),
    sentence: `“${fileName}” is a copy of “${read.sound.file.title}” that a sync program made. The two were merged, and the copy can still be downloaded.`,
    files: [kept],
  })
}

/** Writes files anew that are damaged beside their state; opening them tells what happened. */
export const mendFiles = async (library: Library, open: OpenDocuments): Promise<void> => {
  for (const id of library.damaged()) {
    try {
      await open.work(id, async () => undefined)
    } catch (error) {
      // The disk may refuse it now; the file can be opened all the same.
      obstacleOf(error)
    }
  }
}

/** What the disk or the document has against it, as part of a sentence; every other error is a mistake of ours. */
const obstacleOf = (error: unknown): string => {
  if (error instanceof UserError) return error.message
  const code = systemCode(error)
  if (code === '') throw error
  return code
}
