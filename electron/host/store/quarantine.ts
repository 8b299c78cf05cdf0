import { copyFile, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createPrivateSubfolder } from './durable'
import { unlessMissing } from './failures'
import { fitName, moveToFreeName } from './free-name'
import { stampOf } from './layout'

/** Names are cut to this many bytes on every disk: copies are rare, and nobody looks for them by their name. */
const MAX_COPY_NAME_BYTES = 143

/** The hidden folder for files that can't be used and that nobody may lose. */
export class Quarantine {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Where a file of that name is. */
  pathOf(fileName: string): string {
    return join(this.#folder, basename(fileName))
  }

  /** The names of all that is kept here. */
  async list(): Promise<string[]> {
    return (await unlessMissing(readdir(this.#folder))) ?? []
  }

  /** Copies a file here: a damaged journal is dropped after the next save. Resolves to the name that it has here. */
  async keepCopy(path: string, now: number): Promise<string> {
    await createPrivateSubfolder(this.#folder)
    const bytes = await readFile(path)
    // Journals of one name follow each other; one that is looked at again has its copy here already.
    const plain = fitName({ name: basename(path) }, MAX_COPY_NAME_BYTES)
    const there = await unlessMissing(readFile(this.pathOf(plain)))
    const isOther = there !== undefined && !there.equals(bytes)
    const fileName = isOther
      ? fitName({ before: `${stampOf(now)}~`, name: basename(path) }, MAX_COPY_NAME_BYTES)
      : plain
    await copyFile(path, this.pathOf(fileName))
    return fileName
  }

  /** Moves a file here under a name that tells when; resolves to that name. */
  async take(path: string, now: number): Promise<string> {
    await createPrivateSubfolder(this.#folder)
    return moveToFreeName(path, this.#folder, (attempt) => ({
      before: `${stampOf(now + attempt)}~`,
      name: basename(path),
    }))
  }
}
