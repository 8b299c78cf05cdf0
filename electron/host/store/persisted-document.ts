import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import type { MergeStep } from '../../../shared/document/merge'
import type { MeetingFile } from '../../../shared/file'
import type { ChangeRef } from '../../../shared/protocol/merge-changes'
import type { MergeBase } from './comparison'
import type { DocumentCodec } from './document-codec'
import type { DocumentFile } from './document-file'
import { DocumentReader } from './document-reader'
import { ExternalChanges, type ExternalChangesOptions } from './external-changes'
import { writeReason } from './failures'
import { Journal } from './journal'
import type { SegmentFile } from './journal-files'
import { type Frame, frameKind } from './journal-frames'
import type { StoredSummary } from './library-entry'
import type { ValidFile } from './merge-file'
import { describeSaveProblem, getPersistenceState, type PersistenceState, StateNotifier } from './persistence-state'
import { type SaveDelays, SaveLoop, type SaveLoopOptions, SETTLE_RETRY_MS } from './save-loop'
import { UpdateRecorder } from './update-recorder'

export type PersistedDocumentOptions = Omit<ExternalChangesOptions, 'recorder' | 'onMerged'> &
  Pick<SaveLoopOptions, 'updateVersions' | 'beforeTruncate' | 'onSaved'> & {
    id: string
    codec: DocumentCodec
    /** What the library knows of the document as it is in its file, so that it need not be read for that. */
    summary?: StoredSummary | undefined
    saveDelays: SaveDelays
    journal: { folder: string; fallback?: string; firstNumber: number; older: SegmentFile[] }
    onDetached: () => void
  }

/**
 * The initial content of a document: its own, its file, and, for the journal, what was recovered from a damaged one or
 * migrated from an older version.
 */
type InitialContent = {
  own: Uint8Array | undefined
  validFile: ValidFile | undefined
  recovered: Frame | undefined
  migrated: Frame | undefined
}

/** Persists one open document: every update goes to the journal at once and into the file a little later. */
export class PersistedDocument extends EventEmitter<{ state: [] }> {
  readonly id: string
  readonly doc: Y.Doc
  readonly file: DocumentFile
  readonly #options: PersistedDocumentOptions
  readonly #notifier: StateNotifier
  readonly #journal: Journal
  readonly #recorder: UpdateRecorder
  readonly #reader: DocumentReader
  readonly #external: ExternalChanges
  readonly #saves: SaveLoop
  #detaching: Promise<void> | undefined

  constructor(options: PersistedDocumentOptions) {
    super()
    const { id, doc, file, codec, summary } = options
    this.id = id
    this.doc = doc
    this.file = file
    this.#options = options
    this.#notifier = new StateNotifier(
      () => `${this.state} ${this.message ?? ''} ${this.isReadOnly}`,
      () => this.emit('state'),
    )
    this.#journal = new Journal({
      ...options.journal,
      id,
      encodeBase: () => Y.encodeStateAsUpdate(doc),
      onState: () => this.#notifier.check(),
    })
    this.#recorder = new UpdateRecorder(doc, this.#journal)
    this.#reader = new DocumentReader(id, doc, codec, summary)
    this.#external = new ExternalChanges({
      ...options,
      recorder: this.#recorder,
      onMerged: () => this.#notifier.check(),
    })
    this.#saves = this.#createSaveLoop()
    this.#notifier.start()
    this.#recorder.start((isUrgent) => this.#saves.changed(isUrgent))
    if (options.journal.older.length > 0) this.#recorder.markChanged()
  }

  #createSaveLoop(): SaveLoop {
    const options = {
      ...this.#options,
      journal: this.#journal,
      recorder: this.#recorder,
      external: this.#external,
      catchUp: () => this.#reader.catchUp(),
      read: (now: number) => this.#reader.file(now),
      onFirstFailure: (error) => {
        // If the folder is gone, so is the journal, although writing to its open files still succeeds.
        if (writeReason(error).code === 'no-folder') this.#journal.rebase()
      },
      onAttempt: () => this.#notifier.check(),
    } satisfies SaveLoopOptions
    return new SaveLoop(options, this.#options.journal.older)
  }

  /** Persists what the document contained before it was attached, and what its file did not contain. */
  async begin({ own, validFile, recovered, migrated }: InitialContent): Promise<void> {
    if (own) this.#recorder.append({ kind: frameKind.update, payload: own })
    if (recovered) this.#recorder.append(recovered)
    if (migrated) this.#recorder.append(migrated)
    this.#external.hasOutdatedVersions = migrated !== undefined
    if (validFile) await this.#external.applyEdit(validFile)
  }

  get state(): PersistenceState {
    return getPersistenceState(this.#journal.state, this.#saves.error)
  }

  /** With `failing`: what happened, what is safe and what to do. */
  get message(): string | undefined {
    // The title is read only if there is a problem, since reading it may mean reading the whole document.
    return describeSaveProblem(() => this.#reader.title(), this.#journal.state, this.#saves.error)
  }

  /** Why the last save into the file failed. */
  get error(): unknown {
    return this.#saves.error
  }

  /** Whether the document comes from a newer app: then the relay must refuse edits, and the file is never written. */
  get isReadOnly(): boolean {
    return this.#external.isReadOnly
  }

  /** Whether the file lacks something that the document contains. */
  get isFileStale(): boolean {
    return this.#recorder.isFileStale
  }

  /** What the library shows of the document's current state. */
  summary(): StoredSummary {
    return this.#reader.summary(this.#recorder.changes)
  }

  /** Resolves once everything in the document now is flushed to the disk, in the journal or in the file. */
  flushed(): Promise<void> {
    return this.#journal.flushed()
  }

  /** Saves into the file now. Resolves when that has succeeded or failed; then check `error`. */
  save(): Promise<void> {
    return this.#saves.save()
  }

  /** The file's text as saving would write it now: for a download while the disk can be neither read nor written. */
  encodeText(): string {
    return this.#reader.fileText(this.#options.now())
  }

  /** Merges what somebody else wrote to the file, if they did. */
  checkForExternalChange(): Promise<void> {
    return this.#saves.checkForExternalChange()
  }

  /** What has to be known to find out, elsewhere, what merging a file will do. */
  mergeBase(): MergeBase {
    const edits = this.#external.mergedEdits()
    return { id: this.id, state: Y.encodeStateAsUpdate(this.doc), edits, now: this.#options.now() }
  }

  /** Merges a file; the version before it is kept. */
  async merge(validFile: ValidFile): Promise<void> {
    const { codec, now } = this.#options
    await this.file.keepVersion(now())
    await this.#external.merge(validFile)
    if (!this.isReadOnly) codec.settle(this.doc, now())
    await this.flushed()
  }

  /** Merges a file without the changes in `leftOut`, and returns what `undoMerge` needs. */
  async mergeWithout(validFile: ValidFile, leftOut: readonly ChangeRef[]): Promise<MergeStep> {
    const { codec, now } = this.#options
    await this.file.keepVersion(now())
    const at = now()
    const step = this.#withLoaded(validFile, (there) => codec.planMerge(this.doc, there, leftOut, at))
    await this.#external.merge(validFile)
    if (!this.isReadOnly) {
      codec.revert(this.doc, step.leftOut)
      codec.settle(this.doc, at)
    }
    await this.flushed()
    return step
  }

  /** Takes back what a merge did, and nothing that was typed since. */
  async undoMerge({ done }: MergeStep): Promise<void> {
    const { codec, now } = this.#options
    codec.revert(this.doc, done)
    codec.settle(this.doc, now())
    await this.flushed()
  }

  #withLoaded<T>(validFile: ValidFile, work: (there: Y.Doc) => T): T {
    const there = this.#external.load(validFile)
    try {
      return work(there)
    } finally {
      there.destroy()
    }
  }

  /** Edits the document to match a file's content; the version before it is kept. */
  async revertTo({ meeting }: MeetingFile): Promise<void> {
    const { codec, now } = this.#options
    await this.save()
    await this.file.keepVersion(now())
    codec.applyMeetingEdits(this.doc, codec.toMeeting(this.doc), meeting)
    await this.flushed()
  }

  /**
   * Flushes, saves and stops. While the disk refuses even the journal it stays pending, and typing stays in memory; a
   * document whose journal is safe is detached even if its file could not be written.
   */
  detach(): Promise<void> {
    this.#detaching ??= this.#detach()
    return this.#detaching
  }

  /** Stops without waiting for the disk; resolves to false if something is only in memory. */
  async abandon(): Promise<boolean> {
    const isSafe = this.#journal.state.isIdle
    await this.#stop()
    return isSafe
  }

  async #detach(): Promise<void> {
    for (;;) {
      await this.save()
      await this.flushed()
      if (!this.isFileStale || this.error !== undefined || this.#saves.isStopped) break
      await pause(SETTLE_RETRY_MS)
    }
    await this.#stop()
  }

  async #stop(): Promise<void> {
    if (this.#saves.isStopped) return
    this.#saves.stop()
    this.#recorder.stop()
    this.#notifier.stop()
    this.#reader.close()
    await this.#journal.close()
    this.#options.onDetached()
  }
}
