import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { moveWithoutReplacing } from './durable-file'
import { unlessMissing } from './failures'
import { isCutName, moveToFreeName } from './free-name'
import { documentKey, formatStamp, parseStamp } from './layout'
import { createPrivateSubfolder } from './private-folder'

/** A file in the trash, whose name contains the document's key, the time of removal, and its former name. */
export type TrashedFile = { path: string; fileName: string; removedAt: string }

/** The folder's trash. What is put there stays until somebody empties it by hand. */
export class Trash {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Moves a document's file here. */
  async put(id: string, path: string, fileName: string, now: number): Promise<void> {
    await createPrivateSubfolder(this.#folder)
    // The last removed file is the one that is restored, even if the clock was ahead when an earlier one was removed.
    const last = await this.find(id)
    const first = Math.max(now, last ? parseStamp(last.removedAt) + 1 : 0)
    await moveToFreeName(path, this.#folder, (attempt) => ({
      before: `${documentKey(id)}~${formatStamp(first + attempt)}~`,
      name: fileName,
    }))
  }

  /** The file of a document that was removed last. */
  find(id: string): Promise<TrashedFile | undefined> {
    return this.#newest(documentKey(id))
  }

  async #newest(key: string): Promise<TrashedFile | undefined> {
    const own = `${key}~`
    const names = ((await unlessMissing(readdir(this.#folder))) ?? []).filter((name) => name.startsWith(own))
    const name = names.sort().at(-1)
    if (name === undefined) return undefined
    const [, removedAt = '', ...rest] = name.split('~')
    return { path: join(this.#folder, name), fileName: rest.join('~'), removedAt }
  }

  /** The last removed file of every document in the trash, newest first. */
  async list(): Promise<TrashedFile[]> {
    const found = await Promise.all([...(await this.keys())].map((key) => this.#newest(key)))
    return found.filter((one) => one !== undefined).sort((a, b) => b.removedAt.localeCompare(a.removedAt))
  }

  /** The keys of all documents in the trash. */
  async keys(): Promise<Set<string>> {
    const names = (await unlessMissing(readdir(this.#folder))) ?? []
    return new Set(names.map((name) => name.split('~')[0] ?? ''))
  }

  /** Moves a file back to the documents, under its former name or else the first free one of `others`, from 1 on. */
  async restore({ path, fileName }: TrashedFile, documents: string, others: (copy: number) => string): Promise<void> {
    for (let copy = isCutName(fileName) ? 1 : 0; ; copy += 1) {
      const name = copy === 0 ? fileName : others(copy)
      if (await moveWithoutReplacing(path, join(documents, name))) return
    }
  }

  async delete(trashed: TrashedFile): Promise<void> {
    await unlink(trashed.path)
  }
}
