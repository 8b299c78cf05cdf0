import { fromBase64 } from 'lib0/buffer'
import { z } from 'zod'
import { documentIdSchema } from '../protocol/document-id'
import { computeChecksum, computeHeadChecksum, computeMeetingChecksum, plainSha256, type Sha256 } from './checksum'
import type { MeetingFile } from './encode'
import { fileFormat } from './format'
import { migrateEnvelope, type RawEnvelope } from './migrations'

/** Why a text cannot be opened as a postmortem's file. */
export type FormatProblemCode = 'empty' | 'not-json' | 'not-debrief' | 'truncated' | 'damaged' | 'newer'

/** `detail` narrows the code down, as part of a sentence; `id` is set if it could still be read. */
export type FormatProblem = { code: FormatProblemCode; detail?: string; id?: string }

/** A file that can be opened. */
export type ReadFile = MeetingFile & {
  /** Written by a newer app: its state may be shown and merged, but the file must not be written. */
  isNewer: boolean
  /** `meeting` is not what the app saved: somebody edited it by hand, and its difference from `crdt` is their edit. */
  isHandEdited: boolean
  /** Id, title and time are as the app saved them. */
  isHeadIntact: boolean
  /** Computed from the content, not taken from the file. */
  meetingChecksum: string
  crdtChecksum: string
}

export type ParsedFile = { ok: true; file: ReadFile } | { ok: false; problem: FormatProblem }

const envelopeSchema = z.object({
  id: documentIdSchema,
  title: z.string(),
  savedAt: z.string(),
  /** Missing in files of earlier versions. */
  headChecksum: z.string().optional(),
  meeting: z.record(z.string(), z.unknown()),
  meetingChecksum: z.string(),
  crdt: z.string(),
  crdtChecksum: z.string(),
})

const knownKeys = new Set(['format', 'version', ...Object.keys(envelopeSchema.shape)])

/** What the readable half needs. */
const halfSchema = envelopeSchema.pick({ id: true, meeting: true }).extend({ savedAt: z.string().catch('') })

/** What a file from a newer app must have. */
const newerSchema = envelopeSchema.pick({ id: true, crdt: true, crdtChecksum: true }).extend({
  title: z.string().catch(''),
  savedAt: z.string().catch(''),
  meeting: envelopeSchema.shape.meeting.catch({}),
})

const failed = (code: FormatProblemCode, detail?: string, id?: unknown): ParsedFile => ({
  ok: false,
  problem: { code, ...(detail && { detail }), ...(typeof id === 'string' && { id }) },
})

/** Parses a file's text; never throws. Everything that claims to be a postmortem's file goes through here. */
export const parseFile = (text: string, sha256: Sha256 = plainSha256): ParsedFile => {
  const json = withoutPadding(text)
  if (json === '') return failed('empty')
  let raw: unknown
  try {
    raw = JSON.parse(json)
  } catch (error) {
    return syntaxProblem(json, error instanceof Error ? error.message : '')
  }
  if (!isRecord(raw) || raw.format !== fileFormat) return failed('not-debrief')
  const migrated = migrateEnvelope(raw)
  if (migrated.outcome === 'newer') return readNewer(raw, sha256)
  if (migrated.outcome === 'unknown') return failed('damaged', 'it has no version that this app knows', raw.id)
  return readCurrent(migrated.envelope, sha256)
}

/** The readable half of a file, as it is, and the document's id. */
export type ReadMeeting =
  | { ok: true; id: string; savedAt: string; meeting: Record<string, unknown> }
  | { ok: false; problem: FormatProblem }

/** Reads only the readable half of a file's text, also of a newer app, and checks no checksum; never throws. */
export const parseMeeting = (text: string): ReadMeeting => {
  const json = withoutPadding(text)
  const fail = (code: FormatProblemCode, detail?: string): ReadMeeting => ({
    ok: false,
    problem: { code, ...(detail && { detail }) },
  })
  if (json === '') return fail('empty')
  try {
    const raw: unknown = JSON.parse(json)
    if (!isRecord(raw) || raw.format !== fileFormat) return fail('not-debrief')
    const migrated = migrateEnvelope(raw)
    const parsed = halfSchema.safeParse(migrated.outcome === 'current' ? migrated.envelope : raw)
    if (parsed.success) return { ok: true, ...parsed.data }
    return fail('damaged', `"${parsed.error.issues[0]?.path.join('.') ?? ''}" is missing or invalid`)
  } catch (error) {
    const failure = syntaxProblem(json, error instanceof Error ? error.message : '')
    return failure.ok ? fail('not-json') : failure
  }
}

const readCurrent = (envelope: RawEnvelope, sha256: Sha256): ParsedFile => {
  const parsed = envelopeSchema.safeParse(envelope)
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? ''
    return failed('damaged', `"${path}" is missing or invalid`, envelope.id)
  }
  const { id, title, savedAt, headChecksum } = parsed.data
  // Earlier versions wrote no such checksum, and no other keys than these.
  const isFromBefore = headChecksum === undefined && Object.keys(envelope).every((key) => knownKeys.has(key))
  const isHeadIntact = isFromBefore || headChecksum?.toLowerCase() === computeHeadChecksum(parsed.data, sha256)
  // The parser's own object, not the schema's copy: the checksum depends on the order of keys.
  const meeting = envelope.meeting as Record<string, unknown>
  const state = readCrdt(parsed.data, sha256)
  if (!state) return failed('damaged', 'the checksum of "crdt" does not match', id)
  const meetingChecksum = tryComputeMeetingChecksum(meeting, sha256)
  if (meetingChecksum === undefined) return failed('damaged', '"meeting" is nested too deeply', id)
  const isHandEdited = meetingChecksum !== parsed.data.meetingChecksum.toLowerCase()
  const head = { id, title, savedAt, isHeadIntact }
  return { ok: true, file: { ...head, meeting, ...state, meetingChecksum, isNewer: false, isHandEdited } }
}

const readNewer = (raw: RawEnvelope, sha256: Sha256): ParsedFile => {
  const parsed = newerSchema.safeParse(raw)
  const state = parsed.success ? readCrdt(parsed.data, sha256) : undefined
  if (!parsed.success || !state) return failed('newer', undefined, raw.id)
  const { id, title, savedAt, meeting } = parsed.data
  const meetingChecksum = tryComputeMeetingChecksum(meeting, sha256) ?? ''
  return {
    ok: true,
    file: {
      ...{ id, title, savedAt, isHeadIntact: true },
      ...{ meeting, ...state, meetingChecksum, isNewer: true, isHandEdited: false },
    },
  }
}

/** Undefined if it is nested too deeply for the stack; the app never writes that. */
const tryComputeMeetingChecksum = (meeting: object, sha256: Sha256): string | undefined => {
  try {
    return computeMeetingChecksum(meeting, sha256)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const readCrdt = (from: { crdt: string; crdtChecksum: string }, sha256: Sha256) => {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(from.crdt)) return undefined
  const crdt = fromBase64(from.crdt)
  const crdtChecksum = computeChecksum(crdt, sha256)
  return crdtChecksum === from.crdtChecksum.toLowerCase() ? { crdt, crdtChecksum } : undefined
}

/** Removes a byte order mark, surrounding white space, and the zeros that a power failure can leave. */
const withoutPadding = (text: string): string => {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  let end = text.length
  while (end > start && (text.charCodeAt(end - 1) === 0 || text.charCodeAt(end - 1) <= 32)) end -= 1
  return text.slice(start, end)
}

const debriefFileStart = /^\s*\{\s*"format"\s*:\s*"debrief-meeting"/

const syntaxProblem = (json: string, message: string): ParsedFile => {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN)
  if (!debriefFileStart.test(json)) return failed('not-json')
  const endsEarly = !json.endsWith('}') || /end of|unterminated/i.test(message) || position >= json.length
  if (endsEarly) return failed('truncated', undefined, peekDocumentId(json))
  const line = Number.isNaN(position) ? undefined : json.slice(0, position).split('\n').length
  return failed('not-json', line === undefined ? undefined : `near line ${line}`, peekDocumentId(json))
}

/** Reads the id near the start of a text, which even most truncated files still have. */
export const peekDocumentId = (json: string): string | undefined =>
  /"id"\s*:\s*"([A-Za-z0-9_-]{1,64})"/.exec(json.slice(0, 1000))?.[1]

const isRecord = (value: unknown): value is RawEnvelope =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
