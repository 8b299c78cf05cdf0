import { z } from 'zod'
import { type LibraryNotice, libraryNoticeSchema } from '../../../shared/protocol/library'
import { createJsonStore, type JsonStore } from './json-store'

/** Older notices are dropped. */
const MAX_NOTICES = 200

/** Notices about documents on disk, which the library shows until somebody dismisses them. */
export class Notices {
  readonly #store: JsonStore<LibraryNotice[]>
  readonly #onChange: () => void

  constructor(path: string, onChange: () => void) {
    this.#store = createJsonStore(path, { schema: z.array(libraryNoticeSchema), initial: () => [], isLazy: true })
    this.#onChange = onChange
  }

  /** Resolves to false if the stored notices could not be read and are lost. */
  async load(): Promise<boolean> {
    await this.#store.load()
    return this.#store.quarantinedAs() === undefined
  }

  list(): LibraryNotice[] {
    return this.#store.value()
  }

  /** Adds a notice; one with the same key is replaced. */
  add(notice: LibraryNotice): Promise<void> {
    return this.#change((notices) => [notice, ...notices.filter(({ key }) => key !== notice.key)].slice(0, MAX_NOTICES))
  }

  dismiss(key: string): Promise<void> {
    return this.#change((notices) => notices.filter((notice) => notice.key !== key))
  }

  async #change(edit: (notices: LibraryNotice[]) => LibraryNotice[]): Promise<void> {
    const changed = this.#store.change(edit)
    this.#onChange()
    // On a full disk, notices are still shown while the host runs.
    await Promise.allSettled([changed])
  }
}
