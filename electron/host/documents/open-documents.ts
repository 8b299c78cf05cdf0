import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { UserError } from '../fail'
import type { Attached } from './attached'
import { systemCode, writeFailure } from './failures'
import { readSegments } from './journal-files'
import type { Library } from './library'
import { allSegments, openDocument, type Surroundings } from './opening'

/** The documents of a folder that are open, each attached to one live document. */
export class OpenDocuments {
  readonly #around: Surroundings
  readonly #library: () => Library
  readonly #scan: () => Promise<void>
  readonly #changed: () => void
  readonly #open = new Map<string, Attached>()
  readonly #opening = new Set<string>()
  /** Documents that the folder itself works on just now: whoever wants one waits for its turn. */
  readonly #busy = new Map<string, Promise<unknown>>()

  constructor(
    around: Surroundings,
    folder: { library: () => Library; scan: () => Promise<void>; changed: () => void },
  ) {
    this.#around = around
    this.#library = folder.library
    this.#scan = folder.scan
    this.#changed = folder.changed
  }

  get(id: string): Attached | undefined {
    return this.#open.get(id)
  }

  /** Whether a document is open or about to be. */
  has(id: string): boolean {
    return this.#open.has(id) || this.#opening.has(id)
  }

  /** Waits while the folder itself works on the document. */
  async attach(id: string, doc: Y.Doc): Promise<Attached> {
    while (this.#busy.has(id)) await this.#busy.get(id)
    return this.#attach(id, doc, { mustBeWhole: false })
  }

  /** `mustBeWhole`: a document whose journal builds on what is not there is refused with `not-found`. */
  async #attach(id: string, doc: Y.Doc, demand: { mustBeWhole: boolean }): Promise<Attached> {
    if (this.has(id)) throw new Error(`document ${id} is attached already`)
    this.#opening.add(id)
    try {
      const library = this.#library()
      const fileName = library.fileOf(id)
      const attached = await openDocument(this.#around, id, doc, fileName, {
        ...demand,
        isKnownGood: async () => fileName !== undefined && library.isKnownGood(fileName),
        onJournalVerdict: (reason) => {
          library.setJournalProblem(id, reason)
          if (reason !== undefined) this.#changed()
        },
        whereElse: () => this.#findElsewhere(id),
        onSaved: () => this.#onSaved(id),
        onDetached: () => this.#onDetached(id),
      })
      this.#open.set(id, attached)
      library.onOpenChanged()
      return attached
    } finally {
      this.#opening.delete(id)
    }
  }

  /** Works on a document that may be open or not, and saves it. Throws why it could not be saved. */
  async work(id: string, work: (attached: Attached) => Promise<void>, doc = new Y.Doc()): Promise<void> {
    while (this.#busy.has(id)) await this.#busy.get(id)
    const open = this.#open.get(id)
    if (open) {
      await work(open)
      return this.save(open)
    }
    await this.#whileBusy(id, async () => {
      const attached = await this.#attach(id, doc, { mustBeWhole: false })
      try {
        await work(attached)
        await this.save(attached)
      } catch (error) {
        await attached.abandon()
        throw error
      }
      await attached.detach()
    })
  }

  /** Runs something about a document while nobody may open it. */
  async #whileBusy(id: string, work: () => Promise<void>): Promise<void> {
    const working = work()
    const ended = Promise.allSettled([working]).then(() => this.#busy.delete(id))
    this.#busy.set(id, ended)
    await working
    await ended
  }

  /** Saves into the file now; throws why it could not be. */
  async save(attached: Attached): Promise<void> {
    await attached.save()
    if (attached.isUnsaved && attached.error !== undefined) {
      throw writeFailure(attached.error, this.#around.layout.folder)
    }
  }

  /** Takes in what others wrote to the files of open documents. */
  async lookAtFiles(): Promise<void> {
    await Promise.all([...this.#open.values()].map((attached) => attached.lookAtFile()))
  }

  /** Saves what a crash left in journals, one document after the other, except for the documents with these keys. */
  async repair(isLeftAlone: (key: string, id: string) => boolean): Promise<void> {
    for (const key of new Set((await allSegments(this.#around)).map((file) => file.key))) {
      const own = (await allSegments(this.#around)).filter((file) => file.key === key)
      try {
        // With every head damaged the name still tells, unless the id had to be hashed for it.
        const id = (await readSegments(own)).id ?? this.#library().idWithKey(key) ?? key
        if (own.length === 0 || this.has(id) || this.#busy.has(id) || isLeftAlone(key, id)) continue
        await this.#whileBusy(id, async () => {
          const attached = await this.#attach(id, new Y.Doc(), { mustBeWhole: true })
          await attached.detach()
        })
      } catch (error) {
        // It stays in its journal, for when its file is there again or may be read.
        if (!(error instanceof UserError) && systemCode(error) === '') throw error
      }
    }
  }

  /** Saves and lets go of everything; after `within` ms the rest is given up, with a sentence for each that lost something. */
  async close(within: number): Promise<string[]> {
    const lost: string[] = []
    const giveUp = new AbortController()
    const late = pause(within, 'late' as const, { signal: giveUp.signal }).catch(() => 'late' as const)
    await Promise.all(
      [...this.#open.values()].map(async (attached) => {
        if ((await Promise.race([attached.detach(), late])) !== 'late') return
        const sentence = attached.sentence
        if (!(await attached.abandon())) lost.push(sentence ?? '')
      }),
    )
    giveUp.abort()
    return lost
  }

  /** The index is told what the file is now; what is in it is summed up when the document is let go. */
  #onSaved(id: string): void {
    const attached = this.#open.get(id)
    if (!attached) return
    const { fileName, signature, formerName } = attached.place
    if (fileName === undefined || !signature) return
    const library = this.#library()
    const former = library.get(formerName ?? fileName)
    if (formerName !== undefined && formerName !== fileName) library.delete(formerName)
    library.set(fileName, {
      signature,
      savedAt: new Date(this.#around.now()).toISOString(),
      isReadOnly: attached.isReadOnly,
      summary: former?.summary ?? attached.summary(),
      problem: attached.isReadOnly ? former?.problem : undefined,
    })
    this.#changed()
  }

  #onDetached(id: string): void {
    const attached = this.#open.get(id)
    this.#open.delete(id)
    this.#library().onOpenChanged()
    const known = this.#library().get(attached?.place.fileName ?? '')
    if (attached && known?.summary) known.summary = attached.summary()
    this.#changed()
  }

  async #findElsewhere(id: string): Promise<string | undefined> {
    await this.#scan()
    return this.#library().fileOf(id)
  }
}
