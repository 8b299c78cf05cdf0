import { Low } from 'lowdb'
import { z } from 'zod'
import { jsonFile } from './durable'
import type { ExternalEditLog } from './merge-file'

/** The newest so many keys are kept. */
const kept = 500

const keysSchema = z.array(z.string())

/** Which edits by hand were taken in, so that a file imported twice adds nothing twice. */
export class ExternalEdits implements ExternalEditLog {
  readonly #low: Low<string[]>
  #isStored = true

  constructor(path: string) {
    this.#low = new Low<string[]>(jsonFile(path, keysSchema), [])
  }

  load(): Promise<void> {
    return this.#low.read()
  }

  has(key: string): boolean {
    return this.#low.data.includes(key)
  }

  add(key: string): void {
    if (this.has(key)) return
    this.#low.data = [...this.#low.data, key].slice(-kept)
    this.#isStored = false
  }

  /** To be called before a journal that holds a key is dropped. */
  async store(): Promise<void> {
    if (this.#isStored) return
    this.#isStored = true
    try {
      await this.#low.write()
    } catch (error) {
      this.#isStored = false
      throw error
    }
  }
}
