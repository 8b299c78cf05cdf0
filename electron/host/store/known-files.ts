import { isOwnFileName } from '../../../shared/file'
import { documentKey } from './layout'
import type { KnownFile } from './library-entry'
import { isConflictCopy, isConflictName } from './sync-conflicts'

/** A copy of a document that a sync program left next to its file. */
export type ConflictCopy = { id: string; fileName: string }

/** What is known about each file of a folder, and which file is a document's own. */
export class KnownFiles {
  #files = new Map<string, KnownFile>()
  /** An open document's file stays its file, whatever other files appear. */
  readonly #findOpenFile: (id: string) => string | undefined
  /** Each document's file; computed on first use after a change. */
  #primaryFiles: Map<string, string> | undefined

  constructor(findOpenFile: (id: string) => string | undefined) {
    this.#findOpenFile = findOpenFile
  }

  /** Replaces everything that is known. */
  load(files: Map<string, KnownFile>): void {
    this.#files = files
    this.#primaryFiles = undefined
  }

  get all(): ReadonlyMap<string, KnownFile> {
    return this.#files
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

  /** To be called when a document was opened or closed: its file takes precedence while it is open. */
  onOpenChanged(): void {
    this.#primaryFiles = undefined
  }

  /** The file of a document. */
  findFile(id: string): string | undefined {
    this.#primaryFiles ??= this.#findPrimaryFiles()
    return this.#primaryFiles.get(id)
  }

  /** The document whose internal files have this key. */
  idWithKey(key: string): string | undefined {
    for (const { summary } of this.#files.values()) if (summary && documentKey(summary.id) === key) return summary.id
    return undefined
  }

  /**
   * Second names of the same file, left if the process died while renaming a file after its title. The name that
   * matches the title in the file stays; two names that somebody chose are kept.
   */
  staleNames(): string[] {
    return [...this.#files].flatMap(([fileName, { summary, signature }]) => {
      const primary = summary && this.findFile(summary.id)
      if (!summary || primary === undefined || primary === fileName) return []
      const isSameFile = this.get(primary)?.signature.inode === signature.inode
      const isGenerated = (name: string): boolean => isOwnFileName(name, summary.title, summary.id)
      const names = [primary, fileName]
      const stale = names.find((name) => !isGenerated(name))
      return isSameFile && names.some(isGenerated) && stale !== undefined ? [stale] : []
    })
  }

  /** Copies that sync programs left, each with the document whose file it is next to. */
  conflictCopies(): ConflictCopy[] {
    const copies: ConflictCopy[] = []
    for (const [fileName, { summary, isReadOnly }] of this.#files) {
      const primary = summary && this.findFile(summary.id)
      if (!summary || isReadOnly || primary === undefined || primary === fileName) continue
      // The document may have been renamed since, so the name alone decides, whatever the document's file is called
      // now.
      if (isConflictName(fileName) || isConflictCopy(fileName, primary)) copies.push({ id: summary.id, fileName })
    }
    return copies
  }

  /** Documents whose file is damaged, but not in its state: opening and saving repairs it. */
  damaged(): string[] {
    return [...this.#files].flatMap(([fileName, { summary, isDamaged }]) =>
      isDamaged && summary && this.findFile(summary.id) === fileName ? [summary.id] : [],
    )
  }

  /**
   * Chooses among several files of one document: the open one, else one that is not a copy, else the one saved last.
   */
  #findPrimaryFiles(): Map<string, string> {
    const primaryFiles = new Map<string, string>()
    for (const [fileName, { summary, savedAt }] of this.#files) {
      if (!summary) continue
      const rival = primaryFiles.get(summary.id)
      const open = this.#findOpenFile(summary.id)
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
}
