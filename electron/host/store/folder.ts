import { EventEmitter } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type * as Y from 'yjs'
import type { DocumentVersion, LibraryNotice } from '../../../shared/protocol/library'
import type { ChangeRef } from '../../../shared/protocol/merge-changes'
import type { FolderOptions } from './document-env'
import { type ImportPreview, importFile, previewImport, undoImport } from './document-import'
import { documentText, type NamedText } from './document-text'
import { clearTemporaries, readSignature } from './durable-file'
import { writeFailure } from './failures'
import {
  createFolderContext,
  documentNotFound,
  type FolderContext,
  holdsDocument,
  madeByNewerApp,
  writing,
} from './folder-context'
import { FolderSync } from './folder-sync'
import { createLayout } from './layout'
import type { LibraryListing } from './library'
import type { StoredSummary } from './library-entry'
import { FolderLock } from './lock'
import type { PersistedDocument } from './persisted-document'
import { createPrivateFolder } from './private-folder'
import { Recovery } from './recovery'
import type { ScanProgress } from './scan-progress'
import type { LibraryMatches, LibraryQuery } from './search'
import { Trash } from './trash'
import { type TrashedDocument, TrashedDocuments } from './trashed-documents'

/** How long (ms) closing waits for the disk. */
const CLOSE_TIMEOUT_MS = 5_000

/** A folder of documents, owned by this process. One host has it at a time. */
export class DocumentFolder extends EventEmitter<{ change: [] }> {
  readonly folder: string
  readonly #lock: FolderLock
  readonly #context: FolderContext
  readonly #sync: FolderSync
  readonly #trashed: TrashedDocuments
  readonly #recovery: Recovery

  private constructor(options: FolderOptions, lock: FolderLock) {
    super()
    this.folder = options.folder
    this.#lock = lock
    this.#context = createFolderContext(options, () => this.emit('change'))
    const trash = new Trash(this.#context.env.layout.trash)
    this.#sync = new FolderSync(this.#context, trash)
    this.#trashed = new TrashedDocuments(this.#context, trash)
    this.#recovery = new Recovery(this.#context)
  }

  /**
   * Locks the folder, reads it, and saves what a crash left in journals. Throws a `UserError`: `folder-in-use` with the
   * address of the host that has it, or why the folder can't be written.
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

  /** Locks the folder without reading it yet; throws as `open` does. Documents can be attached while `read` runs. */
  static async take(options: FolderOptions): Promise<DocumentFolder> {
    const layout = createLayout(options.folder)
    try {
      await mkdir(layout.folder, { recursive: true })
      for (const inner of [layout.hidden, layout.journals, layout.versions, layout.trash])
        await createPrivateFolder(inner)
      const lock = await FolderLock.take(layout.lock, layout.folder)
      const folder = new DocumentFolder(options, lock)
      try {
        await folder.#prepare()
      } catch (error) {
        await lock.release()
        throw error
      }
      return folder
    } catch (error) {
      throw writeFailure(error, options.folder)
    }
  }

  /** Reads the folder and saves what a crash left in journals, one document after the other. */
  read(): Promise<void> {
    return this.#sync.read()
  }

  get isClosed(): boolean {
    return this.#sync.isClosed
  }

  /** Records in the lock where this host can be reached, and with which key. */
  setAddress(address: string, key = ''): Promise<void> {
    return this.#lock.setAddress(address, key)
  }

  /** The documents, with the current state of open ones, once every file was inspected. */
  async list(): Promise<LibraryListing> {
    await this.#context.scanner.scan()
    return this.#context.library.list()
  }

  /**
   * The newest documents, at most `limit`. If inspecting every file takes longer than `timeoutMs`, those known so far;
   * a `change` event follows for files that turn out to be new or changed.
   */
  async listNewest(limit: number | undefined, timeoutMs: number): Promise<LibraryListing> {
    await this.#sync.upToDate(timeoutMs)
    return this.#context.library.list(limit)
  }

  /** The summaries of the documents known so far. */
  summaries(): StoredSummary[] {
    return [...this.#context.library.documents()].map(({ summary }) => summary)
  }

  /** Indexes the words of every document, so that the first search does not have to wait for it. */
  prepareSearch(): Promise<void> {
    return this.#context.search.update()
  }

  /** The documents known so far that contain every word of a query. */
  search(query: LibraryQuery): Promise<LibraryMatches> {
    return this.#context.search.search(query)
  }

  /** Set while the folder is read at the start, or files are read for the first time; a total of 0 is not known yet. */
  get progress(): ScanProgress | undefined {
    return this.#context.library.progress ?? (this.#sync.isReading ? { done: 0, total: 0 } : undefined)
  }

  /** The notices about documents on disk that were not dismissed yet, newest first. */
  get notices(): LibraryNotice[] {
    return this.#context.env.notices.list()
  }

  /** Adds a notice that the library shows until it is dismissed. */
  addNotice(notice: Omit<LibraryNotice, 'at'>): Promise<void> {
    const { notices, now } = this.#context.env
    return notices.add({ ...notice, at: now() })
  }

  dismissNotice(key: string): Promise<void> {
    return this.#context.env.notices.dismiss(key)
  }

  /** Whether the folder has a document, or is about to. */
  has(id: string): boolean {
    return holdsDocument(this.#context, id)
  }

  /** Whether the folder has a document; looks for one that is not known yet. */
  async find(id: string): Promise<boolean> {
    const { library, scanner, open } = this.#context
    const fileName = library.files.findFile(id)
    if (open.has(id)) return true
    if (fileName !== undefined && (await readSignature(join(this.folder, fileName)))) return true
    await library.lookUp(id)
    if (this.has(id)) return true
    await scanner.scan()
    return this.has(id)
  }

  /**
   * Loads a document's file and journal into a live document and persists it from then on. A new one gets its file with
   * the first save. A document can only be attached once at a time.
   */
  attach(id: string, doc: Y.Doc): Promise<PersistedDocument> {
    return this.#context.open.attach(id, doc)
  }

  /**
   * Runs `work` on a document, open or not, and saves it. Throws `not-found`, or `read-only` for one of a newer app, or
   * why it can't be opened or saved.
   */
  async edit<T>(id: string, work: (doc: Y.Doc) => T): Promise<T> {
    if (!(await this.find(id))) throw documentNotFound()
    let result: { value: T } | undefined
    const editing = this.#context.open.work(id, async (persisted) => {
      if (persisted.isReadOnly) throw madeByNewerApp()
      result = { value: work(persisted.doc) }
      await persisted.flushed()
    })
    await writing(this.#context, editing)
    if (!result) throw documentNotFound()
    return result.value
  }

  /** Writes a new document's file. */
  async create(doc: Y.Doc, id: string): Promise<void> {
    await this.#context.open.work(id, async () => undefined, doc)
  }

  /** What importing a file's text will do. Throws the file's problem. */
  previewImport(fileName: string, text: string): Promise<ImportPreview> {
    return previewImport(this.#context, fileName, text)
  }

  /** Imports a file's text; an existing document is merged, with `leftOut` so that it can be undone. Throws the file's problem. */
  importFile(
    fileName: string,
    text: string,
    leftOut?: readonly ChangeRef[],
  ): Promise<{ id: string; isMerged: boolean }> {
    return importFile(this.#context, fileName, text, leftOut)
  }

  /** Takes back the last merge into a document. */
  undoImport(id: string): Promise<void> {
    return writing(this.#context, undoImport(this.#context, id))
  }

  /**
   * The text of a document's file, once everything typed so far is saved; from memory if the disk does not have that.
   */
  fileText(id: string): Promise<NamedText> {
    return documentText(this.#context, id)
  }

  /** Moves a document's file to the trash. Throws `still-open` while it is attached. */
  remove(id: string): Promise<void> {
    return this.#trashed.remove(id)
  }

  /** Restores a removed document; if the document exists again meanwhile, the two are merged. */
  restore(id: string): Promise<void> {
    return this.#trashed.restore(id)
  }

  /** The removed documents that do not exist again, last removed first. */
  listTrash(): Promise<TrashedDocument[]> {
    return this.#trashed.list()
  }

  /** A document's kept versions, newest first. */
  versions(id: string): Promise<DocumentVersion[]> {
    return this.#recovery.versions(id)
  }

  /** A version's file, as it is. */
  versionText(id: string, version: string): Promise<NamedText> {
    return this.#recovery.versionText(id, version)
  }

  /** Restores a version of a document. */
  async restoreVersion(id: string, version: string): Promise<void> {
    await writing(this.#context, this.#recovery.restore(id, version))
    this.#context.onChange()
  }

  /** Tries to open a file again. */
  async retry(fileName: string): Promise<void> {
    await this.#recovery.retry(fileName)
    this.#context.onChange()
  }

  /** The unchanged bytes of a file that can't be opened, or that is in quarantine. */
  rawFile(fileName: string): Promise<Buffer> {
    return this.#recovery.rawFile(fileName)
  }

  /**
   * Saves and closes everything. Gives up on what the disk still refuses after `timeoutMs`; resolves to a sentence for
   * each document that lost recent typing.
   */
  async close(timeoutMs = CLOSE_TIMEOUT_MS): Promise<string[]> {
    if (this.isClosed) return []
    const { env, library, search, open } = this.#context
    this.#sync.close()
    search.close()
    const lost = await open.close(timeoutMs)
    // Cancels the first reading of files; the next start continues from there.
    await env.inspector.close()
    await this.#sync.settled()
    await Promise.allSettled([library.store()])
    await this.#lock.release()
    return lost
  }

  async #prepare(): Promise<void> {
    const { layout, fallback, externalEdits, notices, quarantine } = this.#context.env
    for (const folder of [layout.folder, layout.hidden]) await clearTemporaries(folder)
    // Without a fallback folder, typing stays in memory while the disk fails, and the page says so.
    if (fallback !== undefined) await Promise.allSettled([createPrivateFolder(fallback)])
    await externalEdits.load()
    if (await notices.load()) return
    const files = await quarantine.list().catch(() => [])
    const message =
      'The list of what happened to your files could not be read, and starts empty. What was kept because of it can still be downloaded.'
    await this.addNotice({ key: 'notices', title: '', sentence: message, files })
  }
}
