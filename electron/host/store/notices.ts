import { Low } from 'lowdb'
import { z } from 'zod'
import { type LibraryNotice, libraryNoticeSchema } from '../../../shared/protocol/calls'
import { type DurableFile, jsonFile } from './durable'

/** The newest so many are kept. */
const MAX_NOTICES = 200

/** What happened to documents on the disk, told in the library until somebody dismisses it. */
export class Notices {
  readonly #file: DurableFile<LibraryNotice[]>
  readonly #low: Low<LibraryNotice[]>
  readonly #onChange: () => void

  constructor(path: string, onChange: () => void) {
    this.#file = jsonFile(path, z.array(libraryNoticeSchema))
    this.#low = new Low<LibraryNotice[]>(this.#file, [])
    this.#onChange = onChange
  }

  /** Resolves to false if those of before could not be read, and are forgotten. */
  async load(): Promise<boolean> {
    await this.#low.read()
    return this.#file.quarantinedAs === undefined
  }

  list(): LibraryNotice[] {
    return this.#low.data
  }

  /** Adds a notice; one with the same key is replaced. */
  async add(notice: LibraryNotice): Promise<void> {
    const others = this.#low.data.filter(({ key }) => key !== notice.key)
    await this.#store([notice, ...others].slice(0, MAX_NOTICES))
  }

  async dismiss(key: string): Promise<void> {
    await this.#store(this.#low.data.filter((notice) => notice.key !== key))
  }

  async #store(notices: LibraryNotice[]): Promise<void> {
    this.#low.data = notices
    this.#onChange()
    // On a full disk it is still told for as long as the host runs.
    await Promise.allSettled([this.#low.write()])
  }
}
