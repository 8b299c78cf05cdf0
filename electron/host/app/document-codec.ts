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

/** What the store needs to know about the content of documents, from the meeting's model. */
export const documentCodec: DocumentCodec = {
  toMeeting,
  // The host does not know the name of whoever edited the file.
  applyMeetingEdits: (doc, base, edited) =>
    void applyMeetingEdits(doc, base, edited, { name: '', now: Date.now, newId }),
  isNewerThanApp,
  migrate,
  compareMerge,
  planMerge,
  summarize,
  documentTitle,
  documentId: (doc) => meta.read(doc).value.id,
  observe: createLiveJson,
}
