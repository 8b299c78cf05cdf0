import { Inflate, strFromU8 } from 'fflate'
import { ImportError } from '../types'

/** A file in an archive. The sizes are what the archive claims. */
export type ZipEntry = {
  name: string
  size: number
  /** Unpacks the file. Throws `ImportError` if it is damaged, protected or larger than it claims. */
  read: () => Uint8Array
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
/** The end of the directory is followed by nothing but a comment of at most this length. */
const MAX_COMMENT_BYTES = 0xffff
const STORED = 0
const DEFLATED = 8
/** Packed bytes per step. Each may unpack to a thousand times as much, before its size can be checked. */
const STEP_BYTES = 16_384

const isPacked = (bytes: Uint8Array, signature: number): boolean =>
  bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === signature

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether this is a zip archive, which also the documents of most office programs are. */
export const isZip = (bytes: Uint8Array): boolean => isPacked(bytes, LOCAL_HEADER) || isPacked(bytes, END_OF_DIRECTORY)

/** Whether this is a single file packed by gzip. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

const damaged = (): ImportError => new ImportError('not-text', 'This archive is damaged. Download or pack it again.')

/** Takes packed bytes piece by piece. */
type Unpacker = { push: (part: Uint8Array, isLast: boolean) => void }

/** Unpacks piece by piece, so that what claims to be small is never unpacked any further. */
export const unpack = (
  packed: Uint8Array,
  maxBytes: number,
  createUnpacker: (onPart: (part: Uint8Array, isLast: boolean) => void) => Unpacker,
): Uint8Array => {
  const parts: Uint8Array[] = []
  let length = 0
  let isWhole = false
  const unpacker = createUnpacker((part, isLast) => {
    length += part.length
    if (length <= maxBytes) parts.push(part)
    isWhole ||= isLast
  })
  for (let at = 0; at < packed.length && !isWhole; at += STEP_BYTES) {
    try {
      unpacker.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length)
    } catch {
      throw damaged()
    }
    if (length > maxBytes)
      throw new ImportError('too-large', 'This unpacks to more than it claims, so it was not unpacked any further.')
  }
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

const findEnd = (view: DataView): number => {
  const first = Math.max(0, view.byteLength - 22 - MAX_COMMENT_BYTES)
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  throw damaged()
}

const decodeName = (bytes: Uint8Array, isUtf8: boolean): string => {
  const name = strFromU8(bytes)
  // Without the flag it is in the code page of whoever packed it; most write UTF-8 all the same.
  return !isUtf8 && name.includes('\ufffd') ? strFromU8(bytes, true) : name
}

/** A path inside an archive without what could lead out of it or mislead the eye; nothing is ever written there. */
export const safePath = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .split('/')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed.
    .map((part) => part.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part))
    .join('/')
    .slice(-240)

type Stored = { flags: number; method: number; packedSize: number; size: number; offset: number }

const readEntry = (bytes: Uint8Array, { flags, method, packedSize, size, offset }: Stored): Uint8Array => {
  if (flags & 1) throw new ImportError('not-text', 'This is protected by a password. Unpack it first.')
  const view = viewOf(bytes)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER) throw damaged()
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const packed = bytes.subarray(start, start + packedSize)
  if (packed.length < packedSize) throw damaged()
  if (method === STORED) {
    if (packedSize !== size) throw damaged()
    return packed
  }
  if (method !== DEFLATED)
    throw new ImportError('not-text', 'This is packed in a way that Debrief does not know. Unpack it first.')
  const whole = unpack(packed, size, (onPart) => new Inflate(onPart))
  if (whole.length !== size) throw damaged()
  return whole
}

/** Lists the files of a zip archive without unpacking any. Throws `ImportError` if the archive is damaged or has too many. */
export const listZip = (bytes: Uint8Array, maxFiles: number): ZipEntry[] => {
  const view = viewOf(bytes)
  if (bytes.length < 22) throw damaged()
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  // 65,535 stands for a number that only an archive with 64-bit sizes can hold.
  if (count === 0xffff || count > maxFiles)
    throw new ImportError(
      'too-large',
      `This archive holds more than ${maxFiles} files. Unpack it and choose the ones of the incident.`,
    )
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged()
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0)
    const stored = {
      flags,
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (/[/\\]$/.test(name)) continue
    entries.push({
      name: safePath(name) || `file ${index + 1}`,
      size: stored.size,
      read: () => readEntry(bytes, stored),
    })
  }
  return entries
}
