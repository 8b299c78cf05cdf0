import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { UserError } from '../user-error'
import type { DocumentEnv } from './document-env'
import { systemCode, writeFailure } from './failures'
import { readSegments } from './journal-files'
import type { Library } from './library'
import type { LibraryScanner } from './library-scanner'
import { allSegments, openDocument } from './opening'
import type { PersistedDocument } from './persisted-document'

type OpenDocumentsOptions = {
  /** The open documents by id; the library reads them as well. */
  openById: Map<string, PersistedDocument>
  library: Library
  scanner: LibraryScanner
  onChange: () => void
}

/** The documents of a folder that are open, each attached to one live document. */
export class OpenDocuments {
  readonly #env: DocumentEnv
  readonly #library: Library
  readonly #scanner: LibraryScanner
  readonly #onChange: () => void
  readonly #openById: Map<string, PersistedDocument>
  readonly #opening = new Set<string>()
  /** Documents that the folder itself is working on, which opening waits for. */
  readonly #busy = new Map<string, Promise<unknown>>()

  constructor(env: DocumentEnv, { openById, library, scanner, onChange }: OpenDocumentsOptions) {
    this.#env = env
    this.#openById = openById
    this.#library = library
    this.#scanner = scanner
    this.#onChange = onChange
  }

  get(id: string): PersistedDocument | undefined {
    return this.#openById.get(id)
  }

  /** Whether a document is open or about to be. */
  has(id: string): boolean {
    return this.#openById.has(id) || this.#opening.has(id)
  }

  /** Attaches a document, once the folder itself is done working on it. */
  async attach(id: string, doc: Y.Doc): Promise<PersistedDocument> {
    while (this.#busy.has(id)) await this.#busy.get(id)
    return this.#attach(id, doc, { requireComplete: false })
  }

  /** `requireComplete`: a document whose journal depends on missing changes is refused with `not-found`. */
  async #attach(id: string, doc: Y.Doc, requirement: { requireComplete: boolean }): Promise<PersistedDocument> {
    if (this.has(id)) throw new Error(`document ${id} is attached already`)
    this.#opening.add(id)
    try {
      const library = this.#library
      const fileName = library.files.findFile(id)
      const persisted = await openDocument(this.#env, id, doc, fileName, {
        ...requirement,
        isKnownGood: async () => fileName !== undefined && library.isKnownGood(fileName),
        knownSummary: () => library.files.get(fileName ?? '')?.summary,
        onJournalVerdict: (reason) => {
          library.setJournalProblem(id, reason)
          if (reason !== undefined) this.#onChange()
        },
        locateFile: () => this.#findElsewhere(id),
        onSaved: () => this.#onSaved(id),
        onDetached: () => this.#onDetached(id),
      })
      this.#openById.set(id, persisted)
      library.files.onOpenChanged()
      return persisted
    } finally {
      this.#opening.delete(id)
    }
  }

  /** Runs `work` on a document, open or not, and saves it. Throws if it could not be saved. */
  async work(id: string, work: (persisted: PersistedDocument) => Promise<void>, doc = new Y.Doc()): Promise<void> {
    while (this.#busy.has(id)) await this.#busy.get(id)
    const open = this.#openById.get(id)
    if (open) {
      await work(open)
      return this.save(open)
    }
    await this.#whileBusy(id, async () => {
      const persisted = await this.#attach(id, doc, { requireComplete: false })
      try {
        await work(persisted)
        await this.save(persisted)
      } catch (error) {
        await persisted.abandon()
        throw error
      }
      await persisted.detach()
    })
  }

  /** Runs `work` while nobody can open the document. */
  async #whileBusy(id: string, work: () => Promise<void>): Promise<void> {
    const working = work()
    const ended = Promise.allSettled([working]).then(() => this.#busy.delete(id))
    this.#busy.set(id, ended)
    await working
    await ended
  }

  /** Saves into the file now; throws if that failed. */
  async save(persisted: PersistedDocument): Promise<void> {
    await persisted.save()
    if (persisted.isFileStale && persisted.error !== undefined) {
      throw writeFailure(persisted.error, this.#env.layout.folder)
    }
  }

  /** Merges what others wrote to the files of open documents. */
  async checkForExternalChanges(): Promise<void> {
    await Promise.all([...this.#openById.values()].map((persisted) => persisted.checkForExternalChange()))
  }

  /** Saves what a crash left in journals, one document after the other, except for the documents with these keys. */
  async repair(isLeftAlone: (key: string, id: string) => boolean): Promise<void> {
    for (const key of new Set((await allSegments(this.#env)).map((file) => file.key))) {
      const own = (await allSegments(this.#env)).filter((file) => file.key === key)
      try {
        // If every head is damaged, the file's name still contains the id, unless that had to be hashed.
        const id = (await readSegments(own)).id ?? this.#library.files.idWithKey(key) ?? key
        if (own.length === 0 || this.has(id) || this.#busy.has(id) || isLeftAlone(key, id)) continue
        await this.#whileBusy(id, async () => {
          const persisted = await this.#attach(id, new Y.Doc(), { requireComplete: true })
          await persisted.detach()
        })
      } catch (error) {
        // The changes stay in the journal until the document's file is back or readable.
        if (!(error instanceof UserError) && systemCode(error) === '') throw error
      }
    }
  }

  /**
   * Saves and detaches everything; after `within` ms the rest is abandoned;
   * returns a message for each document that lost something.
   */
  async close(within: number): Promise<string[]> {
    const lost: string[] = []
    const deadlineController = new AbortController()
    const deadline = pause(within, 'late' as const, { signal: deadlineController.signal }).catch(() => 'late' as const)
    await Promise.all(
      [...this.#openById.values()].map(async (persisted) => {
        if ((await Promise.race([persisted.detach(), deadline])) !== 'late') return
        const message = persisted.message
        if (!(await persisted.abandon())) lost.push(message ?? '')
      }),
    )
    deadlineController.abort()
    return lost
  }

  /** Updates the index entry of the file; its summary is updated when the document is detached. */
  #onSaved(id: string): void {
    const persisted = this.#openById.get(id)
    if (!persisted) return
    const { fileName, signature, formerName } = persisted.file
    if (fileName === undefined || !signature) return
    const library = this.#library
    const former = library.files.get(formerName ?? fileName)
    if (formerName !== undefined && formerName !== fileName) library.files.delete(formerName)
    library.files.set(fileName, {
      signature,
      savedAt: new Date(this.#env.now()).toISOString(),
      isReadOnly: persisted.isReadOnly,
      summary: former?.summary ?? persisted.summary(),
      isSummaryOld: former?.summary !== undefined,
      problem: persisted.isReadOnly ? former?.problem : undefined,
    })
    this.#onChange()
  }

  #onDetached(id: string): void {
    const persisted = this.#openById.get(id)
    this.#openById.delete(id)
    this.#library.files.onOpenChanged()
    const known = this.#library.files.get(persisted?.file.fileName ?? '')
    if (persisted && known?.summary) {
      known.summary = persisted.summary()
      known.isSummaryOld = persisted.isFileStale
    }
    this.#onChange()
  }

  async #findElsewhere(id: string): Promise<string | undefined> {
    await this.#scanner.scan()
    return this.#library.files.findFile(id)
  }
}
