import * as Y from 'yjs'
import type { DocumentCodec } from './document-codec'
import type { DocumentFile } from './document-file'
import { diskOrigin, type ExternalEditMerger, loadForMerge, type MergedEdits, type ValidFile } from './merge-file'
import type { UpdateRecorder } from './update-recorder'

export type ExternalChangesOptions = {
  doc: Y.Doc
  codec: DocumentCodec
  file: DocumentFile
  merger: ExternalEditMerger
  recorder: UpdateRecorder
  now: () => number
  isReadOnly: boolean
  /** Where the document's file is now, if somebody renamed it. */
  locateFile: () => Promise<string | undefined>
  /** Called when the file was edited or is damaged, before an edit is applied. */
  onFileChange: (validFile: ValidFile) => Promise<void>
  onMerged: () => void
}

/** Merges what others do to an open document's file into the document. */
export class ExternalChanges {
  readonly #options: ExternalChangesOptions
  /** Whether the document comes from a newer app: nobody may edit it here, and its file is never written. */
  isReadOnly: boolean
  /** Whether the document was migrated but its kept versions were not yet. */
  hasOutdatedVersions = false

  constructor(options: ExternalChangesOptions) {
    this.#options = options
    this.isReadOnly = options.isReadOnly
  }

  /** Resolves to true if another program still seems to be writing the file, so that it has to be checked again. */
  async check(): Promise<boolean> {
    const { file, recorder, locateFile, now } = this.#options
    let found = await file.check()
    if (found.outcome === 'missing') {
      const fileName = await locateFile()
      if (fileName !== undefined) file.followRename(fileName)
      // Nobody deletes the file of an open document on purpose, so it is written again.
      else if (file.markMissing()) recorder.markChanged()
      found = await file.check()
    }
    if (found.outcome === 'changed') {
      try {
        await this.merge(found.validFile)
      } catch (error) {
        file.forgetState()
        throw error
      }
    }
    if (found.outcome === 'foreign') {
      file.release()
      recorder.markChanged()
    }
    if (found.outcome !== 'unreadable' && found.outcome !== 'unsafe') return false
    if (found.outcome === 'unreadable' && !found.isSettled) return true
    await file.quarantine(now())
    recorder.markChanged()
    return false
  }

  /** Merges a file of the same document. */
  async merge(validFile: ValidFile): Promise<void> {
    const { doc, codec, recorder, onMerged } = this.#options
    const { file, isNewer } = validFile
    if (isNewer) this.isReadOnly = true
    Y.applyUpdate(doc, file.crdt, diskOrigin)
    if (!isNewer && codec.migrate?.(doc, [file.crdt])) this.hasOutdatedVersions = true
    recorder.markChanged()
    await this.applyEdit(validFile)
    onMerged()
  }

  /** A document with what merging a file of the same document will add; whoever asks for it destroys it. */
  load(validFile: ValidFile): Y.Doc {
    return loadForMerge(validFile, this.#options.merger)
  }

  /** The external edits that the document has. */
  mergedEdits(): MergedEdits {
    return this.#options.merger.merged()
  }

  /** Applies edits of the readable half of a file whose state is merged already; damage is only reported. */
  async applyEdit(validFile: ValidFile): Promise<void> {
    const { merger, recorder, onFileChange } = this.#options
    if (validFile.change === 'none') return
    const edit = merger.findEdit(validFile)
    // Reported first: if the host dies in between, the edit is reported and applied again.
    if (edit || validFile.change !== 'edited') await onFileChange(validFile)
    if (edit) {
      recorder.apply(edit.frame)
      merger.confirm(edit)
    }
    recorder.markChanged()
  }
}
