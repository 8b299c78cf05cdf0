import * as Y from 'yjs'
import type { FileProblem } from '../../../shared/protocol/library'
import { MAX_LISTED_CHANGES, type MergeChange } from '../../../shared/protocol/merge-changes'
import type { DocumentCodec } from './document-codec'
import { ExternalEditMerger, loadForMerge, type MergedEdits, readValidText } from './merge-file'

/** A document as files are compared with it at a time: its state, and the external edits that are merged already. */
export type MergeBase = { id: string; state: Uint8Array; edits: MergedEdits; now: number }

/** The text of a file, and the document that it may be merged into. */
export type ComparisonRequest = { text: string; base?: MergeBase }

/**
 * What a file is, and what merging it does; without `changes`, it was not compared. They end after
 * `MAX_LISTED_CHANGES`; `changeCount` counts all of them.
 */
export type Comparison =
  | { ok: true; id: string; title: string; changes?: MergeChange[]; changeCount: number }
  | { ok: false; code: FileProblem['code']; detail?: string }

/**
 * Reads a file's text and compares it with a document. Takes seconds for tens of thousands of rows, so the host has it
 * done in a worker. A file of a newer app is not compared, nor one of another document.
 */
export const compareFile = (codec: DocumentCodec, { text, base }: ComparisonRequest): Comparison => {
  const read = readValidText(text, codec)
  if (!read.ok) return { ok: false, code: read.problem.code, detail: read.problem.detail }
  const { file, isNewer } = read.validFile
  const { id, title } = file
  if (isNewer || base?.id !== id) return { ok: true, id, title, changeCount: 0 }
  const here = new Y.Doc()
  Y.applyUpdate(here, base.state)
  const merger = new ExternalEditMerger(codec, new Set(base.edits.keys), [], base.edits.last)
  const changes = codec.compareMerge(here, loadForMerge(read.validFile, merger), base.now)
  return { ok: true, id, title, changes: changes.slice(0, MAX_LISTED_CHANGES), changeCount: changes.length }
}
