import type * as Y from 'yjs'
import { revertStored } from '../../../shared/crdt'
import {
  applyMeetingEdits,
  createLiveJson,
  documentTitle,
  isNewerThanApp,
  meta,
  migrate,
  summarize,
  toMeeting,
} from '../../../shared/document'
import { compareMerge, planMerge } from '../../../shared/document/merge'
import { settleTwins } from '../../../shared/import/twins'
import { newId } from '../ids'
import type { DocumentCodec } from '../store'

const settle = (doc: Y.Doc, now: number): void => {
  for (const _step of settleTwins(doc, now));
}

/** The host does not know the name of whoever edited a file, or merges one. */
const unknownAuthor = { name: '', now: Date.now, newId }

/** What the store needs to know about the content of documents, from the meeting's model. */
export const documentCodec: DocumentCodec = {
  toMeeting,
  applyMeetingEdits: (doc, base, edited) => void applyMeetingEdits(doc, base, edited, unknownAuthor),
  isNewerThanApp,
  migrate,
  compareMerge: (here, there, now) => compareMerge(here, there, (merged) => settle(merged, now)),
  planMerge: (here, there, leftOut, now) => planMerge(here, there, leftOut, (merged) => settle(merged, now)),
  settle,
  revert: (doc, changes) => revertStored(doc, changes, unknownAuthor),
  summarize,
  documentTitle,
  documentId: (doc) => meta.read(doc).value.id,
  observe: createLiveJson,
}
