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
import { newId } from '../ids'
import type { DocumentCodec } from '../store'

/** What keeping documents on disk must know about what is in them, from the meeting's own model. */
export const documentCodec: DocumentCodec = {
  toMeeting,
  // Whoever edited the file by hand has no name here.
  applyMeetingEdits: (doc, base, edited) =>
    void applyMeetingEdits(doc, base, edited, { name: '', now: Date.now, newId }),
  isNewerThanApp,
  migrate,
  summarize,
  documentTitle,
  documentId: (doc) => meta.read(doc).value.id,
  follow: createLiveJson,
}
