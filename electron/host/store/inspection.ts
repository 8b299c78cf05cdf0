import { readFile } from 'node:fs/promises'
import * as Y from 'yjs'
import { z } from 'zod'
import { encodeDeletes, getDeleteSet } from '../../../shared/crdt/document-version'
import { boundedDoc, checkState, checkUpdate } from '../../../shared/crdt/update-guard'
import { computeChecksum } from '../../../shared/file'
import { type Comparison, type ComparisonRequest, compareFile } from './comparison'
import type { DocumentCodec } from './document-codec'
import { systemCode } from './failures'
import { readSegments, type SegmentFile } from './journal-files'
import { isQuarantined, sha256 } from './layout'
import { type FileReport, fileProblem } from './library-entry'
import { getUpdate, loadValidFile, type ReadOutcome, readValidFile, readValidText, replay } from './merge-file'
import { packTexts } from './packed-texts'

/** A file, or the text of an imported one. */
export type FileSource = { path: string } | { text: string }

/** What a document would be opened from. */
export type OpenRequest = { source?: FileSource; journals: SegmentFile[] }

/** A state that is about to be written, and what it must contain. */
export type StateRequest = { crdt: Uint8Array; stateVector: Uint8Array; deletes: Uint8Array }

/** A written file: its path, its approximate size, and the checksum of its state. */
export type ReadBackRequest = { path: string; bytes: number; crdtChecksum: string }

/** Why it is not valid, as part of a sentence; undefined if it is. */
export type Verdict = { reason?: string }

/**
 * Inspects documents without touching a live one. An inspected file may hang, exhaust the memory or overflow the stack,
 * so the host runs this in a worker, and an inspection that does not return throws an `InspectionFailure`.
 */
export type Inspector = {
  /** What the library needs to know about a file. */
  file: (path: string, fileName: string) => Promise<FileReport>
  /** Whether a document can be opened, read, and encoded again. */
  open: (request: OpenRequest) => Promise<Verdict>
  /** Whether a state can be opened, and contains what it should. */
  state: (request: StateRequest) => Promise<Verdict>
  /** Whether a file that was just written is readable and has its state. */
  readBack: (request: ReadBackRequest) => Promise<Verdict>
  /** What an imported file is, and what merging it does. */
  compare: (request: ComparisonRequest) => Promise<Comparison>
  close: () => Promise<void>
}

/** Inspects in this thread: for the worker itself, and for short-lived programs. */
export const createInspector = (codec: DocumentCodec): Inspector => ({
  file: (path, fileName) => inspectFile(codec, path, fileName),
  open: (request) => tryOpening(codec, request),
  state: async (request) => tryState(request),
  readBack,
  compare: async (request) => tryComparing(codec, request),
  close: async () => undefined,
})

const inspectFile = async (codec: DocumentCodec, path: string, fileName: string): Promise<FileReport> => {
  const unusable = { savedAt: '', isReadOnly: true }
  try {
    const read = await readValidFile(path, codec)
    if (!read.ok) {
      const { code, detail, id } = read.problem
      return { ...unusable, problem: { ...fileProblem(code, fileName, detail), id } }
    }
    const { file, isNewer, change } = read.validFile
    if (isQuarantined(fileName))
      return { ...unusable, problem: { ...fileProblem('duplicate-id', fileName), id: file.id } }
    const state = loadValidFile(read.validFile, codec)
    const { texts, ...summary } = codec.summarize(state)
    // The model is read completely, as opening and saving will.
    codec.toMeeting(state)
    state.destroy()
    const problem = isNewer ? { problem: { ...fileProblem('newer', fileName), id: file.id } } : {}
    const isDamaged = change === 'damaged' || change === 'head'
    return {
      savedAt: file.savedAt,
      isReadOnly: isNewer,
      isDamaged,
      summary: { ...summary, id: file.id, texts: packTexts(texts) },
      ...problem,
    }
  } catch (error) {
    const code = systemCode(error)
    // Whatever error a file causes, the others must stay accessible.
    if (code === '') return { ...unusable, problem: fileProblem('damaged', fileName, describeError(error)) }
    const detail = code === 'EACCES' || code === 'EPERM' ? 'reading it is not allowed' : code
    return { ...unusable, problem: fileProblem('unreadable', fileName, detail) }
  }
}

const readSource = (source: FileSource, codec: DocumentCodec): Promise<ReadOutcome> | ReadOutcome =>
  'path' in source ? readValidFile(source.path, codec) : readValidText(source.text, codec)

const tryOpening = async (codec: DocumentCodec, { source, journals }: OpenRequest): Promise<Verdict> => {
  try {
    const read = source && (await readSource(source, codec))
    const doc = read?.ok ? loadValidFile(read.validFile, codec) : boundedDoc()
    const { frames } = await readSegments(journals)
    for (const frame of frames) {
      const fault = checkUpdate(getUpdate(frame), { source: 'journal' })
      if (fault) return { reason: fault.message }
    }
    replay(doc, frames)
    codec.summarize(doc)
    codec.toMeeting(doc)
    const reopened = new Y.Doc()
    Y.applyUpdate(reopened, Y.encodeStateAsUpdate(doc))
    return {}
  } catch (error) {
    if (systemCode(error) !== '') throw error
    return { reason: describeError(error) }
  }
}

const tryState = ({ crdt, stateVector, deletes }: StateRequest): Verdict => {
  try {
    const fault = checkState(crdt)
    if (fault) return { reason: fault.message }
    const doc = boundedDoc()
    Y.applyUpdate(doc, crdt)
    const isSame = isEqual(Y.encodeStateVector(doc), stateVector) && isEqual(encodeDeletes(getDeleteSet(doc)), deletes)
    doc.destroy()
    return isSame ? {} : { reason: 'it doesn’t contain the same postmortem' }
  } catch (error) {
    return { reason: describeError(error) }
  }
}

const tryComparing = (codec: DocumentCodec, request: ComparisonRequest): Comparison => {
  try {
    return compareFile(codec, request)
  } catch (error) {
    return { ok: false, code: 'unopenable', detail: describeError(error) }
  }
}

const writtenSchema = z.object({ meeting: z.object({}), crdt: z.string() })

/**
 * Checks only what must be correct: `meeting` can be rebuilt from the state, and damage to it is detected on opening.
 */
const readBack = async ({ path, crdtChecksum }: ReadBackRequest): Promise<Verdict> => {
  try {
    const written = writtenSchema.parse(JSON.parse(await readFile(path, 'utf8')))
    const isSame = computeChecksum(Buffer.from(written.crdt, 'base64'), sha256) === crdtChecksum
    return isSame ? {} : { reason: 'its data doesn’t match what was written' }
  } catch (error) {
    if (systemCode(error) !== '') throw error
    return { reason: describeError(error) }
  }
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

const describeError = (error: unknown): string => {
  // The guard stops in the middle of a merge that would take minutes.
  if (error instanceof Error && 'code' in error && error.code === 'too-costly') return 'it takes too long to merge'
  if (error instanceof RangeError && /call stack/.test(error.message)) return 'it is nested too deeply'
  return error instanceof Error ? error.message : String(error)
}
