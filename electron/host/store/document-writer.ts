import * as Y from 'yjs'
import { encodeDeletes, getDeleteSet } from '../../../shared/crdt/document-version'
import { encodeFile, type MeetingContent, type MeetingFile } from '../../../shared/file'
import type { DocumentCodec } from './document-codec'
import type { DocumentFile } from './document-file'
import type { ExternalChanges } from './external-changes'
import type { Journal } from './journal'
import type { SegmentFile } from './journal-files'
import { frameKind } from './journal-frames'
import { sha256 } from './layout'
import type { StoredSummary } from './library-entry'
import { packTexts } from './packed-texts'
import type { Checkpoint, UpdateRecorder } from './update-recorder'

/** Reads an open document: its title, its summary, and the contents of its file. */
export class DocumentReader {
  readonly #id: string
  readonly #doc: Y.Doc
  readonly #codec: DocumentCodec
  readonly #observed: ReturnType<NonNullable<DocumentCodec['observe']>> | undefined
  #summary: { changes: number; summary: StoredSummary } | undefined

  constructor(id: string, doc: Y.Doc, codec: DocumentCodec) {
    this.#id = id
    this.#doc = doc
    this.#codec = codec
    this.#observed = codec.observe?.(doc)
  }

  close(): void {
    this.#observed?.close()
  }

  title(): string {
    return this.#codec.documentTitle(this.#doc)
  }

  /** What the library shows of the document; recomputed only if `changes` has grown. */
  summary(changes: number): StoredSummary {
    if (this.#summary?.changes !== changes) {
      const { texts, ...summary } = this.#codec.summarize(this.#doc)
      this.#summary = { changes, summary: { ...summary, id: this.#id, texts: packTexts(texts) } }
    }
    return this.#summary.summary
  }

  /** What saving the document at `now` writes; reads only what has changed since the last save. */
  file(now: number): MeetingFile {
    return this.#fileWith(this.#observed?.read() ?? this.#codec.toMeeting(this.#doc), now)
  }

  /** The text of that file, read from the document in full. */
  fileText(now: number): string {
    return encodeFile(this.#fileWith(this.#codec.toMeeting(this.#doc), now), sha256)
  }

  #fileWith(meeting: MeetingContent, now: number): MeetingFile {
    const savedAt = new Date(now).toISOString()
    return { id: this.#id, title: this.title(), savedAt, meeting, crdt: Y.encodeStateAsUpdate(this.#doc) }
  }
}

export type DocumentWriterOptions = {
  doc: Y.Doc
  file: DocumentFile
  journal: Journal
  recorder: UpdateRecorder
  reader: DocumentReader
  external: ExternalChanges
  now: () => number
  /** Rewrites kept versions that contain what documents no longer store. */
  updateVersions: () => Promise<void>
  /** Called when a save is safe, before the journal is truncated. */
  beforeTruncate: () => Promise<void>
  onSaved: () => void
}

/** Compacts an open document's journal into its file. */
export class DocumentWriter {
  readonly #options: DocumentWriterOptions
  /** Journal files from before the document was opened, which the first save covers. */
  #olderSegments: SegmentFile[]

  constructor(options: DocumentWriterOptions, olderSegments: SegmentFile[]) {
    this.#options = options
    this.#olderSegments = olderSegments
  }

  /** Writes everything that the document contains now; changes after `onCheckpoint` belong to the next save. */
  async write(onCheckpoint: () => void): Promise<void> {
    const { file, external, recorder } = this.#options
    onCheckpoint()
    const checkpoint = recorder.checkpoint()
    await (external.isReadOnly && file.signature ? this.#writeJournal() : this.#writeFile())
    await this.#complete(checkpoint)
  }

  async #writeFile(): Promise<void> {
    const { doc, file, reader } = this.#options
    const now = this.#options.now()
    const expected = { stateVector: Y.encodeStateVector(doc), deletes: encodeDeletes(getDeleteSet(doc)) }
    await file.write(reader.file(now), expected, now)
  }

  /** A newer app's file stays as it is; what others send meanwhile is stored in the journal, as one update. */
  async #writeJournal(): Promise<void> {
    const { doc, journal } = this.#options
    journal.append({ kind: frameKind.update, payload: Y.encodeStateAsUpdate(doc) })
    await journal.flushed()
  }

  async #complete(checkpoint: Checkpoint): Promise<void> {
    const { journal, recorder, external, updateVersions, beforeTruncate, onSaved } = this.#options
    recorder.markWritten(checkpoint)
    onSaved()
    // After the write: the file that it replaced may have become one of the versions.
    if (external.hasOutdatedVersions) await updateVersions()
    external.hasOutdatedVersions = false
    await beforeTruncate()
    await journal.truncate(checkpoint.frames, this.#olderSegments)
    this.#olderSegments = []
  }
}
