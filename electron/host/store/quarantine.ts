import { copyFile, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { unlessMissing } from './failures'
import { fitName, MAX_PORTABLE_NAME_BYTES, moveToFreeName } from './free-name'
import { formatStamp } from './layout'
import { createPrivateSubfolder } from './private-folder'

/** The hidden folder for files that can't be used but must not be lost. */
export class Quarantine {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The path of a file with that name. */
  getPath(fileName: string): string {
    return join(this.#folder, basename(fileName))
  }

  /** The names of all files here. */
  async list(): Promise<string[]> {
    return (await unlessMissing(readdir(this.#folder))) ?? []
  }

  /** Copies a file here: a damaged journal is deleted after the next save. Resolves to the copy's name. */
  async keepCopy(path: string, now: number): Promise<string> {
    await createPrivateSubfolder(this.#folder)
    const bytes = await readFile(path)
    // Different journals may have the same name; a journal that is read again already has its copy here.
    const plain = fitName({ name: basename(path) }, MAX_PORTABLE_NAME_BYTES)
    const there = await unlessMissing(readFile(this.getPath(plain)))
    const isOther = there !== undefined && !there.equals(bytes)
    const fileName = isOther
      ? fitName({ before: `${formatStamp(now)}~`, name: basename(path) }, MAX_PORTABLE_NAME_BYTES)
      : plain
    await copyFile(path, this.getPath(fileName))
    return fileName
  }

  /** Moves a file here under a name that starts with the time; resolves to that name. */
  async take(path: string, now: number): Promise<string> {
    await createPrivateSubfolder(this.#folder)
    return moveToFreeName(path, this.#folder, (attempt) => ({
      before: `${formatStamp(now + attempt)}~`,
      name: basename(path),
    }))
  }
}
