import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { shortId } from '../../../shared/file'
import type { FileProblem } from '../../../shared/protocol/library'
import { isSameState, readSignature } from './durable-file'
import { unlessMissing } from './failures'
import type { Inspector } from './inspection'
import { KnownFiles } from './known-files'
import { isListed, type Layout } from './layout'
import { type DocumentEntry, fileProblem, type ListedDocument, type StoredSummary, toEntry } from './library-entry'
import { readIndex, writeIndex } from './library-index'
import type { ScanProgress } from './scan-progress'
import { statFile } from './stat-file'

/** Limits memory when a large folder is read for the first time. */
const MAX_CONCURRENT_READS = 8

/** The index is saved after this many files, so that an interrupted first start is not lost. */
const FILES_PER_INDEX_SAVE = 1_000

export type LibraryHooks = {
  /** The file of a document that is open. */
  findOpenFile: (id: string) => string | undefined
  /** The state of an open document that is newer in memory than on disk. */
  getLiveState: (id: string) => { summary: StoredSummary; isReadOnly: boolean } | undefined
  onProgress: (progress: ScanProgress) => void
}

/** What the library shows: the documents, and the files that could not be opened. */
export type LibraryListing = { entries: DocumentEntry[]; total: number; problems: FileProblem[] }

/**
 * Knows the folder's files without opening one twice. The index on disk is a cache: without it, every file is read
 * once.
 */
export class Library {
  readonly files: KnownFiles
  readonly #folder: string
  readonly #indexPath: string
  readonly #inspector: Inspector
  readonly #getLiveState: LibraryHooks['getLiveState']
  readonly #onProgress: LibraryHooks['onProgress']
  /** Documents whose journal can't be used, by id. */
  readonly #journalProblems = new Map<string, FileProblem>()
  #progress: ScanProgress | undefined
  #isLoaded = false

  constructor(layout: Layout, inspector: Inspector, { findOpenFile, getLiveState, onProgress }: LibraryHooks) {
    this.files = new KnownFiles(findOpenFile)
    this.#folder = layout.folder
    this.#indexPath = layout.index
    this.#inspector = inspector
    this.#getLiveState = getLiveState
    this.#onProgress = onProgress
  }

  async load(): Promise<void> {
    this.files.load(await readIndex(this.#indexPath))
    this.#isLoaded = true
  }

  async store(): Promise<void> {
    // A host that could not start has read nothing, so the previous index stays.
    if (!this.#isLoaded) return
    await writeIndex(this.#indexPath, this.files.all)
  }

  /** Set while files are read for the first time. */
  get progress(): ScanProgress | undefined {
    return this.#progress
  }

  /** Forgets what is known about a file, so that it is inspected again. */
  forget(fileName: string): void {
    const known = this.files.get(fileName)
    if (known?.problem?.id !== undefined) this.#journalProblems.delete(known.problem.id)
    if (known?.summary) this.#journalProblems.delete(known.summary.id)
    this.files.delete(fileName)
  }

  /** Whether a file was read successfully in its current state. */
  async isKnownGood(fileName: string): Promise<boolean> {
    const known = this.files.get(fileName)
    if (!known?.summary) return false
    return isSameState(known.signature, await readSignature(join(this.#folder, fileName)))
  }

  /** Records why a document's journal can't be used or, without a reason, that it can. */
  setJournalProblem(id: string, reason: string | undefined): void {
    if (reason === undefined) this.#journalProblems.delete(id)
    else {
      const fileName = this.files.findFile(id) ?? id
      this.#journalProblems.set(id, { ...fileProblem('journal-unusable', fileName, reason), id })
    }
  }

  /** Records that a copy could not be merged: it is not tried again until the file changes or somebody requests it. */
  markUnmergeable(fileName: string, reason: string): void {
    const known = this.files.get(fileName)
    if (!known?.summary) return
    const { summary, ...rest } = known
    this.files.set(fileName, { ...rest, problem: { ...fileProblem('duplicate-id', fileName, reason), id: summary.id } })
  }

  /** Updates what is known; resolves to true if anything had changed. */
  async scan(): Promise<boolean> {
    const names = (await readdir(this.#folder)).filter(isListed)
    const present = new Set(names)
    const gone = [...this.files.all.keys()].filter((name) => !present.has(name))
    for (const name of gone) this.files.delete(name)
    return (await this.#inspectAll(names)) || gone.length > 0
  }

  /** Inspects the files that may be a document's by their name, without waiting for all others. */
  async lookUp(id: string): Promise<void> {
    const names = (await unlessMissing(readdir(this.#folder))) ?? []
    const own = names.filter((name) => isListed(name) && name.includes(shortId(id)))
    await Promise.all(own.map((name) => this.#inspect(name)))
  }

  /** The documents, in no particular order. */
  *documents(): Generator<ListedDocument, void> {
    for (const [fileName, { summary, isReadOnly, signature }] of this.files.all) {
      if (!summary || this.files.findFile(summary.id) !== fileName) continue
      yield { summary, fileName, changedAt: signature.changedAt, isReadOnly, ...this.#getLiveState(summary.id) }
    }
  }

  /** The problems of files that can't be opened. */
  problems(): FileProblem[] {
    const problems: FileProblem[] = [...this.#journalProblems.values()]
    for (const [fileName, { summary, problem }] of this.files.all) {
      if (problem) problems.push(problem)
      const primary = summary && this.files.findFile(summary.id)
      if (summary && primary !== fileName)
        problems.push({ ...fileProblem('duplicate-id', fileName, `“${primary}”`), id: summary.id })
    }
    return problems.sort(byFileName)
  }

  /** What the library shows: the newest documents, all of them without a limit, and every problem. */
  list(limit?: number): LibraryListing {
    const documents = [...this.documents()].sort((a, b) => b.summary.date - a.summary.date || byFileName(a, b))
    return { entries: documents.slice(0, limit).map(toEntry), total: documents.length, problems: this.problems() }
  }

  async #inspectAll(names: string[]): Promise<boolean> {
    const waiting = names.values()
    const progress = { done: 0, total: names.length }
    let inspected = 0
    const work = async () => {
      for (const name of waiting) {
        progress.done += 1
        if (!(await this.#inspect(name))) continue
        inspected += 1
        this.#progress = progress
        this.#onProgress(progress)
        if (inspected % FILES_PER_INDEX_SAVE === 0) await Promise.allSettled([this.store()])
      }
    }
    try {
      await Promise.all(Array.from({ length: MAX_CONCURRENT_READS }, work))
    } finally {
      this.#progress = undefined
    }
    return inspected > 0
  }

  /** Inspects a file if it is new or has changed; resolves to false if it has not. */
  async #inspect(fileName: string): Promise<boolean> {
    const path = join(this.#folder, fileName)
    const { signature, obstacle } = await statFile(path)
    if (!signature || isSameState(signature, this.files.get(fileName)?.signature)) return false
    const report =
      obstacle === undefined
        ? await this.#inspector.file(path, fileName)
        : { savedAt: '', isReadOnly: true, problem: fileProblem('unreadable', fileName, obstacle) }
    this.files.set(fileName, { signature, ...report })
    return true
  }
}

const byFileName = (a: { fileName: string }, b: { fileName: string }): number => (a.fileName < b.fileName ? -1 : 1)
