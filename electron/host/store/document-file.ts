import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import type * as Y from 'yjs'
import {
  computeChecksum,
  encodePieces,
  fileNameFor,
  isOwnFileName,
  type MeetingFile,
  parseFile,
} from '../../../shared/file'
import type { DocumentCodec } from './document-codec'
import {
  DurableFile,
  type FileCodec,
  isSameState,
  moveWithoutReplacing,
  readSignature,
  type Signature,
  signatureNow,
} from './durable-file'
import { UnreadableSave } from './failures'
import { moveToFreeName } from './free-name'
import type { Inspector, StateRequest, Verdict } from './inspection'
import { quarantineName, sha256 } from './layout'
import { type ReadOutcome, readValidBytes, type ValidFile } from './merge-file'
import type { Versions } from './versions'

/** Thrown when somebody else wrote the file while it was being saved: their version has to be merged first. */
export class FileChanged extends Error {}

/** The state of a document's file on disk. */
export type FileState =
  | { outcome: 'unchanged' | 'missing' | 'foreign' }
  | { outcome: 'unreadable'; isSettled: boolean }
  | { outcome: 'unsafe'; reason: string }
  | { outcome: 'changed'; validFile: ValidFile }

/** What a written file must contain. */
export type ExpectedState = Omit<StateRequest, 'crdt'>

export type DocumentFileOptions = {
  folder: string
  id: string
  codec: DocumentCodec
  versions: Versions
  fileName?: string
  /** Determines whether a file can be opened safely, before this thread opens it. */
  inspect: (path: string) => Promise<Verdict>
  inspector: Pick<Inspector, 'state' | 'readBack'>
}

/** An editor may still be writing: an invalid file is given this much time. */
const SETTLE_TIME_MS = 2000

const documentFileCodec: FileCodec<MeetingFile> = {
  encode: (file) => encodePieces(file, sha256),
  decode: (text) => {
    const parsed = parseFile(text, sha256)
    if (!parsed.ok) throw new SyntaxError('The file is damaged.')
    return parsed.file
  },
}

/** A document's file: its path, its last known state, and how it is replaced. */
export class DocumentFile {
  readonly #options: DocumentFileOptions
  /** Undefined until the first save. */
  fileName: string | undefined
  /** The file's state when last written or merged. */
  signature: Signature | undefined
  /** The name before the last save. */
  formerName: string | undefined
  /** Checksum of the state last written or merged. */
  #crdtChecksum: string | undefined
  /** The title that the name was made from. */
  #title = ''

  constructor(options: DocumentFileOptions) {
    this.#options = options
    this.fileName = options.fileName
  }

  get path(): string {
    return join(this.#options.folder, this.fileName ?? '')
  }

  /**
   * Compares the file with its last known state; reads it only if it changed. `opened`: the blank document that it is
   * opened as; a valid file is loaded into it right away if that is possible (`isLoaded`).
   */
  async check(opened?: Y.Doc): Promise<FileState> {
    if (this.fileName === undefined) return { outcome: 'missing' }
    const now = await readSignature(this.path)
    if (!now) return { outcome: 'missing' }
    if (isSameState(now, this.signature)) return { outcome: 'unchanged' }
    const { reason } = await this.#options.inspect(this.path)
    if (reason !== undefined) return { outcome: 'unsafe', reason }
    const read = await this.#read(now, opened)
    if (!read.ok) {
      const isSettled = Math.abs(Date.now() - now.changedAt) > SETTLE_TIME_MS
      return read.problem.id === this.#options.id || read.problem.id === undefined
        ? { outcome: 'unreadable', isSettled }
        : { outcome: 'foreign' }
    }
    if (read.validFile.file.id !== this.#options.id) return { outcome: 'foreign' }
    const { file, change } = read.validFile
    this.signature = now
    // Touched or reformatted, or on a file system that changes a file's identity when it is renamed.
    if (change === 'none' && file.crdtChecksum === this.#crdtChecksum) return { outcome: 'unchanged' }
    this.#crdtChecksum = file.crdtChecksum
    this.#title = file.title
    return { outcome: 'changed', validFile: read.validFile }
  }

  /** What was inspected in just this state needs no second check, and no second document to load it into. */
  async #read(inspected: Signature, opened: Y.Doc | undefined): Promise<ReadOutcome> {
    const { codec, id } = this.#options
    const bytes = await readFile(this.path)
    const isInspected = isSameState(await readSignature(this.path), inspected)
    return readValidBytes(bytes, codec, (file) => (isInspected && file.id === id ? opened : undefined))
  }

  /**
   * To be called when the file could not be merged: the next check reads it again, and until then it is not replaced.
   */
  forgetState(): void {
    this.signature = undefined
    this.#crdtChecksum = undefined
  }

  /** Records that somebody renamed the file while the document was open. */
  followRename(fileName: string): void {
    this.fileName = fileName
    this.signature = undefined
  }

  /** Records that the file is missing; returns false if that was known already. */
  markMissing(): boolean {
    const wasThere = this.signature !== undefined
    this.signature = undefined
    return wasThere
  }

  /** Gives up the name, which belongs to another document: the next save finds a new one. */
  release(): void {
    this.fileName = undefined
    this.signature = undefined
  }

  /** Renames a file that can't be read, so that it is no longer the document's; its content stays unchanged. */
  async quarantine(now: number): Promise<void> {
    const { fileName } = this
    if (fileName === undefined) return
    await moveToFreeName(this.path, this.#options.folder, (attempt) => quarantineName(fileName, now, attempt + 1))
    this.signature = undefined
  }

  /**
   * Replaces the file once the new one has been read back. Throws `UnreadableSave` if that fails, and `FileChanged` if
   * the file has changed since it was last read; in both cases the file stays as it is.
   */
  async write(file: MeetingFile, expected: ExpectedState, now: number): Promise<void> {
    const { versions, inspector } = this.#options
    this.formerName = this.fileName
    await this.#updateName(file.title)
    const crdtChecksum = computeChecksum(file.crdt, sha256)
    // Inspected while the file is being written, so that this takes little extra time.
    const checking = inspector.state({ crdt: file.crdt, ...expected })
    void Promise.allSettled([checking])
    const adapter = new DurableFile(this.path, documentFileCodec, {
      check: async (temporary) => {
        const request = { path: temporary, bytes: file.crdt.length, crdtChecksum }
        const verdicts = await Promise.all([checking, inspector.readBack(request)])
        for (const { reason } of verdicts) if (reason !== undefined) throw new UnreadableSave(reason)
      },
      beforeRename: async () => {
        const present = await readSignature(this.path)
        if (!isSameState(present, this.signature)) throw new FileChanged()
        if (present) await versions.keep(this.path, now)
      },
      lastCheck: () => {
        if (!isSameState(signatureNow(this.path), this.signature)) throw new FileChanged()
      },
    })
    // A `Low` for each write, so that no second copy of the document stays in memory.
    await new Low<MeetingFile>(adapter, file).write()
    this.signature = adapter.signature
    this.#crdtChecksum = crdtChecksum
    this.#title = file.title
  }

  /** Keeps a text, which is in no file any more, as a version. */
  async keepText(text: string, now: number): Promise<void> {
    await this.#options.versions.keepText(text, now)
  }

  /** Keeps the file as a version, before something unusual is done to it. */
  async keepVersion(now: number): Promise<void> {
    if (this.fileName !== undefined && this.signature) await this.#options.versions.keep(this.path, now, true)
  }

  /**
   * Renames the file after its title, unless somebody chose its name. An existing file is moved first, then replaced.
   */
  async #updateName(title: string): Promise<void> {
    const old = this.fileName
    if (old === undefined || !this.signature) {
      this.fileName = old ?? (await this.#freeName(title))
      return
    }
    if (
      title === this.#title ||
      !isOwnFileName(old, this.#title, this.#options.id) ||
      isOwnFileName(old, title, this.#options.id)
    )
      return
    const from = this.path
    for (let copy = 1; ; copy += 1) {
      const next = fileNameFor(title, this.#options.id, copy)
      if (!(await moveWithoutReplacing(from, join(this.#options.folder, next)))) continue
      this.fileName = next
      return
    }
  }

  async #freeName(title: string): Promise<string> {
    for (let copy = 1; ; copy += 1) {
      const name = fileNameFor(title, this.#options.id, copy)
      if (!(await readSignature(join(this.#options.folder, name)))) return name
    }
  }
}
