import { EventEmitter } from 'node:events'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type * as Y from 'yjs'
import { fileNameFor, problemSentence } from '../../../shared/file'
import type { DocumentVersion, FileProblem, LibraryEntry, LibraryNotice } from '../../../shared/protocol/calls'
import { UserError } from '../user-error'
import type { DocumentCodec } from './document-codec'
import {
  clearTemporaries,
  createPrivateFolder,
  isTemporary,
  moveWithoutReplacing,
  removeFile,
  signatureOf,
  writeDurably,
} from './durable'
import { ExternalEdits } from './external-edits'
import { systemCode, writeFailure } from './failures'
import { mergeConflictCopies, repairFiles } from './file-repair'
import { createInspector, type Inspector } from './inspection'
import { fallbackFor, keyOf, type Layout, layoutOf, timeOfStamp } from './layout'
import { Library, type ReadingProgress } from './library'
import { FolderLock } from './lock'
import { readValidFile, readValidText } from './merge-file'
import { Notices } from './notices'
import { OpenDocuments } from './open-documents'
import type { DocumentEnv } from './opening'
import type { PersistedDocument } from './persisted-document'
import { Quarantine } from './quarantine'
import { Recovery } from './recovery'
import { DEFAULT_SAVE_DELAYS, type SaveDelays } from './save-timer'
import { Trash } from './trash'
import { watchFolder } from './watch'

export type FolderOptions = {
  folder: string
  codec: DocumentCodec
  /** Where journals go while the folder can't be written. */
  fallback?: string
  now?: () => number
  saveDelays?: SaveDelays
  /** Opens documents for the first time; in this very thread without one. It is closed with the folder. */
  inspector?: Inspector
}

/** How often at most the progress of reading a folder is told, ms: whoever is told asks for the whole list again. */
const PROGRESS_INTERVAL_MS = { base: 500, perEntry: 0.5 }

/** A document in the trash; when it went there, in epoch milliseconds. */
export type Removed = { id: string; title: string; removedAt: number }

/** A folder of documents, as this process's own. One host has it at a time. */
export class DocumentFolder extends EventEmitter<{ change: [] }> {
  readonly folder: string
  readonly #layout: Layout
  readonly #codec: DocumentCodec
  readonly #now: () => number
  readonly #env: DocumentEnv
  readonly #lock: FolderLock
  readonly #library: Library
  readonly #trash: Trash
  readonly #open: OpenDocuments
  readonly #recovery: Recovery
  #watch: { close: () => void } | undefined
  #scanning: Promise<void> = Promise.resolve()
  #reading: Promise<void> = Promise.resolve()
  #isReading = false
  #readingSince = 0
  #toldAt = 0
  #isClosed = false

  private constructor(options: FolderOptions, lock: FolderLock) {
    super()
    this.folder = options.folder
    this.#layout = layoutOf(options.folder)
    this.#codec = options.codec
    this.#now = options.now ?? Date.now
    this.#lock = lock
    const inspector = options.inspector ?? createInspector(options.codec)
    this.#library = new Library(this.#layout, inspector, {
      openFileOf: (id) => this.#open.get(id)?.file.fileName,
      onProgress: () => this.#reportProgress(),
    })
    this.#trash = new Trash(this.#layout.trash)
    this.#env = {
      layout: this.#layout,
      codec: this.#codec,
      fallback: options.fallback === undefined ? undefined : fallbackFor(options.fallback, options.folder),
      now: this.#now,
      saveDelays: options.saveDelays ?? DEFAULT_SAVE_DELAYS,
      externalEdits: new ExternalEdits(this.#layout.externalEdits),
      inspector,
      notices: new Notices(this.#layout.notices, () => this.#changed()),
      quarantine: new Quarantine(this.#layout.quarantine),
    }
    this.#open = new OpenDocuments(this.#env, {
      library: () => this.#library,
      scan: () => this.#scan(),
      changed: () => this.#changed(),
    })
    this.#recovery = new Recovery(this.#env, this.#library, this.#open, () => this.#scan())
  }

  /**
   * Takes the folder, reads what is in it and saves what a crash left in journals. Throws a `UserError`:
   * `folder-in-use` with the address of the host that has it, or why the folder can't be written.
   */
  static async open(options: FolderOptions): Promise<DocumentFolder> {
    const folder = await DocumentFolder.take(options)
    try {
      await folder.read()
      return folder
    } catch (error) {
      await folder.close()
      throw writeFailure(error, options.folder)
    }
  }

  /** Takes the folder and looks at nothing yet; throws as `open` does. Documents can be attached while `read` runs. */
  static async take(options: FolderOptions): Promise<DocumentFolder> {
    const layout = layoutOf(options.folder)
    try {
      await mkdir(layout.folder, { recursive: true })
      for (const inner of [layout.hidden, layout.journals, layout.versions, layout.trash])
        await createPrivateFolder(inner)
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

  /** Reads what is in the folder and saves what a crash left in journals, one document after the other. */
  read(): Promise<void> {
    this.#isReading = true
    this.#readingSince = performance.now()
    this.#reading = this.#read().finally(() => {
      this.#isReading = false
      this.#changed()
    })
    return this.#reading
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Tells others, in the lock, where this host can be reached. */
  setAddress(address: string): Promise<void> {
    return this.#lock.setAddress(address)
  }

  /** The documents, open ones as they are now, and the files that could not be opened, once every file was looked at. */
  async list(): Promise<{ entries: LibraryEntry[]; problems: FileProblem[] }> {
    await this.#scan()
    return this.listKnown()
  }

  /** The same as far as it is known; files that are new or changed meanwhile are told as a change. */
  listKnown(): { entries: LibraryEntry[]; problems: FileProblem[] } {
    return this.#library.list((id) => {
      const persisted = this.#open.get(id)
      return persisted && { ...persisted.summary(), isReadOnly: persisted.isReadOnly }
    })
  }

  /** Set while the folder is read at the start, or files are read for the first time; a total of 0 is not known yet. */
  get progress(): ReadingProgress | undefined {
    return this.#library.progress ?? (this.#isReading ? { done: 0, total: 0 } : undefined)
  }

  /** What happened to documents on the disk and was not dismissed yet, the newest first. */
  get notices(): LibraryNotice[] {
    return this.#env.notices.list()
  }

  /** Tells something in the library until it is dismissed. */
  tell(notice: Omit<LibraryNotice, 'at'>): Promise<void> {
    return this.#env.notices.add({ ...notice, at: this.#now() })
  }

  dismissNotice(key: string): Promise<void> {
    return this.#env.notices.dismiss(key)
  }

  /** As `listKnown`, after what changed on the disk was looked at, unless that takes longer than `timeoutMs`. */
  async listWithin(timeoutMs: number): Promise<{ entries: LibraryEntry[]; problems: FileProblem[] }> {
    const isReadingLong = this.#isReading && performance.now() - this.#readingSince > timeoutMs
    const looking = this.#reading.catch(() => undefined).then(() => this.#scan())
    if (!isReadingLong) await Promise.race([looking, pause(timeoutMs, undefined, { ref: false })])
    return this.listKnown()
  }

  /** Whether the folder holds a document; one that is not known yet is looked for. */
  async find(id: string): Promise<boolean> {
    const fileName = this.#library.fileOf(id)
    if (this.#open.has(id)) return true
    if (fileName !== undefined && (await signatureOf(join(this.folder, fileName)))) return true
    await this.#library.lookUp(id)
    if (this.has(id)) return true
    await this.#scan()
    return this.has(id)
  }

  /** What is kept of a document's earlier states, newest first. */
  versions(id: string): Promise<DocumentVersion[]> {
    return this.#recovery.versions(id)
  }

  /** A version's file, as it is. */
  versionText(id: string, version: string): Promise<{ fileName: string; text: string }> {
    return this.#recovery.versionText(id, version)
  }

  /** Makes a document what it was in a version. */
  async restoreVersion(id: string, version: string): Promise<void> {
    await this.#writing(this.#recovery.restore(id, version))
    this.#changed()
  }

  /** Looks again at a file that could not be opened. */
  async retry(fileName: string): Promise<void> {
    await this.#recovery.retry(fileName)
    this.#changed()
  }

  /** The bytes of a file that can't be opened, or that was set aside, as they are. */
  rawFile(fileName: string): Promise<Buffer> {
    return this.#recovery.rawFile(fileName)
  }

  /** Whether the folder holds a document, or is about to. */
  has(id: string): boolean {
    return this.#open.has(id) || this.#library.fileOf(id) !== undefined
  }

  /**
   * Loads a document's file and journal into a live document and keeps it on the disk from then on. One that is new
   * gets its file with the first save. A document can be attached once at a time.
   */
  attach(id: string, doc: Y.Doc): Promise<PersistedDocument> {
    return this.#open.attach(id, doc)
  }

  /** Writes a new document's file. */
  async create(doc: Y.Doc, id: string): Promise<void> {
    await this.#open.work(id, async () => undefined, doc)
  }

  /** Takes in a file's text; a document that is there already is merged. Throws the file's problem. */
  async importFile(fileName: string, text: string): Promise<{ id: string; isMerged: boolean }> {
    const { reason } = await this.#env.inspector.open({ source: { text }, journals: [] })
    if (reason !== undefined) throw new UserError('unopenable', problemSentence('unopenable', fileName, reason))
    const read = readValidText(text, this.#codec)
    if (!read.ok) {
      const { code, detail } = read.problem
      throw new UserError(code, problemSentence(code, fileName, detail))
    }
    const { validFile } = read
    const { id } = validFile.file
    await this.#scan()
    const isMerged = this.has(id)
    if (validFile.isNewer && !isMerged) {
      await this.#writing(this.#putAsItIs(validFile.file.title, id, text))
      return { id, isMerged }
    }
    await this.#open.work(id, async (persisted) => {
      if (validFile.isNewer && !persisted.isReadOnly) {
        throw new UserError('newer', problemSentence('newer', fileName))
      }
      await persisted.merge(validFile)
    })
    validFile.state.destroy()
    this.#changed()
    return { id, isMerged }
  }

  /** Moves a document's file to the trash. Throws `still-open` while it is attached. */
  async remove(id: string): Promise<void> {
    if (this.#open.has(id)) {
      throw new UserError('still-open', 'This postmortem is open. Close it everywhere, then move it to the trash.')
    }
    await this.#scan()
    const fileName = this.#library.fileOf(id)
    if (fileName === undefined) throw notFound()
    await this.#open.work(id, async () => undefined)
    const kept = this.#library.fileOf(id) ?? fileName
    await this.#writing(this.#trash.put(id, join(this.folder, kept), kept, this.#now()))
    this.#library.delete(kept)
    this.#changed()
  }

  /** Brings a removed document back; if it has come back in another way meanwhile, the two are merged. */
  async restore(id: string): Promise<void> {
    const trashed = await this.#trash.find(id)
    if (!trashed) throw notFound()
    await this.#scan()
    if (this.has(id)) {
      await this.importFile(trashed.fileName, await readFile(trashed.path, 'utf8'))
      await this.#trash.empty(trashed)
      return
    }
    const read = await readValidFile(trashed.path, this.#codec)
    const title = read.ok ? read.validFile.file.title : ''
    await this.#writing(this.#trash.restore(trashed, this.folder, (copy) => fileNameFor(title, id, copy)))
    await this.#scan()
    this.#changed()
  }

  /** What the trash holds of documents that have not come back since, the last removed first. */
  async removed(): Promise<Removed[]> {
    await this.#scan()
    const found = await Promise.all(
      (await this.#trash.list()).map(async ({ path, removedAt }) => {
        const read = await readValidFile(path, this.#codec).catch(() => undefined)
        if (!read?.ok) return []
        const { id, title } = read.validFile.file
        read.validFile.state.destroy()
        return this.has(id) ? [] : [{ id, title, removedAt: timeOfStamp(removedAt) }]
      }),
    )
    return found.flat()
  }

  /** The document's file after everything typed so far was saved; from memory if the disk does not have that. */
  async fileText(id: string): Promise<{ fileName: string; text: string }> {
    const open = this.#open.get(id)
    if (!open) await this.#scan()
    else await open.save()
    const fileName = open?.file.fileName ?? this.#library.fileOf(id)
    if (open && (open.isUnsaved || open.error !== undefined || fileName === undefined)) return inMemory(open, fileName)
    if (fileName === undefined) throw notFound()
    try {
      return { fileName, text: await readFile(join(this.folder, fileName), 'utf8') }
    } catch (error) {
      if (!open) throw error
      return inMemory(open, fileName)
    }
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
    // Ends what is being read for the first time: at the next start it goes on from there.
    await this.#env.inspector.close()
    await Promise.allSettled([this.#reading, this.#scanning])
    await Promise.allSettled([this.#library.store()])
    await this.#lock.release()
    return lost
  }

  async #begin(): Promise<void> {
    for (const folder of [this.folder, this.#layout.hidden]) await clearTemporaries(folder)
    // Without a fallback typing that the folder refuses stays in memory, and is said so.
    if (this.#env.fallback !== undefined) await Promise.allSettled([createPrivateFolder(this.#env.fallback)])
    await this.#env.externalEdits.load()
    const { notices, quarantine } = this.#env
    if (await notices.load()) return
    const files = await quarantine.list().catch(() => [])
    const sentence =
      'The list of what happened to your files could not be read, and starts anew. What was kept because of it can still be downloaded.'
    await this.tell({ key: 'notices', title: '', sentence, files })
  }

  async #read(): Promise<void> {
    await this.#library.load()
    this.#watch = watchFolder(this.folder, isTemporary, () => void this.#look())
    const isNews = await this.#scanOnce()
    for (const fileName of this.#library.staleNames()) {
      await removeFile(join(this.folder, fileName))
      this.#library.delete(fileName)
    }
    const trashed = await this.#trash.keys()
    await this.#open.repair((key, id) => trashed.has(key) && this.#library.fileOf(id) === undefined)
    const hasMerged = await mergeConflictCopies(this.#env, this.#library, this.#open)
    await repairFiles(this.#library, this.#open)
    // The index is a cache: on a full disk it is made again at the next start.
    if (isNews || hasMerged) await Promise.allSettled([this.#library.store()])
  }

  /** Looks at what others may have done in the folder. */
  async #look(): Promise<void> {
    if (this.#isClosed) return
    await this.#open.checkForExternalChanges()
    await this.#scan()
    await mergeConflictCopies(this.#env, this.#library, this.#open)
    await repairFiles(this.#library, this.#open)
  }

  async #scan(): Promise<void> {
    try {
      if (await this.#scanOnce()) this.#changed()
    } catch (error) {
      // The folder may be on a disk that was pulled out: what is known stays, and saving tells.
      if (systemCode(error) === '') throw error
    }
  }

  /** True if anything had changed. */
  #scanOnce(): Promise<boolean> {
    const scan = this.#scanning.then(() => this.#library.scan())
    // One after the other; a failure of one must not stop those after it.
    this.#scanning = Promise.allSettled([scan]).then(() => undefined)
    return scan
  }

  #reportProgress(): void {
    const interval = PROGRESS_INTERVAL_MS.base + PROGRESS_INTERVAL_MS.perEntry * (this.progress?.done ?? 0)
    if (performance.now() - this.#toldAt < interval) return
    this.#toldAt = performance.now()
    this.#changed()
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

const notFound = () => new UserError('not-found', 'This postmortem is no longer in the folder.')

const inMemory = (open: PersistedDocument, fileName: string | undefined): { fileName: string; text: string } => {
  const { title, id } = open.summary()
  return { fileName: fileName ?? fileNameFor(title, id), text: open.encodeText() }
}
