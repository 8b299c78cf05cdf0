import { z } from 'zod'
import { createJsonStore, type JsonStore } from './json-store'
import type { ExternalEditLog } from './merge-file'

/** Older keys are forgotten. */
const MAX_KEYS = 500

/** Records which external edits were merged, so that a file imported twice adds nothing twice. */
export class ExternalEdits implements ExternalEditLog {
  readonly #store: JsonStore<string[]>
  /** Keys that are not on disk yet; until then they are in a journal. */
  readonly #unsaved = new Set<string>()

  constructor(path: string) {
    this.#store = createJsonStore(path, { schema: z.array(z.string()), initial: () => [], isLazy: true })
  }

  async load(): Promise<void> {
    await this.#store.load()
  }

  has(key: string): boolean {
    return this.#unsaved.has(key) || this.#store.value().includes(key)
  }

  keys(): string[] {
    return [...this.#store.value(), ...this.#unsaved]
  }

  add(key: string): void {
    if (!this.has(key)) this.#unsaved.add(key)
  }

  /** To be called before a journal that holds a key is truncated. */
  async store(): Promise<void> {
    const added = [...this.#unsaved]
    if (added.length === 0) return
    await this.#store.change((keys) => [...keys.filter((key) => !added.includes(key)), ...added].slice(-MAX_KEYS))
    for (const key of added) this.#unsaved.delete(key)
  }
}
