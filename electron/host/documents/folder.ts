import { EventEmitter } from 'node:events'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import type { FileProblem, LibraryEntry } from '../../../shared/api/contract'
import { fileNameFor, problemSentence } from '../../../shared/format'
import type { Attached } from './attached'
import { Bin } from './bin'
import type { Describe } from './describe'
import { clearTemporaries, isTemporary, makeHidden, moveWithoutReplacing, writeDurably } from './durable'
import { DocumentFailure, systemCode, writeFailure } from './failures'
import { HandEdits } from './hand-edits'
import { readSegments } from './journal-files'
import { keyOf, type Layout, layoutOf, spareFor } from './layout'
import { Library } from './library'
import { FolderLock } from './lock'
import { allSegments, openDocument, type Surroundings } from './opening'
import { defaultRhythm, type Rhythm } from './save-timer'
import { readSound, readSoundFile } from './take-in'
import { watchFolder } from './watch'

export type FolderOptions = {
  folder: string
  describe: Describe
  /** Where journals go while the folder can't be written. */
  spare?: string
  now?: () => number
  rhythm?: Rhythm
}

/** A folder of documents, as this process's own. One host has it at a time. */
export class DocumentFolder extends EventEmitter<{ change: [] }> {
  readonly folder: string
  readonly #layout: Layout
  readonly #describe: Describe
  readonly #now: () => number
  readonly #around: Surroundings
  readonly #lock: FolderLock
  readonly #library: Library
  readonly #bin: Bin
  readonly #open = new Map<string, Attached>()
  readonly #opening = new Set<string>()
  #watch: { close: () => void } | undefined
  #scanning: Promise<void> = Promise.resolve()
  #isClosed = false

  private constructor(options: FolderOptions, lock: FolderLock) {
    super()
    this.folder = options.folder
    this.#layout = layoutOf(options.folder)
    this.#describe = options.describe
    this.#now = options.now ?? Date.now
    this.#lock = lock
    this.#library = new Library(this.#layout, this.#describe, (id) => this.#open.get(id)?.place.fileName)
    this.#bin = new Bin(this.#layout.bin)
    this.#around = {
      layout: this.#layout,
      describe: this.#describe,
      spare: options.spare === undefined ? undefined : spareFor(options.spare, options.folder),
      now: this.#now,
      rhythm: options.rhythm ?? defaultRhythm,
      handEdits: new HandEdits(this.#layout.handEdits),
    }
  }

  /**
   * Takes the folder, reads what is in it and saves what a crash left in journals. Throws a `DocumentFailure`:
   * `folder-in-use` with the address of the host that has it, or why the folder can't be written.
   */
  static async open(options: FolderOptions): Promise<DocumentFolder> {
    const layout = layoutOf(options.folder)
    try {
      await mkdir(layout.folder, { recursive: true })
      for (const inner of [layout.hidden, layout.journals, layout.versions, layout.bin]) await makeHidden(inner)
      const lock = await FolderLock.take(layout.lock, layout.folder)
      const folder = new DocumentFolder(options, lock)
      try {
        await folder.#begin()
      } catch (error) {
        await lock.release()
        throw error
      }
      return folder
    } catch (error) {
      throw writeFailure(error, options.folder)
    }
  }

  /** Tells others, in the lock, where this host can be reached. */
  setAddress(address: string): Promise<void> {
    return this.#lock.setAddress(address)
  }

  /** The documents, open ones as they are now, and the files that could not be opened. */
  async list(): Promise<{ entries: LibraryEntry[]; problems: FileProblem[] }> {
    await this.#scan()
    return this.#library.list((id) => {
      const attached = this.#open.get(id)
      return attached && { ...attached.summary(), isReadOnly: attached.isReadOnly }
    })
  }

  /** Whether the folder holds a document, or is about to. */
  has(id: string): boolean {
    return this.#open.has(id) || this.#opening.has(id) || this.#library.fileOf(id) !== undefined
  }

  /**
   * Loads a document's file and journal into a live document and keeps it on the disk from then on. One that is new
   * gets its file with the first save. A document can be attached once at a time.
   */
  attach(id: string, doc: Y.Doc): Promise<Attached> {
    return this.#attach(id, doc, { mustBeWhole: false })
  }

  async #attach(id: string, doc: Y.Doc, demand: { mustBeWhole: boolean }): Promise<Attached> {
    if (this.#open.has(id) || this.#opening.has(id)) throw new Error(`document ${id} is attached already`)
    this.#opening.add(id)
    try {
      const fileName = this.#library.fileOf(id)
      const attached = await openDocument(this.#around, id, doc, fileName, {
        ...demand,
        whereElse: () => this.#findElsewhere(id),
        onSaved: () => this.#onSaved(id),
        onDetached: () => this.#onDetached(id),
      })
      this.#open.set(id, attached)
      return attached
    } finally {
      this.#opening.delete(id)
    }
  }

  /** Writes a new document's file. */
  async create(doc: Y.Doc, id: string): Promise<void> {
    const attached = await this.attach(id, doc)
    try {
      await this.#saveNow(attached)
    } catch (error) {
      await attached.abandon()
      throw error
    }
    await attached.detach()
  }

  /** Takes in a file's text; a document that is there already is merged. Throws the file's problem. */
  async importFile(fileName: string, text: string): Promise<{ id: string; isMerged: boolean }> {
    const read = readSound(text, this.#describe)
    if (!read.ok) {
      const { code, detail } = read.problem
      throw new DocumentFailure(code, problemSentence(code, fileName, detail))
    }
    const { sound } = read
    const { id } = sound.file
    await this.#scan()
    const isMerged = this.has(id)
    if (sound.isNewer && !isMerged) {
      await this.#writing(this.#putAsItIs(sound.file.title, id, text))
      return { id, isMerged }
    }
    await this.#with(id, async (attached) => {
      if (sound.isNewer && !attached.isReadOnly) {
        throw new DocumentFailure('newer', problemSentence('newer', fileName))
      }
      await attached.takeIn(sound)
      await this.#saveNow(attached)
    })
    sound.state.destroy()
    this.#changed()
    return { id, isMerged }
  }

  /** Moves a document's file to the bin. Throws `still-open` while it is attached. */
  async remove(id: string): Promise<void> {
    if (this.#open.has(id) || this.#opening.has(id)) {
      throw new DocumentFailure('still-open', 'This postmortem is open. Close it everywhere, then remove it.')
    }
    await this.#scan()
    const fileName = this.#library.fileOf(id)
    if (fileName === undefined) throw notFound()
    await this.#with(id, (attached) => this.#saveNow(attached))
    const kept = this.#library.fileOf(id) ?? fileName
    await this.#writing(this.#bin.put(id, join(this.folder, kept), kept, this.#now()))
    this.#library.delete(kept)
    this.#changed()
  }

  /** Brings a removed document back; if it has come back in another way meanwhile, the two are merged. */
  async restore(id: string): Promise<void> {
    const binned = await this.#bin.find(id)
    if (!binned) throw notFound()
    await this.#scan()
    if (this.#library.fileOf(id) !== undefined || this.#open.has(id)) {
      await this.importFile(binned.fileName, await readFile(binned.path, 'utf8'))
      await this.#bin.empty(binned)
      return
    }
    const read = await readSoundFile(binned.path, this.#describe)
    const title = read.ok ? read.sound.file.title : ''
    await this.#writing(this.#bin.takeBack(binned, this.folder, (copy) => fileNameFor(title, id, copy)))
    await this.#scan()
    this.#changed()
  }

  /** The document's file as it is on the disk after everything typed so far was saved. */
  async fileText(id: string): Promise<{ fileName: string; text: string }> {
    const open = this.#open.get(id)
    if (open) await this.#saveNow(open)
    else await this.#scan()
    const fileName = open?.place.fileName ?? this.#library.fileOf(id)
    if (fileName === undefined) throw notFound()
    return { fileName, text: await readFile(join(this.folder, fileName), 'utf8') }
  }

  /**
   * Saves and lets go of everything. What the disk still refuses after `within` ms is given up; the sentences tell
   * which documents then lost what was typed last.
   */
  async close(within = 5000): Promise<string[]> {
    if (this.#isClosed) return []
    this.#isClosed = true
    this.#watch?.close()
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
    await this.#scanning
    await Promise.allSettled([this.#library.store()])
    await this.#lock.release()
    return lost
  }

  async #begin(): Promise<void> {
    for (const place of [this.folder, this.#layout.hidden]) await clearTemporaries(place)
    // Without a spare place typing that the folder refuses stays in memory, and is said so.
    if (this.#around.spare !== undefined) await Promise.allSettled([makeHidden(this.#around.spare)])
    await this.#around.handEdits.load()
    await this.#library.load()
    const isNews = await this.#library.scan()
    await this.#repair()
    // The index is a cache: on a full disk it is made again at the next start.
    if (isNews) await Promise.allSettled([this.#library.store()])
    this.#watch = watchFolder(this.folder, isTemporary, () => void this.#look())
  }

  /** Saves what a crash left in journals, so that every file is whole before anybody looks. */
  async #repair(): Promise<void> {
    const files = await allSegments(this.#around)
    const binned = await this.#bin.keys()
    for (const key of new Set(files.map((file) => file.key))) {
      const own = files.filter((file) => file.key === key)
      const id = (await readSegments(own, this.#layout.aside))?.id
      if (id === undefined || (binned.has(key) && this.#library.fileOf(id) === undefined)) continue
      const doc = new Y.Doc()
      try {
        const attached = await this.#attach(id, doc, { mustBeWhole: true })
        await attached.detach()
      } catch (error) {
        // It stays in its journal, for when its file is there again or may be read.
        if (!(error instanceof DocumentFailure)) throw error
      }
      doc.destroy()
    }
  }

  /** Works on a document that may be open or not. */
  async #with(id: string, work: (attached: Attached) => Promise<void>): Promise<void> {
    const open = this.#open.get(id)
    if (open) return work(open)
    const doc = new Y.Doc()
    const attached = await this.attach(id, doc)
    try {
      await work(attached)
    } catch (error) {
      await attached.abandon()
      throw error
    }
    await attached.detach()
    doc.destroy()
  }

  async #saveNow(attached: Attached): Promise<void> {
    await attached.save()
    if (attached.isUnsaved && attached.error !== undefined) throw writeFailure(attached.error, this.folder)
  }

  /** The index is told what the file is now; what is in it is summed up when the document is let go. */
  #onSaved(id: string): void {
    const attached = this.#open.get(id)
    if (!attached) return
    const { fileName, signature, formerName } = attached.place
    if (fileName === undefined || !signature) return
    const former = this.#library.get(formerName ?? fileName)
    if (formerName !== undefined && formerName !== fileName) this.#library.delete(formerName)
    this.#library.set(fileName, {
      signature,
      savedAt: new Date(this.#now()).toISOString(),
      isReadOnly: attached.isReadOnly,
      summary: former?.summary ?? attached.summary(),
    })
    this.#changed()
  }

  #onDetached(id: string): void {
    const attached = this.#open.get(id)
    this.#open.delete(id)
    const known = this.#library.get(attached?.place.fileName ?? '')
    if (attached && known?.summary) known.summary = attached.summary()
    this.#changed()
  }

  async #findElsewhere(id: string): Promise<string | undefined> {
    await this.#scan()
    return this.#library.fileOf(id)
  }

  /** Looks at what others may have done in the folder. */
  async #look(): Promise<void> {
    if (this.#isClosed) return
    await Promise.all([...this.#open.values()].map((attached) => attached.lookAtFile()))
    await this.#scan()
  }

  #scan(): Promise<void> {
    this.#scanning = this.#scanning.then(async () => {
      try {
        if (await this.#library.scan()) this.#changed()
      } catch (error) {
        // The folder may be on a disk that was pulled out: what is known stays, and saving tells.
        if (systemCode(error) === '') throw error
      }
    })
    return this.#scanning
  }

  #changed(): void {
    this.emit('change')
  }

  /** A file from a newer app is kept to the byte: this one can't know what is in it. */
  async #putAsItIs(title: string, id: string, text: string): Promise<void> {
    const draft = join(this.#layout.hidden, `${keyOf(id)}.import`)
    await writeDurably(draft, [text])
    for (let copy = 1; ; copy += 1) {
      if (await moveWithoutReplacing(draft, join(this.folder, fileNameFor(title, id, copy)))) break
    }
    await this.#scan()
    this.#changed()
  }

  async #writing<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      throw writeFailure(error, this.folder)
    }
  }
}

const notFound = () => new DocumentFailure('not-found', 'This postmortem is not in the folder any more.')
