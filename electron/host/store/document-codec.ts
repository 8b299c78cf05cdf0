import type * as Y from 'yjs'
import type { StoredChange } from '../../../shared/crdt'
import type { MergeStep } from '../../../shared/document/merge'
import type { MeetingContent } from '../../../shared/file'
import type { ChangeRef, MergeChange } from '../../../shared/protocol/merge-changes'
import type { StoredSummary } from './library-entry'

/** What the library lists and searches of a document. */
export type Summary = Omit<StoredSummary, 'texts'> & {
  /** Texts to search beyond the fields of the entry, by the section of the document that they are in. */
  texts: { part: string; text: string }[]
}

/** Everything that the store needs to know about the content of documents. */
export type DocumentCodec = {
  /** The readable content, JSON values only, keys in a fixed order. */
  toMeeting: (doc: Y.Doc) => MeetingContent
  /** Applies the difference between two readable contents, record by record, in one transaction. */
  applyMeetingEdits: (doc: Y.Doc, base: unknown, edited: unknown) => void
  /** Whether the document was written by a newer app and so must not be written by this one. */
  isNewerThanApp: (doc: Y.Doc) => boolean
  /**
   * Migrates what documents no longer store, from the updates that one was opened with. Returns true if the files that
   * these came from have to be rewritten.
   */
  migrate?: (doc: Y.Doc, updates: readonly Uint8Array[]) => boolean
  /** What merging another copy will do, change by change, for somebody to look at. Neither document is changed. */
  compareMerge: (here: Y.Doc, there: Y.Doc, now: number) => MergeChange[]
  /** What merging another copy at `now` changes, and what of it is in `leftOut`. Neither document is changed. */
  planMerge: (here: Y.Doc, there: Y.Doc, leftOut: readonly ChangeRef[], now: number) => MergeStep
  /** What is done after every merge: what both copies have imported is there once. Does nothing if it is done already. */
  settle: (doc: Y.Doc, now: number) => void
  /** Takes changes of a merge back in one transaction, but nothing that was changed since. */
  revert: (doc: Y.Doc, changes: readonly StoredChange[]) => void
  summarize: (doc: Y.Doc) => Summary
  documentTitle: (doc: Y.Doc) => string
  /** The id in the document itself; empty if there is none. */
  documentId: (doc: Y.Doc) => string
  /**
   * Observes an open document, so that saving it reads only what changed, most of it ahead and in steps (`catchUp`);
   * without it, `toMeeting` reads everything.
   */
  observe?: (doc: Y.Doc) => { catchUp: () => Generator<void, void>; read: () => MeetingContent; close: () => void }
}
