import { utf8ToBytes } from '@noble/hashes/utils.js'
import { toBase64 } from 'lib0/buffer'
import { computeChecksum, computeHeadChecksum, plainSha256, type Sha256 } from './checksum'
import { fileVersion } from './migrations'

/** The value of `format` at the start of every file. */
export const fileFormat = 'debrief-meeting'

/** The readable content: plain JSON, one object per section, keys in a fixed order. */
export type MeetingContent = Record<string, unknown>

/** The content of a `.debrief.json` file. */
export type MeetingFile = {
  id: string
  title: string
  /** ISO 8601, UTC. */
  savedAt: string
  /** What people, scripts and diffs read. */
  meeting: MeetingContent
  /** The Yjs state: what merges. */
  crdt: Uint8Array
}

/** A multiple of three, so that the base64 of the chunks can be concatenated. */
const CRDT_PIECE_BYTES = 3 * 64 * 1024

/**
 * The file's text in chunks, so that other work can run in between. The caller must not change `meeting` and `crdt`
 * meanwhile; everything else is read before the first chunk.
 */
export function* encodePieces(file: MeetingFile, sha256: Sha256 = plainSha256): Generator<string, void> {
  const { id, title, savedAt } = file
  const headChecksum = computeHeadChecksum(file, sha256)
  const head = { format: fileFormat, version: fileVersion, id, title, savedAt, headChecksum }
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "meeting": {`
  const digest = sha256()
  let opening = '{'
  for (const [key, value] of Object.entries(file.meeting)) {
    const compact: string | undefined = JSON.stringify(value)
    if (compact === undefined) continue
    digest.update(utf8ToBytes(`${opening === '{' ? '{' : ','}${JSON.stringify(key)}:${compact}`))
    yield `${opening === '{' ? '' : ','}\n    ${JSON.stringify(key)}: ${indented(value)}`
    opening = ','
  }
  digest.update(utf8ToBytes(opening === '{' ? '{}' : '}'))
  yield `${opening === '{' ? '' : '\n  '}},\n  "meetingChecksum": "${digest.hex()}",\n  "crdt": "`
  for (let at = 0; at < file.crdt.length; at += CRDT_PIECE_BYTES)
    yield toBase64(file.crdt.subarray(at, at + CRDT_PIECE_BYTES))
  yield `",\n  "crdtChecksum": "${computeChecksum(file.crdt, sha256)}"\n}\n`
}

/** Line breaks in indented JSON are only between values: those within strings are escaped. */
const indented = (value: unknown): string => JSON.stringify(value, null, 2).replaceAll('\n', '\n    ')

/** The file's whole text. */
export const encodeFile = (file: MeetingFile, sha256: Sha256 = plainSha256): string =>
  [...encodePieces(file, sha256)].join('')
