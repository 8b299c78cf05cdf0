import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { encodeFile, type MeetingFile } from '../../../shared/format'
import { deletesOf, encodeDeletes } from '../../../shared/sync/stored'
import type { DocumentCodec, Summary } from './describe'
import { writeReason } from './failures'
import { Journal } from './journal'
import { type Frame, frameKind } from './journal-codec'
import type { SegmentFile } from './journal-files'
import { sha256 } from './layout'
import { type DocumentFile, FileChanged } from './place'
import { type SaveState, saveSentence, saveState } from './save-state'
import { type SaveDelays, SaveTimer } from './save-timer'
import { diskOrigin, type ExternalEditMerger, replay, type ValidFile } from './take-in'

/** Bytes of journal that make a save due at once. */
const MAX_JOURNAL_BYTES = 4 * 1024 * 1024

/** How long a file that is just being written by another program is waited for, ms. */
const SETTLE_RETRY_MS = 300

export type PersistedDocumentOptions = {
  id: string
  doc: Y.Doc
  codec: DocumentCodec
  now: () => number
  saveDelays: SaveDelays
  file: DocumentFile
  merger: ExternalEditMerger
  /** Called when the file was edited by hand or is damaged, before an edit is taken in. */
  onFileChange: (validFile: ValidFile) => Promise<void>
  journal: { folder: string; fallback?: string; firstNumber: number; older: SegmentFile[] }
  isReadOnly: boolean
  /** Where the document's file is now, if somebody gave it another name. */
  locateFile: () => Promise<string | undefined>
  /** Writes versions anew that hold what documents no longer hold. */
  updateVersions: () => Promise<void>
  /** Called when a save is safe, before the journal is dropped. */
  beforeTruncate: () => Promise<void>
  onSaved: () => void
  onDetached: () => void
}

/**
 * What a document begins with: what it held itself, its file, and for the journal what was recovered from a damaged one or
 * taken over from an older version.
 */
type Beginning = {
  own: Uint8Array | undefined
  validFile: ValidFile | undefined
  recovered: Frame | undefined
  migrated: Frame | undefined
}

/** One open document and its way to the disk: every update goes to the journal at once and into the file a little later. */
export class PersistedDocument extends EventEmitter<{ state: [] }> {
  readonly id: string
  readonly doc: Y.Doc
  readonly file: DocumentFile
  readonly #options: PersistedDocumentOptions
  readonly #journal: Journal
  readonly #timer: SaveTimer
  readonly #reader: ReturnType<NonNullable<DocumentCodec['follow']>> | undefined
  #older: SegmentFile[]
  #isReadOnly: boolean
  #changes = 0
  #savedChanges = 0
  #isApplyingEdit = false
  #queue: Promise<void> = Promise.resolve()
  #error: unknown
  #told = ''
  #summary: { changes: number; summary: Summary } | undefined
  #detaching: Promise<void> | undefined
  #isStopped = false
  #hasOutdatedVersions = false

  constructor(options: PersistedDocumentOptions) {
    super()
    this.#options = options
    this.id = options.id
    this.doc = options.doc
    this.file = options.file
    this.#isReadOnly = options.isReadOnly
    this.#older = options.journal.older
    this.#journal = new Journal({
      ...options.journal,
      id: options.id,
      encodeBase: () => Y.encodeStateAsUpdate(options.doc),
      onState: () => this.#tell(),
    })
    this.#timer = new SaveTimer(options.saveDelays, options.now, () => void this.save())
    this.#reader = options.codec.follow?.(options.doc)
    this.#told = this.#outlook()
    this.doc.on('update', this.#onUpdate)
    if (options.journal.older.length > 0) this.#touch()
  }

  /** What the document held before it was attached goes to the disk too, and so does what was not in its file. */
  async begin({ own, validFile, recovered, migrated }: Beginning): Promise<void> {
    if (own) this.#onUpdate(own)
    for (const frame of [recovered, migrated]) {
      if (!frame) continue
      this.#journal.append(frame)
      this.#touch()
    }
    this.#hasOutdatedVersions = migrated !== undefined
    if (validFile) await this.#applyExternalEdit(validFile)
  }

  get state(): SaveState {
    return saveState(this.#journal.state, this.#error)
  }

  /** With `failing`: what is wrong, what is safe and what to do. */
  get sentence(): string | undefined {
    // Reading a title may mean reading the whole document: only if there is something to say.
    const title = () => this.#options.codec.documentTitle(this.doc)
    return saveSentence(title, this.#journal.state, this.#error)
  }

  /** Why the last save into the file failed. */
  get error(): unknown {
    return this.#error
  }

  /** The document comes from a newer app: the relay must refuse edits, and the file is never written. */
  get isReadOnly(): boolean {
    return this.#isReadOnly
  }

  /** Whether the file lacks something that the document holds. */
  get isUnsaved(): boolean {
    return this.#changes !== this.#savedChanges
  }

  /** What the library shows of the document as it is now. */
  summary(): Summary {
    if (this.#summary?.changes !== this.#changes) {
      const summary = { ...this.#options.codec.summarise(this.doc), id: this.id }
      this.#summary = { changes: this.#changes, summary }
    }
    return this.#summary.summary
  }

  /** Resolves once everything in the document now is flushed to the disk, in the journal or in the file. */
  flushed(): Promise<void> {
    return this.#journal.flushed()
  }

  /** Saves into the file now. Resolves when that was done or has failed, which `state` then tells. */
  save(): Promise<void> {
    this.#queue = this.#queue.then(() => this.#attempt())
    return this.#queue
  }

  /** The file's text as saving would write it now: for a download while the disk refuses to give or to take it. */
  encodeText(): string {
    const { codec, now } = this.#options
    const meeting = codec.toMeeting(this.doc)
    const savedAt = new Date(now()).toISOString()
    const title = codec.documentTitle(this.doc)
    const crdt = Y.encodeStateAsUpdate(this.doc)
    return encodeFile({ id: this.id, title, savedAt, meeting, crdt }, sha256)
  }

  /** Takes in what somebody else wrote to the file, if they did. */
  checkForExternalChange(): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      if (this.#isStopped) return
      try {
        if (await this.#mergeExternalChanges()) this.#timer.in(SETTLE_RETRY_MS)
      } catch (error) {
        this.#fail(error)
      }
    })
    return this.#queue
  }

  /** Merges a file that was handed in; the version before it is kept. */
  async merge(validFile: ValidFile): Promise<void> {
    await this.file.keepVersion(this.#options.now())
    await this.#merge(validFile)
    await this.flushed()
  }

  /** Edits the document so that it says what a file says; the version before it is kept. */
  async revertTo(file: MeetingFile): Promise<void> {
    const { codec, now } = this.#options
    await this.save()
    await this.file.keepVersion(now())
    codec.applyMeetingEdits(this.doc, codec.toMeeting(this.doc), file.meeting)
    await this.flushed()
  }

  /**
   * Flushes, saves and stops. While the disk refuses even the journal it stays pending, and typing stays in memory; a
   * document whose journal is safe is let go even if its file could not be written.
   */
  detach(): Promise<void> {
    this.#detaching ??= this.#detach()
    return this.#detaching
  }

  /** Stops without waiting for the disk; false if something is in memory only. */
  async abandon(): Promise<boolean> {
    const isSafe = this.#journal.state.isIdle
    await this.#stop()
    return isSafe
  }

  async #detach(): Promise<void> {
    for (;;) {
      await this.save()
      await this.flushed()
      if (!this.isUnsaved || this.#error !== undefined || this.#isStopped) break
      await pause(SETTLE_RETRY_MS)
    }
    await this.#stop()
  }

  async #stop(): Promise<void> {
    if (this.#isStopped) return
    this.#isStopped = true
    this.doc.off('update', this.#onUpdate)
    this.#reader?.close()
    this.#timer.stop()
    await this.#journal.close()
    this.#options.onDetached()
  }

  readonly #onUpdate = (update: Uint8Array): void => {
    if (!this.#isApplyingEdit) this.#journal.append({ kind: frameKind.update, payload: update })
    this.#touch()
  }

  #touch(): void {
    this.#changes += 1
    this.#timer.changed(this.#journal.size > MAX_JOURNAL_BYTES)
  }

  async #attempt(): Promise<void> {
    if (this.#isStopped) return
    this.#timer.pause()
    try {
      const isWaitedFor = await this.#mergeExternalChanges()
      if (isWaitedFor) this.#timer.in(SETTLE_RETRY_MS)
      else if (this.isUnsaved) await this.#saveOnce()
      this.#error = undefined
      this.#timer.succeeded()
      if (this.isUnsaved && !isWaitedFor) this.#timer.changed(false)
      this.#tell()
    } catch (error) {
      this.#fail(error)
    }
  }

  async #saveOnce(): Promise<void> {
    for (;;) {
      try {
        await (this.#isReadOnly && this.file.signature ? this.#saveJournal() : this.#saveFile())
        return
      } catch (error) {
        if (!(error instanceof FileChanged)) throw error
        while (await this.#mergeExternalChanges()) await pause(SETTLE_RETRY_MS)
      }
    }
  }

  async #saveFile(): Promise<void> {
    const { codec, now } = this.#options
    const { changes, mark } = this.#snapshot()
    const title = codec.documentTitle(this.doc)
    const savedAt = new Date(now()).toISOString()
    const meeting = this.#reader ? this.#reader.read() : codec.toMeeting(this.doc)
    const crdt = Y.encodeStateAsUpdate(this.doc)
    const expected = {
      stateVector: Y.encodeStateVector(this.doc),
      deletes: encodeDeletes(deletesOf(this.doc)),
    }
    await this.file.write({ id: this.id, title, savedAt, meeting, crdt }, expected, now())
    await this.#saved(changes, mark)
  }

  /** The file of a newer app stays as it is; what others send meanwhile is kept in the journal, in one piece. */
  async #saveJournal(): Promise<void> {
    const { changes, mark } = this.#snapshot()
    this.#journal.append({ kind: frameKind.update, payload: Y.encodeStateAsUpdate(this.doc) })
    await this.#journal.flushed()
    await this.#saved(changes, mark)
  }

  /** Must run in one tick with reading the document. */
  #snapshot() {
    this.#timer.began()
    return { changes: this.#changes, mark: this.#journal.mark() }
  }

  async #saved(changes: number, mark: number): Promise<void> {
    this.#savedChanges = changes
    this.#options.onSaved()
    // The file that was just replaced may be one of them.
    if (this.#hasOutdatedVersions) await this.#options.updateVersions()
    this.#hasOutdatedVersions = false
    await this.#options.beforeTruncate()
    await this.#journal.drop(mark, this.#older)
    this.#older = []
  }

  /** True: another program seems to be writing the file just now. */
  async #mergeExternalChanges(): Promise<boolean> {
    let found = await this.file.check()
    if (found.outcome === 'missing') {
      const fileName = await this.#options.locateFile()
      if (fileName !== undefined) this.file.followRename(fileName)
      // An open document's file that vanishes was hardly thrown away on purpose: it is written anew.
      else if (this.file.markMissing()) this.#touch()
      found = await this.file.check()
    }
    if (found.outcome === 'changed') await this.#merge(found.validFile)
    if (found.outcome === 'foreign') {
      this.file.release()
      this.#touch()
    }
    if (found.outcome !== 'unreadable' && found.outcome !== 'unsafe') return false
    if (found.outcome === 'unreadable' && !found.isSettled) return true
    await this.file.quarantine(this.#options.now())
    this.#touch()
    return false
  }

  async #merge(validFile: ValidFile): Promise<void> {
    if (validFile.isNewer) this.#isReadOnly = true
    Y.applyUpdate(this.doc, validFile.file.crdt, diskOrigin)
    if (!validFile.isNewer && this.#options.codec.migrate?.(this.doc, [validFile.file.crdt]))
      this.#hasOutdatedVersions = true
    this.#touch()
    await this.#applyExternalEdit(validFile)
    this.#tell()
  }

  /** An edit by hand is merged, damage is not; either is told, and what was there before is kept. */
  async #applyExternalEdit(validFile: ValidFile): Promise<void> {
    if (validFile.change === 'none') return
    const frame = this.#options.merger.frameFor(validFile)
    // Told first: should the host die in between, it is told and taken in once more.
    if (frame || validFile.change !== 'edited') await this.#options.onFileChange(validFile)
    if (frame) {
      // It goes to the journal in one frame with its key, so that a crash can't part them.
      this.#journal.append(frame)
      this.#isApplyingEdit = true
      replay(this.doc, [frame])
      this.#isApplyingEdit = false
    }
    this.#touch()
  }

  #fail(error: unknown): void {
    // A folder that is gone took the journal with it, though writing to its open files still succeeds.
    if (this.#error === undefined && writeReason(error).code === 'no-folder') this.#journal.rebase()
    this.#error = error
    this.#timer.failed()
    this.#tell()
  }

  #tell(): void {
    const now = this.#outlook()
    if (now === this.#told || this.#isStopped) return
    this.#told = now
    this.emit('state')
  }

  #outlook(): string {
    return `${this.state} ${this.sentence ?? ''} ${this.#isReadOnly}`
  }
}
