import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import * as Y from 'yjs'
import { boundedDoc, checkState } from '../../../shared/crdt/update-guard'
import {
  computeChecksum,
  type FormatProblem,
  type MeetingContent,
  parseFile,
  type ReadFile,
} from '../../../shared/file'
import type { DocumentCodec } from './document-codec'
import { classifyChange, type FileChange } from './file-changes'
import { type Frame, frameKind } from './journal-frames'
import { sha256 } from './layout'

/** The origin of transactions that apply what is on disk. */
export const diskOrigin = { from: 'disk' }

const emptyUpdateLength = Y.encodeStateAsUpdate(new Y.Doc()).length

/** Whether a document contains nothing at all, not even deleted items. */
export const isBlank = (doc: Y.Doc): boolean => Y.encodeStateAsUpdate(doc).length === emptyUpdateLength

/** Whether updates that others build on are missing. */
export const isIncomplete = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null

/**
 * The document that a file is opened as, if its state was inspected before and can be loaded into it at once; otherwise
 * the state is checked, in a document of its own.
 */
export type ChooseTarget = (file: ReadFile) => Y.Doc | undefined

const loadInto = (doc: Y.Doc, crdt: Uint8Array): Y.Doc => {
  Y.applyUpdate(doc, crdt, diskOrigin)
  return doc
}

/** Loads a file's state into a new document; undefined if the state is not allowed, even with a valid checksum. */
export const loadState = (crdt: Uint8Array): Y.Doc | undefined => {
  if (checkState(crdt)) return undefined
  const doc = boundedDoc()
  try {
    return loadInto(doc, crdt)
  } catch {
    doc.destroy()
    return undefined
  }
}

/** A file together with its state, both checked. */
export type ValidFile = {
  file: ReadFile
  state: Y.Doc
  /** Whether `state` is the document that the file is opened as; then that is still to be migrated. */
  isLoaded: boolean
  isNewer: boolean
  change: FileChange
  /** Whether the file contains what documents no longer store; the state does not, unless `isLoaded`. */
  isOutdated: boolean
}

export type ReadOutcome = { ok: true; validFile: ValidFile } | { ok: false; problem: FormatProblem }

/** Reads a file's text up to a usable state: the one check for everything that comes from disk or by import. */
export const readValidText = (text: string, codec: DocumentCodec, chooseTarget?: ChooseTarget): ReadOutcome => {
  const parsed = parseFile(text, sha256)
  if (!parsed.ok) return parsed
  const { file } = parsed
  const target = file.isHeadIntact && !file.isHandEdited ? chooseTarget?.(file) : undefined
  const state = target ? loadInto(target, file.crdt) : loadState(file.crdt)
  if (!state) return { ok: false, problem: { code: 'damaged', detail: 'the state in "crdt" is invalid', id: file.id } }
  const isNewer = file.isNewer || codec.isNewerThanApp(state)
  const isOutdated = !target && !isNewer && codec.migrate?.(state, [file.crdt]) === true
  const isChanged = !isNewer && (file.isHandEdited || !file.isHeadIntact)
  const change = isChanged ? classifyChange(file, codec.toMeeting(state)) : 'none'
  const ownId = codec.documentId(state)
  if (!file.isHeadIntact && ownId !== '' && ownId !== file.id) {
    return { ok: false, problem: { code: 'damaged', detail: 'its id is not that of its content', id: ownId } }
  }
  return { ok: true, validFile: { file, state, isLoaded: target !== undefined, isNewer, change, isOutdated } }
}

/** Reads the bytes of a file like its text. */
export const readValidBytes = (bytes: Buffer, codec: DocumentCodec, chooseTarget?: ChooseTarget): ReadOutcome => {
  if (isUtf8(bytes)) return readValidText(bytes.toString('utf8'), codec, chooseTarget)
  return { ok: false, problem: { code: 'not-json', detail: 'it is not UTF-8 text' } }
}

/** Reads a file; fails only if the system can't read it. */
export const readValidFile = async (path: string, codec: DocumentCodec): Promise<ReadOutcome> =>
  readValidBytes(await readFile(path), codec)

/** Identifies an external edit by its base and its result. */
const externalEditKey = (file: ReadFile): Buffer =>
  Buffer.from(computeChecksum(Buffer.from(file.crdtChecksum + file.meetingChecksum), sha256), 'hex')

/** A file's readable content, and the state that it led to. */
type EditResult = { crdtChecksum: string; meeting: MeetingContent; state: Uint8Array }

/** An external edit that was not merged yet: its key, its journal frame with key and update, and its result. */
export type ExternalEdit = { key: string; frame: Frame; result: EditResult }

/** The keys of merged external edits, which outlive an open document. */
export type ExternalEditLog = {
  has: (key: string) => boolean
  add: (key: string) => void
  keys: () => Iterable<string>
}

/** The external edits that were merged, and the last of them. */
export type MergedEdits = { keys: string[]; last: EditResult | undefined }

/** Loads a valid file's content into a document, including external edits. */
export const loadValidFile = ({ file, state, change }: ValidFile, codec: DocumentCodec): Y.Doc => {
  if (change === 'edited') codec.applyMeetingEdits(state, codec.toMeeting(state), file.meeting)
  return state
}

/**
 * Merges what somebody edited in `meeting` with another program. An edit is applied to the state in the file, as if its
 * author had had the document open, and then merged, so that what others typed meanwhile stays. Since applying one
 * twice would add its rows and words twice, it remembers which ones were merged.
 */
export class ExternalEditMerger {
  readonly #codec: DocumentCodec
  readonly #log: ExternalEditLog
  /** The last merged edit and its resulting state, from which an editor that is still open continues. */
  #last: EditResult | undefined

  constructor(codec: DocumentCodec, log: ExternalEditLog, frames: Frame[] = [], last?: EditResult) {
    this.#codec = codec
    this.#log = log
    this.#last = last
    for (const { kind, payload } of frames) {
      if (kind === frameKind.externalEdit) log.add(Buffer.from(payload.subarray(0, EDIT_KEY_BYTES)).toString('hex'))
    }
  }

  /** The edit in a file, to be applied, journaled and then confirmed; undefined if there is nothing new. */
  findEdit({ file, change }: Pick<ValidFile, 'file' | 'change'>): ExternalEdit | undefined {
    if (change !== 'edited') return undefined
    const key = externalEditKey(file)
    if (this.#log.has(key.toString('hex'))) return undefined
    const last = this.#last?.crdtChecksum === file.crdtChecksum ? this.#last : undefined
    const scratch = new Y.Doc()
    Y.applyUpdate(scratch, last?.state ?? file.crdt, diskOrigin)
    const before = Y.encodeStateVector(scratch)
    this.#codec.applyMeetingEdits(scratch, last?.meeting ?? this.#codec.toMeeting(scratch), file.meeting)
    const update = Y.encodeStateAsUpdate(scratch, before)
    const result = { crdtChecksum: file.crdtChecksum, meeting: file.meeting, state: Y.encodeStateAsUpdate(scratch) }
    scratch.destroy()
    const frame = { kind: frameKind.externalEdit, payload: new Uint8Array(Buffer.concat([key, update])) }
    return { key: key.toString('hex'), frame, result }
  }

  /** What a merger in another thread has to know to find the same edits. */
  merged(): MergedEdits {
    return { keys: [...this.#log.keys()], last: this.#last }
  }

  /**
   * Marks an edit as applied, so that it is not merged again. Only then: if the disk fails before, it must not count as
   * merged.
   */
  confirm({ key, result }: ExternalEdit): void {
    this.#last = result
    this.#log.add(key)
  }
}

/** A document with what merging a file of the same document will add; whoever asks for it destroys it. */
export const loadForMerge = ({ file, change }: ValidFile, merger: ExternalEditMerger): Y.Doc => {
  const loaded = new Y.Doc()
  Y.applyUpdate(loaded, file.crdt, diskOrigin)
  const edit = merger.findEdit({ file, change })
  if (edit) Y.applyUpdate(loaded, getUpdate(edit.frame), diskOrigin)
  return loaded
}

const EDIT_KEY_BYTES = 32

/** The update in a frame. */
export const getUpdate = ({ kind, payload }: Frame): Uint8Array =>
  kind === frameKind.externalEdit ? payload.subarray(EDIT_KEY_BYTES) : payload

/** Applies a journal's frames to a document. */
export const replay = (doc: Y.Doc, frames: Frame[]): void => {
  doc.transact(() => {
    for (const frame of frames) Y.applyUpdate(doc, getUpdate(frame), diskOrigin)
  }, diskOrigin)
}
