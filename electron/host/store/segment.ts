import { close, closeSync, fdatasync, mkdirSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'
import { syncFolder } from './durable'
import { isMissing } from './failures'
import { headFrame, segmentPath } from './journal-files'
import { documentKey } from './layout'

const flushFile = promisify(fdatasync)
const closeFile = promisify(close)

/** One file of a journal, open for appending. Opening and writing are done when they return; flushing is not. */
export class Segment {
  readonly path: string
  readonly isFallback: boolean
  /** Sequence number of the newest frame in it. */
  lastSequence = 0
  readonly #file: number
  /** The file's name is on the disk. */
  readonly #named: Promise<void>
  readonly #flushing = new Set<Promise<unknown>>()
  #closing: Promise<void> | undefined

  constructor(folder: string, id: string, number: number, isFallback: boolean) {
    this.path = segmentPath(folder, documentKey(id), number)
    this.isFallback = isFallback
    this.#file = openSegmentFile(folder, this.path)
    this.#named = syncFolder(folder)
    // Whether that worked matters when it is flushed; until then nobody waits for it.
    void Promise.allSettled([this.#named])
    try {
      writeAll(this.#file, headFrame(id))
    } catch (error) {
      // Else a full disk would collect an empty file with every attempt.
      closeSync(this.#file)
      unlinkSync(this.path)
      throw error
    }
  }

  /** Appends whole frames up to the sequence number `lastSequence`. */
  write(bytes: Buffer, lastSequence: number): void {
    // Before writing: a save must not drop a file that a failed write left half a frame in.
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
    // Closing flushes nothing, and what counts was confirmed by a flush or by a save: a failure means no loss.
    await Promise.allSettled([closeFile(this.#file)])
  }
}

const openSegmentFile = (folder: string, path: string): number => {
  try {
    return openSync(path, 'ax', 0o600)
  } catch (error) {
    if (!isMissing(error)) throw error
    // Not those above it: on a disk that was pulled out nothing must be begun anew.
    mkdirSync(folder, { mode: 0o700 })
    return openSync(path, 'ax', 0o600)
  }
}

const writeAll = (file: number, bytes: Buffer): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}
