import { encodeFrame, frameKind } from './journal-codec'
import { Segment } from './segment'

export type JournalSegmentsOptions = {
  id: string
  folder: string
  /** Where files go while `folder` refuses them. */
  fallback?: string
  firstNumber: number
  /** The whole document: what a file in the fallback folder begins with, as the document's own may be out of reach. */
  encodeBase: () => Uint8Array
}

/** The files of one document's journal. */
export class JournalSegments {
  readonly #options: JournalSegmentsOptions
  #nextNumber: number
  #segments: Segment[] = []
  /** Files that could not be written. They are kept until a save covers them, and never written or trusted again. */
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

  /** Whether some of the journal is in the fallback folder only. */
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

  /** What is written next goes to a new file, in the fallback folder or not. */
  startNew(isOnFallback = this.#isOnFallback): void {
    this.#isOnFallback = isOnFallback
    this.#current = undefined
  }

  /** A write has failed, and its file may have a torn end: the next attempt goes to a new one, in the other folder. */
  abandon(): void {
    this.#abandoned.push(...this.#segments)
    for (const segment of this.#segments) void segment.close()
    this.#segments = []
    this.startNew(this.#options.fallback !== undefined && !this.#isOnFallback)
  }

  /** Takes out the files that hold no frame after this one, for the caller to close and delete. */
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
