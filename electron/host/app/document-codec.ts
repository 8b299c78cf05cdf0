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
import { newId } from '../ids'
import type { DocumentCodec } from '../store'

/** The host does not know the name of whoever edited a file, or merges one. */
const unknownAuthor = { name: '', now: Date.now, newId }

/** What the store needs to know about the content of documents, from the meeting's model. */
export const documentCodec: DocumentCodec = {
  toMeeting,
  applyMeetingEdits: (doc, base, edited) => void applyMeetingEdits(doc, base, edited, unknownAuthor),
  isNewerThanApp,
  migrate,
  compareMerge,
  planMerge,
  revert: (doc, changes) => revertStored(doc, changes, unknownAuthor),
  summarize,
  documentTitle,
  documentId: (doc) => meta.read(doc).value.id,
  observe: createLiveJson,
}
