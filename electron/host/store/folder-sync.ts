import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isTemporary, removeFile } from './durable-file'
import { mergeConflictCopies, repairFiles } from './file-repair'
import type { FolderContext } from './folder-context'
import type { Trash } from './trash'
import { watchFolder } from './watch'

/** Keeps what is known about a folder in sync with the disk: reads it at startup, then watches it. */
export class FolderSync {
  readonly #context: FolderContext
  readonly #trash: Trash
  #watcher: { close: () => void } | undefined
  #reading: Promise<void> = Promise.resolve()
  /** When reading began, as `performance.now()`; undefined while it is not being read. */
  #readingSince: number | undefined
  #isClosed = false

  constructor(context: FolderContext, trash: Trash) {
    this.#context = context
    this.#trash = trash
  }

  get isReading(): boolean {
    return this.#readingSince !== undefined
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Reads the folder and saves what a crash left in journals, one document after the other. */
  read(): Promise<void> {
    this.#readingSince = performance.now()
    this.#reading = this.#read().finally(() => {
      this.#readingSince = undefined
      this.#context.onChange()
    })
    return this.#reading
  }

  /** Resolves once the folder was read and scanned, or after `timeoutMs`; at once if it has been read for longer than that. */
  async upToDate(timeoutMs: number): Promise<void> {
    if (this.#readingSince !== undefined && performance.now() - this.#readingSince > timeoutMs) return
    const scanned = this.#reading.catch(() => undefined).then(() => this.#context.scanner.scan())
    await Promise.race([scanned, pause(timeoutMs, undefined, { ref: false })])
  }

  /** Stops watching. */
  close(): void {
    this.#isClosed = true
    this.#watcher?.close()
  }

  /** Resolves once nothing is being read any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([this.#reading, this.#context.scanner.settled()])
  }

  async #read(): Promise<void> {
    const { env, library, scanner, open } = this.#context
    const { folder } = env.layout
    await library.load()
    this.#watcher = watchFolder(folder, isTemporary, () => {
      this.#check().catch((error: unknown) => {
        // Closing cancels what is being read.
        if (!this.#isClosed) throw error
      })
    })
    const hasChanged = await scanner.scanQuietly()
    for (const fileName of library.files.staleNames()) {
      await removeFile(join(folder, fileName))
      library.files.delete(fileName)
    }
    const trashedKeys = await this.#trash.keys()
    await open.repair((key, id) => trashedKeys.has(key) && library.files.findFile(id) === undefined)
    const hasMerged = await mergeConflictCopies(this.#context)
    await repairFiles(this.#context)
    // The index is a cache: on a full disk it is rebuilt at the next start.
    if (hasChanged || hasMerged) await Promise.allSettled([library.store()])
  }

  /** Picks up what others may have changed in the folder. */
  async #check(): Promise<void> {
    if (this.#isClosed) return
    const { scanner, open } = this.#context
    await open.checkForExternalChanges()
    await scanner.scan()
    await mergeConflictCopies(this.#context)
    await repairFiles(this.#context)
  }
}
