import { close, closeSync, fdatasync, mkdirSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'
import { syncFolder } from './durable-file'
import { isMissing } from './failures'
import { headFrame, segmentPath } from './journal-files'
import { encodeFrame, frameKind } from './journal-frames'
import { documentKey } from './layout'

export type JournalSegmentsOptions = {
  id: string
  folder: string
  /** Where files go while `folder` refuses them. */
  fallback?: string
  firstNumber: number
  /**
   * Encodes the whole document, with which a file in the fallback folder begins, since the document's own file may be
   * inaccessible.
   */
  encodeBase: () => Uint8Array
}

/** The files of one document's journal. */
export class JournalSegments {
  readonly #options: JournalSegmentsOptions
  #nextNumber: number
  #segments: Segment[] = []
  /**
   * Files that could not be written. They are kept until a save covers them, and never written to or relied on again.
   */
  #abandoned: Segment[] = []
  #current: Segment | undefined
  #isOnFallback = false

  constructor(options: JournalSegmentsOptions) {
    this.#options = options
    this.#nextNumber = options.firstNumber
  }

  /** Whether the next file goes to the fallback folder. */
  get isOnFallback(): boolean {
    return this.#isOnFallback
  }

  /** Whether some of the journal is only in the fallback folder. */
  get usesFallback(): boolean {
    return this.#segments.some(({ isFallback }) => isFallback)
  }

  /** Appends frames up to `lastSequence`; those up to `flushed` were on the disk before. */
  write(bytes: Buffer, lastSequence: number, flushed: number): void {
    this.#current ??= this.#create(flushed)
    this.#current.write(bytes, lastSequence)
  }

  /** Resolves once everything written so far is on the disk; throws if some of it is not. */
  async flush(): Promise<void> {
    const outcomes = await Promise.allSettled(this.#segments.map((segment) => segment.flush()))
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  }

  /** Starts a new file, in the fallback folder or not, for the next writes. */
  startNew(isOnFallback = this.#isOnFallback): void {
    this.#isOnFallback = isOnFallback
    this.#current = undefined
  }

  /**
   * Abandons the current file after a failed write, since it may have a torn end: the next attempt goes to a new one,
   * in the other folder.
   */
  abandon(): void {
    this.#abandoned.push(...this.#segments)
    for (const segment of this.#segments) void segment.close()
    this.#segments = []
    this.startNew(this.#options.fallback !== undefined && !this.#isOnFallback)
  }

  /** Removes and returns the files without frames after this one, for the caller to close and delete. */
  takeCovered(sequence: number): Segment[] {
    const isCovered = ({ lastSequence }: Segment) => lastSequence <= sequence
    const covered = [...this.#segments, ...this.#abandoned].filter(isCovered)
    this.#segments = this.#segments.filter((segment) => !isCovered(segment))
    this.#abandoned = this.#abandoned.filter((segment) => !isCovered(segment))
    if (this.#current && isCovered(this.#current)) this.#current = undefined
    return covered
  }

  async close(): Promise<void> {
    for (const segment of [...this.#segments, ...this.#abandoned]) await segment.close()
    this.#segments = []
  }

  #create(flushed: number): Segment {
    const { id, folder, fallback, encodeBase } = this.#options
    const number = this.#nextNumber
    this.#nextNumber += 1
    const isFallback = this.#isOnFallback && fallback !== undefined
    const segment = new Segment(isFallback ? fallback : folder, id, number, isFallback)
    this.#segments.push(segment)
    if (isFallback) segment.write(encodeFrame({ kind: frameKind.update, payload: encodeBase() }), flushed)
    return segment
  }
}

const flushFile = promisify(fdatasync)
const closeFile = promisify(close)

/** One file of a journal, open for appending. Opening and writing are synchronous; flushing is not. */
class Segment {
  readonly path: string
  readonly isFallback: boolean
  /** Sequence number of the newest frame in it. */
  lastSequence = 0
  readonly #file: number
  /** Resolves once the file's name is on disk. */
  readonly #named: Promise<void>
  readonly #flushing = new Set<Promise<unknown>>()
  #closing: Promise<void> | undefined

  constructor(folder: string, id: string, number: number, isFallback: boolean) {
    this.path = segmentPath(folder, documentKey(id), number)
    this.isFallback = isFallback
    this.#file = openSegmentFile(folder, this.path)
    this.#named = syncFolder(folder)
    // Whether that worked only matters on flushing; until then nobody waits for it.
    void Promise.allSettled([this.#named])
    try {
      writeAll(this.#file, headFrame(id))
    } catch (error) {
      // Otherwise a full disk would collect an empty file with every attempt.
      closeSync(this.#file)
      unlinkSync(this.path)
      throw error
    }
  }

  /** Appends whole frames up to the sequence number `lastSequence`. */
  write(bytes: Buffer, lastSequence: number): void {
    // Set before writing: a save must not delete a file in which a failed write left an incomplete frame.
    this.lastSequence = lastSequence
    writeAll(this.#file, bytes)
  }

  /** Resolves once everything written so far is on the disk. */
  async flush(): Promise<void> {
    if (this.#closing) return
    const flushing = Promise.all([flushFile(this.#file), this.#named])
    this.#flushing.add(flushing)
    try {
      await flushing
    } finally {
      this.#flushing.delete(flushing)
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await Promise.allSettled([...this.#flushing])
    // Closing flushes nothing, and what matters was confirmed by a flush or a save, so a failure loses nothing.
    await Promise.allSettled([closeFile(this.#file)])
  }
}

const openSegmentFile = (folder: string, path: string): number => {
  try {
    return openSync(path, 'ax', 0o600)
  } catch (error) {
    if (!isMissing(error)) throw error
    // Not its parents: nothing may be created in the place of a disconnected disk.
    mkdirSync(folder, { mode: 0o700 })
    return openSync(path, 'ax', 0o600)
  }
}

const writeAll = (file: number, bytes: Buffer): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}
