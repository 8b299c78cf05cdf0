import { crc32 } from 'node:zlib'

/** The kinds of journal frames: the journal's own head, an update, or an update that merged an external edit. */
export const frameKind = { head: 0, update: 1, externalEdit: 2 } as const
export type FrameKind = (typeof frameKind)[keyof typeof frameKind]

export type Frame = { kind: FrameKind; payload: Uint8Array }

/** Bytes of a journal that contain no intact frame. */
export type JournalGap = { start: number; end: number }

/**
 * The content of a journal's bytes. `isTorn`: the last gap is the end of the file, as after a power cut in the middle
 * of a write; every other gap is damage.
 */
export type DecodedJournal = { frames: Frame[]; gaps: JournalGap[]; isTorn: boolean }

/** The start of every frame. Read as the length at the start of a first-version frame, it exceeds any file. */
const MAGIC = Buffer.from([0xde, 0xb1, 0xfe, 0xf7])

/** Magic, length of the payload, kind, checksum of the payload, checksum of the header. */
const HEADER_BYTES = 4 + 4 + 1 + 4 + 4

/** The first version's frames: length of the payload, checksum of kind and payload, kind. */
const OLD_HEADER_BYTES = 4 + 4 + 1

/**
 * The most bytes to checksum when searching for first-version frames after damage, since these have no magic to look
 * for.
 */
const MAX_OLD_SEARCH_BYTES = 256 * 1024 * 1024

const kinds = Object.values(frameKind)
const kindAt = (bytes: Buffer, at: number): FrameKind | undefined => kinds.find((known) => known === bytes[at])

/** A frame's bytes. The header has its own checksum, so that a damaged length can be distinguished from a file that ends early. */
export const encodeFrame = ({ kind, payload }: Frame): Buffer => {
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + payload.length)
  MAGIC.copy(bytes)
  bytes.writeUInt32LE(payload.length, 4)
  bytes.writeUInt8(kind, 8)
  bytes.writeUInt32LE(crc32(payload), 9)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 13)), 13)
  bytes.set(payload, HEADER_BYTES)
  return bytes
}

/** A frame found at an offset, or what its header says about where the next one is. */
type Found = { frame?: Frame; end: number; isTruncated: boolean }

const readFrame = (bytes: Buffer, at: number): Found | undefined => {
  if (bytes.length - at < HEADER_BYTES || bytes.compare(MAGIC, 0, 4, at, at + 4) !== 0) return undefined
  const kind = kindAt(bytes, at + 8)
  if (kind === undefined || crc32(bytes.subarray(at, at + 13)) !== bytes.readUInt32LE(at + 13)) return undefined
  const end = at + HEADER_BYTES + bytes.readUInt32LE(at + 4)
  if (end > bytes.length) return { end: bytes.length, isTruncated: true }
  const payload = new Uint8Array(bytes.subarray(at + HEADER_BYTES, end))
  const isWhole = crc32(payload) === bytes.readUInt32LE(at + 9)
  return { frame: isWhole ? { kind, payload } : undefined, end, isTruncated: false }
}

/** `search` limits how much may still be checksummed while looking for frames byte by byte. */
const readOldFrame = (bytes: Buffer, at: number, search: { bytesLeft: number }): Found | undefined => {
  if (bytes.length - at < OLD_HEADER_BYTES) return undefined
  const end = at + OLD_HEADER_BYTES + bytes.readUInt32LE(at)
  const kind = kindAt(bytes, at + 8)
  if (end > bytes.length || kind === undefined || search.bytesLeft < 0) return undefined
  search.bytesLeft -= end - at
  if (crc32(bytes.subarray(at + 8, end)) !== bytes.readUInt32LE(at + 4)) return undefined
  return {
    frame: { kind, payload: new Uint8Array(bytes.subarray(at + OLD_HEADER_BYTES, end)) },
    end,
    isTruncated: false,
  }
}

const hasFrames = (bytes: Buffer): boolean => {
  for (let at = bytes.indexOf(MAGIC); at >= 0; at = bytes.indexOf(MAGIC, at + 1)) if (readFrame(bytes, at)) return true
  return false
}

/** Decodes every intact frame of a journal, even after damage, where frames are found by their magic and checksums. */
export const decodeJournal = (bytes: Buffer): DecodedJournal => {
  const frames: Frame[] = []
  const gaps: JournalGap[] = []
  const isOld = !hasFrames(bytes)
  const search = { bytesLeft: MAX_OLD_SEARCH_BYTES }
  const read = (at: number) => (isOld ? readOldFrame(bytes, at, search) : readFrame(bytes, at))
  let isTorn = false
  let gapStart: number | undefined
  const endGap = (end: number): void => {
    if (gapStart !== undefined) gaps.push({ start: gapStart, end })
    gapStart = undefined
  }
  for (let at = 0; at < bytes.length; ) {
    const found = read(at)
    if (found?.frame) {
      endGap(at)
      frames.push(found.frame)
    } else gapStart ??= at
    isTorn = found?.isTruncated ?? false
    at = found?.end ?? nextCandidate(bytes, at + 1, isOld)
  }
  // An end within a header is torn as well: damage would leave at least a whole header's length.
  if (gapStart !== undefined && bytes.length - gapStart < (isOld ? OLD_HEADER_BYTES : HEADER_BYTES)) isTorn = true
  if (isOld && gapStart !== undefined && isOldFrameTruncated(bytes, gapStart)) isTorn = true
  endGap(bytes.length)
  return { frames, gaps, isTorn }
}

const nextCandidate = (bytes: Buffer, from: number, isOld: boolean): number => {
  if (isOld) return from
  const at = bytes.indexOf(MAGIC, from)
  return at < 0 ? bytes.length : at
}

/** An old frame's length has no checksum, so one that reaches past the end counts as truncated. */
const isOldFrameTruncated = (bytes: Buffer, at: number): boolean =>
  bytes.length - at >= OLD_HEADER_BYTES && at + OLD_HEADER_BYTES + bytes.readUInt32LE(at) > bytes.length

type Waiting = { sequence: number; resolve: () => void }

/** The frames of a journal that are not flushed yet. Each has a sequence number, counted from 1. */
export class FrameQueue {
  /** Sequence numbers of the newest frame that was appended, written, and flushed. */
  #appended = 0
  #written = 0
  #flushed = 0
  /** The first has the sequence number after `#flushed`. */
  #frames: Buffer[] = []
  #waiting: Waiting[] = []

  get appended(): number {
    return this.#appended
  }

  get written(): number {
    return this.#written
  }

  get flushed(): number {
    return this.#flushed
  }

  /** Whether everything is flushed. */
  get isIdle(): boolean {
    return this.#flushed === this.#appended
  }

  get hasUnwritten(): boolean {
    return this.#written !== this.#appended
  }

  append(frame: Buffer): void {
    this.#frames.push(frame)
    this.#appended += 1
  }

  /** Resolves once every frame appended so far is flushed. */
  whenFlushed(): Promise<void> {
    const sequence = this.#appended
    if (this.#flushed >= sequence) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ sequence, resolve }))
  }

  /** The bytes of all frames that have not been written yet. */
  unwritten(): Buffer {
    return Buffer.concat(this.#frames.slice(this.#written - this.#flushed))
  }

  markAllWritten(): void {
    this.#written = this.#appended
  }

  /** Makes everything that is not flushed be written again. */
  rewind(): void {
    this.#written = this.#flushed
  }

  /** Confirms that the frames up to this one are safe: on disk, or in a saved document. */
  confirm(sequence: number): void {
    if (sequence <= this.#flushed) return
    this.#frames.splice(0, sequence - this.#flushed)
    this.#flushed = sequence
    this.#written = Math.max(this.#written, sequence)
    const done = this.#waiting.filter((waiting) => waiting.sequence <= sequence)
    this.#waiting = this.#waiting.filter((waiting) => waiting.sequence > sequence)
    for (const { resolve } of done) resolve()
  }
}
