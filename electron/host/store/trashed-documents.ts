import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileNameFor } from '../../../shared/file'
import { UserError } from '../user-error'
import { importFile } from './document-import'
import { documentNotFound, type FolderContext, holdsDocument, writing } from './folder-context'
import { parseStamp } from './layout'
import { readValidFile } from './merge-file'
import type { Trash } from './trash'

/** A document in the trash; when it went there, in epoch milliseconds. */
export type TrashedDocument = { id: string; title: string; removedAt: number }

/** Moves documents to the trash and back. */
export class TrashedDocuments {
  readonly #context: FolderContext
  readonly #trash: Trash

  constructor(context: FolderContext, trash: Trash) {
    this.#context = context
    this.#trash = trash
  }

  /** Moves a document's file to the trash. Throws `still-open` while it is attached. */
  async remove(id: string): Promise<void> {
    const { env, library, scanner, open, onChange } = this.#context
    if (open.has(id)) {
      throw new UserError('still-open', 'This postmortem is open. Close it everywhere, then move it to the trash.')
    }
    await scanner.scan()
    const before = library.files.findFile(id)
    if (before === undefined) throw documentNotFound()
    // Saves what is only in a journal, which may rename the file.
    await open.work(id, async () => undefined)
    const fileName = library.files.findFile(id) ?? before
    await writing(this.#context, this.#trash.put(id, join(env.layout.folder, fileName), fileName, env.now()))
    library.files.delete(fileName)
    onChange()
  }

  /** Restores a removed document; if the document exists again meanwhile, the two are merged. */
  async restore(id: string): Promise<void> {
    const { env, scanner, onChange } = this.#context
    const trashed = await this.#trash.find(id)
    if (!trashed) throw documentNotFound()
    await scanner.scan()
    if (holdsDocument(this.#context, id)) {
      await importFile(this.#context, trashed.fileName, await readFile(trashed.path, 'utf8'))
      await this.#trash.delete(trashed)
      return
    }
    const read = await readValidFile(trashed.path, env.codec)
    const title = read.ok ? read.validFile.file.title : ''
    const otherName = (copy: number) => fileNameFor(title, id, copy)
    await writing(this.#context, this.#trash.restore(trashed, env.layout.folder, otherName))
    await scanner.scan()
    onChange()
  }

  /** The removed documents that do not exist again, last removed first. */
  async list(): Promise<TrashedDocument[]> {
    await this.#context.scanner.scan()
    const found = await Promise.all(
      (await this.#trash.list()).map(async ({ path, removedAt }) => {
        const read = await readValidFile(path, this.#context.env.codec).catch(() => undefined)
        if (!read?.ok) return []
        const { id, title } = read.validFile.file
        read.validFile.state.destroy()
        return holdsDocument(this.#context, id) ? [] : [{ id, title, removedAt: parseStamp(removedAt) }]
      }),
    )
    return found.flat()
  }
}
