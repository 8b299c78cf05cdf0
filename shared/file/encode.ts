import { utf8ToBytes } from '@noble/hashes/utils.js'
import { toBase64 } from 'lib0/buffer'
import { computeChecksum, computeHeadChecksum, plainSha256, type Sha256 } from './checksum'
import { fileFormat } from './format'
import { fileVersion } from './migrations'

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
/** Longer lists are encoded in several chunks. */
const ITEMS_AT_ONCE = 200
/** Deeper objects are encoded at once. All long lists are above: `stages`, a stage, its section. */
const MAX_DEPTH = 4

/** Part of a JSON value, as `JSON.stringify` writes it without and with indentation. */
type JsonPiece = { compact: string; indented: string }

/** Line breaks in indented JSON are only between values: those within strings are escaped. */
const indent = (json: string, margin: string): string => json.replaceAll('\n', `\n${margin}`)

function* listPieces(list: readonly unknown[], margin: string): Generator<JsonPiece, void> {
  for (let at = 0; at < list.length; at += ITEMS_AT_ONCE) {
    const some = list.slice(at, at + ITEMS_AT_ONCE)
    const opening = at === 0 ? '[' : ','
    yield {
      compact: opening + JSON.stringify(some).slice(1, -1),
      indented: opening + indent(JSON.stringify(some, null, 2).slice(1, -2), margin),
    }
  }
  yield { compact: ']', indented: `\n${margin}]` }
}

function* objectPieces(object: object, margin: string, depth: number): Generator<JsonPiece, void> {
  let opening = '{'
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue
    const name = JSON.stringify(key)
    yield { compact: `${opening}${name}:`, indented: `${opening}\n${margin}  ${name}: ` }
    yield* jsonPieces(value, `${margin}  `, depth + 1)
    opening = ','
  }
  if (opening === '{') yield { compact: '{}', indented: '{}' }
  else yield { compact: '}', indented: `\n${margin}}` }
}

/** A JSON value in pieces, of which none is long; `margin` is the indentation of the line that it starts on. */
function* jsonPieces(value: unknown, margin: string, depth = 0): Generator<JsonPiece, void> {
  if (Array.isArray(value) && value.length > ITEMS_AT_ONCE) yield* listPieces(value, margin)
  else if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < MAX_DEPTH)
    yield* objectPieces(value, margin, depth)
  else yield { compact: JSON.stringify(value), indented: indent(JSON.stringify(value, null, 2), margin) }
}

/**
 * The file's text in chunks, so that other work can run in between. The caller must not change `meeting` and `crdt`
 * meanwhile; everything else is read before the first chunk.
 */
export function* encodePieces(file: MeetingFile, sha256: Sha256 = plainSha256): Generator<string, void> {
  const { id, title, savedAt } = file
  const headChecksum = computeHeadChecksum(file, sha256)
  const head = { format: fileFormat, version: fileVersion, id, title, savedAt, headChecksum }
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "meeting": `
  const digest = sha256()
  for (const { compact, indented } of jsonPieces(file.meeting, '  ')) {
    digest.update(utf8ToBytes(compact))
    yield indented
  }
  yield `,\n  "meetingChecksum": "${digest.hex()}",\n  "crdt": "`
  for (let at = 0; at < file.crdt.length; at += CRDT_PIECE_BYTES)
    yield toBase64(file.crdt.subarray(at, at + CRDT_PIECE_BYTES))
  yield `",\n  "crdtChecksum": "${computeChecksum(file.crdt, sha256)}"\n}\n`
}

/** The file's whole text. */
export const encodeFile = (file: MeetingFile, sha256: Sha256 = plainSha256): string =>
  [...encodePieces(file, sha256)].join('')
