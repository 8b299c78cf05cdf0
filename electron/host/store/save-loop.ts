import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { encodeDeletes, getDeleteSet } from '../../../shared/crdt/document-version'
import type { MeetingFile } from '../../../shared/file'
import { Backoff } from '../backoff'
import { type DocumentFile, FileChanged } from './document-file'
import type { ExternalChanges } from './external-changes'
import { DISK_RETRY_DELAY_MS } from './failures'
import type { Journal } from './journal'
import type { SegmentFile } from './journal-files'
import { frameKind } from './journal-frames'
import type { Checkpoint, UpdateRecorder } from './update-recorder'

/** How soon (ms) a file that another program is still writing is checked again. */
export const SETTLE_RETRY_MS = 300

export type SaveLoopOptions = {
  doc: Y.Doc
  file: DocumentFile
  journal: Journal
  recorder: UpdateRecorder
  external: ExternalChanges
  saveDelays: SaveDelays
  now: () => number
  /** Reads ahead, so that `read` takes little time at once. */
  catchUp: () => Promise<void>
  /** What the file is to contain. */
  read: (now: number) => MeetingFile
  /** Rewrites kept versions that contain what documents no longer store. */
  updateVersions: () => Promise<void>
  /** Called when a save is safe, before the journal is truncated. */
  beforeTruncate: () => Promise<void>
  onSaved: () => void
  /** Called with the first failure after a success. */
  onFirstFailure: (error: unknown) => void
  /** Called after every attempt. */
  onAttempt: () => void
}

/** Compacts a document's journal into its file when that is due, one attempt at a time, until it succeeds. */
export class SaveLoop {
  readonly #options: SaveLoopOptions
  readonly #timer: SaveTimer
  #queue: Promise<void> = Promise.resolve()
  #error: unknown
  #isStopped = false
  /** Journal files from before the document was opened, which the first save covers. */
  #olderSegments: SegmentFile[]

  constructor(options: SaveLoopOptions, olderSegments: SegmentFile[]) {
    this.#options = options
    this.#olderSegments = olderSegments
    this.#timer = new SaveTimer(options.saveDelays, options.now, () => void this.save())
  }

  /** Why the last attempt failed; undefined if it did not. */
  get error(): unknown {
    return this.#error
  }

  get isStopped(): boolean {
    return this.#isStopped
  }

  stop(): void {
    this.#isStopped = true
    this.#timer.stop()
  }

  /** Schedules a save after a change. `isUrgent`: so much has changed that saving should not wait. */
  changed(isUrgent: boolean): void {
    this.#timer.changed(isUrgent)
  }

  /** Saves now. Resolves when that has succeeded or failed; then check `error`. */
  save(): Promise<void> {
    return this.#enqueue(() => this.#attempt())
  }

  /** Merges what others wrote to the file, if they did. */
  checkForExternalChange(): Promise<void> {
    return this.#enqueue(async () => {
      if (await this.#options.external.check()) this.#timer.in(SETTLE_RETRY_MS)
    })
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      if (this.#isStopped) return
      try {
        await work()
      } catch (error) {
        this.#fail(error)
      }
    })
    return this.#queue
  }

  async #attempt(): Promise<void> {
    const { external, recorder, onAttempt } = this.#options
    this.#timer.pause()
    const isBeingWritten = await external.check()
    if (isBeingWritten) this.#timer.in(SETTLE_RETRY_MS)
    else if (recorder.isFileStale) await this.#mergeAndWrite()
    this.#error = undefined
    this.#timer.succeeded()
    if (recorder.isFileStale && !isBeingWritten) this.#timer.changed(false)
    onAttempt()
  }

  async #mergeAndWrite(): Promise<void> {
    for (;;) {
      try {
        await this.#write()
        return
      } catch (error) {
        if (!(error instanceof FileChanged)) throw error
        while (await this.#options.external.check()) await pause(SETTLE_RETRY_MS)
      }
    }
  }

  /** Writes everything that the document contains now; later changes belong to the next save. */
  async #write(): Promise<void> {
    const { file, external, recorder, catchUp } = this.#options
    await catchUp()
    const endSave = this.#timer.began()
    const checkpoint = recorder.checkpoint()
    const bytes = await (external.isReadOnly && file.signature ? this.#writeJournal() : this.#writeFile())
    await this.#complete(checkpoint, bytes)
    endSave()
  }

  /** Like `#writeJournal`, resolves to the size of the state that it has written. */
  async #writeFile(): Promise<number> {
    const { doc, file, read } = this.#options
    const now = this.#options.now()
    const expected = { stateVector: Y.encodeStateVector(doc), deletes: encodeDeletes(getDeleteSet(doc)) }
    const content = read(now)
    await file.write(content, expected, now)
    return content.crdt.length
  }

  /** A newer app's file stays as it is; what others send meanwhile is stored in the journal, as one update. */
  async #writeJournal(): Promise<number> {
    const { doc, journal } = this.#options
    const payload = Y.encodeStateAsUpdate(doc)
    journal.append({ kind: frameKind.update, payload })
    await journal.flushed()
    return payload.length
  }

  async #complete(checkpoint: Checkpoint, bytes: number): Promise<void> {
    const { journal, recorder, external, updateVersions, beforeTruncate, onSaved } = this.#options
    recorder.markWritten(checkpoint, bytes)
    onSaved()
    // After the write: the file that it replaced may have become one of the versions.
    if (external.hasOutdatedVersions) await updateVersions()
    external.hasOutdatedVersions = false
    await beforeTruncate()
    await journal.truncate(checkpoint.frames, this.#olderSegments)
    this.#olderSegments = []
  }

  #fail(error: unknown): void {
    if (this.#error === undefined) this.#options.onFirstFailure(error)
    this.#error = error
    this.#timer.failed()
    this.#options.onAttempt()
  }
}

/**
 * A document is saved into its file after `debounceMs` without a change, and after `maxDelayMs` at the latest; one that
 * takes long to write, later. Until then, its changes are in the journal.
 */
export type SaveDelays = { debounceMs: number; maxDelayMs: number }
export const DEFAULT_SAVE_DELAYS: SaveDelays = { debounceMs: 1500, maxDelayMs: 10_000 }

/** The pauses between saves, as multiples of how long the last one took, of which at most `countedMs` count. */
const PAUSES_PER_SAVE = { debounce: 3, maxDelay: 12, countedMs: 5_000 }

/** Schedules the next save: soon after a change, with growing delays after failures. */
class SaveTimer {
  readonly #saveDelays: SaveDelays
  readonly #now: () => number
  readonly #save: () => void
  #timer: NodeJS.Timeout | undefined
  #unsavedSince: number | undefined
  readonly #backoff = new Backoff(DISK_RETRY_DELAY_MS)
  #lastSaveMs = 0
  #isStopped = false

  constructor(saveDelays: SaveDelays, now: () => number, save: () => void) {
    this.#saveDelays = saveDelays
    this.#now = now
    this.#save = save
  }

  /** Schedules a save after a change. `isUrgent`: so much has changed that it should not wait. */
  changed(isUrgent: boolean): void {
    this.#unsavedSince ??= this.#now()
    // After a failure, the retry delay determines the next attempt.
    if (this.#backoff.failures > 0) return
    const debounceMs = Math.max(this.#saveDelays.debounceMs, this.#lastSaveMs * PAUSES_PER_SAVE.debounce)
    const maxDelayMs = Math.max(this.#saveDelays.maxDelayMs, this.#lastSaveMs * PAUSES_PER_SAVE.maxDelay)
    const remainingMs = this.#unsavedSince + maxDelayMs - this.#now()
    this.in(isUrgent ? 0 : Math.max(0, Math.min(debounceMs, remainingMs)))
  }

  /** Schedules a save after a delay, in place of any other. */
  in(delayMs: number): void {
    if (this.#isStopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#save, delayMs)
  }

  /** Records that a save has begun: later changes belong to the next one. To be called again when it is complete. */
  began(): () => void {
    this.#unsavedSince = undefined
    const startedAt = performance.now()
    return () => {
      this.#lastSaveMs = Math.min(performance.now() - startedAt, PAUSES_PER_SAVE.countedMs)
    }
  }

  pause(): void {
    clearTimeout(this.#timer)
  }

  succeeded(): void {
    this.#backoff.reset()
  }

  failed(): void {
    this.in(this.#backoff.nextDelayMs())
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }
}
