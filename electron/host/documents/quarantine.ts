import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { makeHiddenWithin, moveWithoutReplacing } from './durable'
import { stampOf } from './layout'

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

  /** Copies a file here under its own name: a damaged journal is dropped after the next save. */
  async keepCopy(path: string): Promise<string> {
    await makeHiddenWithin(this.#folder)
    await copyFile(path, this.pathOf(path))
    return basename(path)
  }

  /** Moves a file here under a name that tells when; resolves to that name. */
  async take(path: string, now: number): Promise<string> {
    await makeHiddenWithin(this.#folder)
    for (let at = now; ; at += 1) {
      const fileName = `${stampOf(at)}~${basename(path)}`
      if (await moveWithoutReplacing(path, this.pathOf(fileName))) return fileName
    }
  }
}
