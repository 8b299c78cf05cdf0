import { systemCode } from './failures'
import type { Library } from './library'

/** Brings the library up to date with the folder, one scan at a time. */
export class LibraryScanner {
  readonly #library: Pick<Library, 'scan'>
  readonly #onChange: () => void
  #scanning: Promise<void> = Promise.resolve()
  /** A scan that has not started yet, which is enough for everybody who requests one meanwhile. */
  #next: Promise<boolean> | undefined

  constructor(library: Pick<Library, 'scan'>, onChange: () => void) {
    this.#library = library
    this.#onChange = onChange
  }

  async scan(): Promise<void> {
    try {
      if (await this.scanQuietly()) this.#onChange()
    } catch (error) {
      // The folder may be on a disconnected disk: what is known stays, and saving reports the failure.
      if (systemCode(error) === '') throw error
    }
  }

  /** Scans without reporting; resolves to true if anything had changed. */
  scanQuietly(): Promise<boolean> {
    if (this.#next) return this.#next
    const scan = this.#scanning.then(() => {
      this.#next = undefined
      return this.#library.scan()
    })
    this.#next = scan
    // A failed scan must not prevent later ones.
    this.#scanning = Promise.allSettled([scan]).then(() => undefined)
    return scan
  }

  /** Resolves once no scan is running any more. */
  async settled(): Promise<void> {
    await this.#scanning
  }
}
