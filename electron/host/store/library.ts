import { lstat, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isOwnFileName, shortId } from '../../../shared/file'
import type { FileProblem, LibraryEntry } from '../../../shared/protocol/calls'
import { isSameState, type Signature, signatureOf } from './durable'
import { systemCode, unlessMissing } from './failures'
import type { Inspector } from './inspection'
import { isListed, keyOf, type Layout } from './layout'
import { fileProblem, type KnownFile } from './library-entry'
import { readIndex, writeIndex } from './library-index'
import { isConflictCopy, isConflictName } from './sync-conflicts'

/** Files looked at at the same time: bounds what is in memory when a large folder is read for the first time. */
const MAX_CONCURRENT_READS = 8

/** After so many files that were read the index is stored, so that a first start that is ended early is not lost. */
const FILES_PER_INDEX_SAVE = 1_000

/** How far reading the folder is. */
export type ReadingProgress = { done: number; total: number }

/** A copy of a document that a sync program left beside its file. */
export type ConflictCopy = { id: string; fileName: string }

/** Larger files (bytes) are not read: no postmortem comes near, and reading one would hold up all others. */
const MAX_FILE_BYTES = 128 * 1024 * 1024

/** What a name leads to: an `reason` is why it is not read, as part of a sentence. Nothing at all: it is gone. */
const statFile = async (path: string): Promise<{ signature?: Signature; reason?: string }> => {
  try {
    const found = await stat(path)
    const signature = { inode: found.ino, size: found.size, changedAt: found.mtimeMs }
    if (!found.isFile()) return { signature, reason: 'it is not a file' }
    const isTooLarge = found.size > MAX_FILE_BYTES
    return { signature, ...(isTooLarge && { reason: `it is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB` }) }
  } catch (error) {
    const code = systemCode(error)
    if (code === '') throw error
    const link = await unlessMissing(lstat(path)).catch(() => undefined)
    if (!link) return {}
    // One name that leads nowhere must not keep the others from being read.
    const signature = { inode: link.ino, size: link.size, changedAt: link.mtimeMs }
    return { signature, reason: link.isSymbolicLink() ? `it is a link that leads nowhere, ${code}` : code }
  }
}

/** What the folder's files are, without opening one twice. The index on disk is a cache: deleting it costs one reading. */
export class Library {
  readonly #folder: string
  readonly #indexPath: string
  readonly #inspector: Inspector
  /** An open document's file stays its file, whatever else turns up. */
  readonly #openFileOf: (id: string) => string | undefined
  readonly #onProgress: () => void
  #files = new Map<string, KnownFile>()
  /** Documents whose journal can't be used, by id. */
  readonly #journalProblems = new Map<string, FileProblem>()
  #primaryFiles: Map<string, string> | undefined
  #progress: ReadingProgress | undefined
  #isLoaded = false

  constructor(
    layout: Layout,
    inspector: Inspector,
    hooks: { openFileOf: (id: string) => string | undefined; onProgress: () => void },
  ) {
    this.#folder = layout.folder
    this.#indexPath = layout.index
    this.#inspector = inspector
    this.#openFileOf = hooks.openFileOf
    this.#onProgress = hooks.onProgress
  }

  async load(): Promise<void> {
    this.#files = await readIndex(this.#indexPath)
    this.#primaryFiles = undefined
    this.#isLoaded = true
  }

  async store(): Promise<void> {
    // A host that could not start has read nothing: the index of the one before it stays.
    if (!this.#isLoaded) return
    await writeIndex(this.#indexPath, this.#files)
  }

  /** Set while files are read for the first time. */
  get progress(): ReadingProgress | undefined {
    return this.#progress
  }

  get(fileName: string): KnownFile | undefined {
    return this.#files.get(fileName)
  }

  set(fileName: string, known: KnownFile): void {
    this.#files.set(fileName, known)
    this.#primaryFiles = undefined
  }

  delete(fileName: string): void {
    this.#files.delete(fileName)
    this.#primaryFiles = undefined
  }

  /** To be called when a document was opened or let go: its file takes precedence while it is open. */
  onOpenChanged(): void {
    this.#primaryFiles = undefined
  }

  /** Forgets what is known of a file, so that it is looked at again. */
  forget(fileName: string): void {
    const known = this.get(fileName)
    if (known?.problem?.id !== undefined) this.#journalProblems.delete(known.problem.id)
    if (known?.summary) this.#journalProblems.delete(known.summary.id)
    this.delete(fileName)
  }

  /** The file that holds a document. */
  fileOf(id: string): string | undefined {
    this.#primaryFiles ??= this.#findPrimaryFiles()
    return this.#primaryFiles.get(id)
  }

  /** The document whose own files carry this key. */
  idWithKey(key: string): string | undefined {
    for (const { summary } of this.#files.values()) if (summary && keyOf(summary.id) === key) return summary.id
    return undefined
  }

  /** Whether a file was read to the end in the state that it has now. */
  async isKnownGood(fileName: string): Promise<boolean> {
    const known = this.get(fileName)
    if (!known?.summary) return false
    return isSameState(known.signature, await signatureOf(join(this.#folder, fileName)))
  }

  /** Says that a document's journal can't be used; or, without a reason, that it can. */
  setJournalProblem(id: string, reason: string | undefined): void {
    if (reason === undefined) this.#journalProblems.delete(id)
    else {
      const fileName = this.fileOf(id) ?? id
      this.#journalProblems.set(id, { ...fileProblem('journal-unusable', fileName, reason), id })
    }
  }

  /** Brings what is known up to date; true if anything had changed. */
  async scan(): Promise<boolean> {
    const names = (await readdir(this.#folder)).filter(isListed)
    const present = new Set(names)
    let hasChanged = false
    for (const name of this.#files.keys()) {
      if (present.has(name)) continue
      this.delete(name)
      hasChanged = true
    }
    const waiting = names.values()
    const progress = { done: 0, total: names.length }
    let unsavedCount = 0
    const work = async () => {
      for (const name of waiting) {
        progress.done += 1
        if (!(await this.#inspect(name))) continue
        hasChanged = true
        unsavedCount += 1
        this.#progress = progress
        this.#onProgress()
        if (unsavedCount % FILES_PER_INDEX_SAVE === 0) await Promise.allSettled([this.store()])
      }
    }
    try {
      await Promise.all(Array.from({ length: MAX_CONCURRENT_READS }, work))
    } finally {
      this.#progress = undefined
    }
    return hasChanged
  }

  /** Looks at the files that may be a document's by their name, before all others have been read. */
  async lookUp(id: string): Promise<void> {
    const names = (await unlessMissing(readdir(this.#folder))) ?? []
    const own = names.filter((name) => isListed(name) && name.includes(shortId(id)))
    await Promise.all(own.map((name) => this.#inspect(name)))
  }

  /** Everything the library shows. `live` gives what is newer in memory than on the disk. */
  list(live: (id: string) => Partial<LibraryEntry> | undefined): { entries: LibraryEntry[]; problems: FileProblem[] } {
    const entries: LibraryEntry[] = []
    const problems: FileProblem[] = [...this.#journalProblems.values()]
    for (const [fileName, { summary, problem, isReadOnly, signature }] of this.#files) {
      if (problem) problems.push(problem)
      if (!summary) continue
      const primary = this.fileOf(summary.id)
      if (primary === fileName) {
        entries.push({ ...summary, fileName, changedAt: signature.changedAt, isReadOnly, ...live(summary.id) })
      } else {
        problems.push({ ...fileProblem('duplicate-id', fileName, `“${primary}”`), id: summary.id })
      }
    }
    const byName = (a: { fileName: string }, b: { fileName: string }) => (a.fileName < b.fileName ? -1 : 1)
    return { entries: entries.sort(byName), problems: problems.sort(byName) }
  }

  /**
   * Second names of one and the same file, left when the process died while a file followed its title to a new name.
   * The name that fits the title in the file stays; two names that somebody chose are theirs.
   */
  staleNames(): string[] {
    const { entries, problems } = this.list(() => undefined)
    const primaryFiles = new Map(entries.map((entry) => [entry.id, entry]))
    return problems.flatMap(({ code, fileName }) => {
      const known = this.get(fileName)
      const primary = known?.summary && primaryFiles.get(known.summary.id)
      if (code !== 'duplicate-id' || !known?.summary || !primary) return []
      const isSameFile = this.get(primary.fileName)?.signature.inode === known.signature.inode
      const { id, title } = known.summary
      const stale = [primary.fileName, fileName].find((name) => !isOwnFileName(name, title, id))
      const isOneGenerated = [primary.fileName, fileName].some((name) => isOwnFileName(name, title, id))
      return isSameFile && isOneGenerated && stale !== undefined ? [stale] : []
    })
  }

  /** Copies that sync programs left, each with the document whose file stands beside it. */
  conflictCopies(): ConflictCopy[] {
    const copies: ConflictCopy[] = []
    for (const [fileName, { summary, isReadOnly }] of this.#files) {
      const primary = summary && this.fileOf(summary.id)
      if (!summary || isReadOnly || primary === undefined || primary === fileName) continue
      // The document may have been renamed since: the name says enough, whatever the document's file is called now.
      if (isConflictName(fileName) || isConflictCopy(fileName, primary)) copies.push({ id: summary.id, fileName })
    }
    return copies
  }

  /** Says that a copy could not be merged, until it changes or somebody tries again: no look is spent on it till then. */
  markUnmergeable(fileName: string, reason: string): void {
    const known = this.get(fileName)
    if (!known?.summary) return
    const { summary: _summary, ...rest } = known
    this.set(fileName, {
      ...rest,
      problem: { ...fileProblem('duplicate-id', fileName, reason), id: known.summary.id },
    })
  }

  /** Documents whose file is damaged beside its state. */
  damaged(): string[] {
    return [...this.#files].flatMap(([fileName, { summary, isDamaged }]) =>
      isDamaged && summary && this.fileOf(summary.id) === fileName ? [summary.id] : [],
    )
  }

  /** By document, its file: of several the one that is open, or else no copy of another, or else the one saved last. */
  #findPrimaryFiles(): Map<string, string> {
    const primaryFiles = new Map<string, string>()
    for (const [fileName, { summary, savedAt }] of this.#files) {
      if (!summary) continue
      const rival = primaryFiles.get(summary.id)
      const open = this.#openFileOf(summary.id)
      if (rival === undefined || open === fileName) primaryFiles.set(summary.id, fileName)
      else if (open !== rival && this.#isPreferred({ fileName, savedAt }, rival)) primaryFiles.set(summary.id, fileName)
    }
    return primaryFiles
  }

  #isPreferred({ fileName, savedAt }: { fileName: string; savedAt: string }, rival: string): boolean {
    const isCopy = (one: string, original: string): boolean =>
      isConflictCopy(one, original) || (isConflictName(one) && !isConflictName(original))
    if (isCopy(rival, fileName)) return true
    return !isCopy(fileName, rival) && savedAt > (this.#files.get(rival)?.savedAt ?? '')
  }

  async #inspect(fileName: string): Promise<boolean> {
    const path = join(this.#folder, fileName)
    const { signature, reason } = await statFile(path)
    if (!signature || isSameState(signature, this.get(fileName)?.signature)) return false
    const report =
      reason === undefined
        ? await this.#inspector.file(path, fileName)
        : { savedAt: '', isReadOnly: true, problem: fileProblem('unreadable', fileName, reason) }
    this.set(fileName, { signature, ...report })
    return true
  }
}
