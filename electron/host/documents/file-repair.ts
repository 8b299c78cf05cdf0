import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DocumentFailure } from './failures'
import type { Library } from './library'
import type { OpenDocuments } from './open-documents'
import type { Surroundings } from './opening'
import { readSound } from './take-in'

/** Merges the copies that sync programs leave when two computers wrote a file at once. The copies are kept aside. */
export const mergeConflictCopies = async (
  { layout, describe, inspector, quarantine, notices, now }: Surroundings,
  library: Library,
  open: OpenDocuments,
): Promise<boolean> => {
  const copies = library.conflictCopies()
  for (const { id, fileName } of copies) {
    const path = join(layout.folder, fileName)
    const text = await readFile(path, 'utf8')
    const { reason } = await inspector.open({ source: { text }, journals: [] })
    const read = reason === undefined ? readSound(text, describe) : undefined
    if (!read?.ok) continue
    try {
      await open.work(id, (attached) => attached.takeIn(read.sound))
    } catch (error) {
      // It stays where it is, and is named in the library until it can be merged.
      if (error instanceof DocumentFailure) continue
      throw error
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
  return copies.length > 0
}

/** Writes files anew that are damaged beside their state; opening them tells what happened. */
export const mendFiles = async (library: Library, open: OpenDocuments): Promise<void> => {
  for (const id of library.damaged()) {
    try {
      await open.work(id, async () => undefined)
    } catch (error) {
      // The disk may refuse it now; the file can be opened all the same.
      if (!(error instanceof DocumentFailure)) throw error
    }
  }
}
