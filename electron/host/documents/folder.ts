import { EventEmitter } from 'node:events'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type * as Y from 'yjs'
import type { FileProblem, LibraryEntry } from '../../../shared/api/contract'
import { fileNameFor, problemSentence } from '../../../shared/format'
import type { Attached } from './attached'
import { Bin } from './bin'
import type { Describe } from './describe'
import { clearTemporaries, discard, isTemporary, makeHidden, moveWithoutReplacing, writeDurably } from './durable'
import { DocumentFailure, systemCode, writeFailure } from './failures'
import { HandEdits } from './hand-edits'
import { keyOf, type Layout, layoutOf, spareFor, timeOfStamp } from './layout'
import { Library } from './library'
import { FolderLock } from './lock'
import { OpenDocuments } from './open-documents'
import type { Surroundings } from './opening'
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

/** A document in the bin; when it went there, in epoch milliseconds. */
export type Removed = { id: string; title: string; removedAt: number }

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
  readonly #open: OpenDocuments
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
    this.#open = new OpenDocuments(this.#around, {
      library: () => this.#library,
      scan: () => this.#scan(),
      changed: () => this.#changed(),
    })
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
    return this.#open.has(id) || this.#library.fileOf(id) !== undefined
  }

  /**
   * Loads a document's file and journal into a live document and keeps it on the disk from then on. One that is new
   * gets its file with the first save. A document can be attached once at a time.
   */
  attach(id: string, doc: Y.Doc): Promise<Attached> {
    return this.#open.attach(id, doc)
  }

  /** Writes a new document's file. */
  async create(doc: Y.Doc, id: string): Promise<void> {
    await this.#open.work(id, async () => undefined, doc)
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
    await this.#open.work(id, async (attached) => {
      if (sound.isNewer && !attached.isReadOnly) {
        throw new DocumentFailure('newer', problemSentence('newer', fileName))
      }
      await attached.takeIn(sound)
    })
    sound.state.destroy()
    this.#changed()
    return { id, isMerged }
  }

  /** Moves a document's file to the bin. Throws `still-open` while it is attached. */
  async remove(id: string): Promise<void> {
    if (this.#open.has(id)) {
      throw new DocumentFailure('still-open', 'This postmortem is open. Close it everywhere, then remove it.')
    }
    await this.#scan()
    const fileName = this.#library.fileOf(id)
    if (fileName === undefined) throw notFound()
    await this.#open.work(id, async () => undefined)
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
    if (this.has(id)) {
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

  /** What the bin holds of documents that have not come back since, the last removed first. */
  async removed(): Promise<Removed[]> {
    await this.#scan()
    const found = await Promise.all(
      (await this.#bin.list()).map(async ({ path, removedAt }) => {
        const read = await readSoundFile(path, this.#describe)
        if (!read.ok) return []
        const { id, title } = read.sound.file
        read.sound.state.destroy()
        return this.has(id) ? [] : [{ id, title, removedAt: timeOfStamp(removedAt) }]
      }),
    )
    return found.flat()
  }

  /** The document's file as it is on the disk after everything typed so far was saved. */
  async fileText(id: string): Promise<{ fileName: string; text: string }> {
    const open = this.#open.get(id)
    if (open) await this.#open.save(open)
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
    const lost = await this.#open.close(within)
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
    for (const fileName of this.#library.leftNames()) {
      await discard(join(this.folder, fileName))
      this.#library.delete(fileName)
    }
    const binned = await this.#bin.keys()
    // So that every file is whole before anybody looks.
    await this.#open.repair((key, id) => binned.has(key) && this.#library.fileOf(id) === undefined)
    // The index is a cache: on a full disk it is made again at the next start.
    if (isNews) await Promise.allSettled([this.#library.store()])
    this.#watch = watchFolder(this.folder, isTemporary, () => void this.#look())
  }

  /** Looks at what others may have done in the folder. */
  async #look(): Promise<void> {
    if (this.#isClosed) return
    await this.#open.lookAtFiles()
    await this.#scan()
  }

  #scan(): Promise<void> {
    const scan = this.#scanning.then(async () => {
      try {
        if (await this.#library.scan()) this.#changed()
      } catch (error) {
        // The folder may be on a disk that was pulled out: what is known stays, and saving tells.
        if (systemCode(error) === '') throw error
      }
    })
    // One after the other; a bug in one must not stop those after it.
    this.#scanning = scan.catch(() => undefined)
    return scan
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
