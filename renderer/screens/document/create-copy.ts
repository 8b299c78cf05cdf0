import * as Y from 'yjs'
import { documentTitle, meta, toMeeting } from '../../../shared/document'
import { encodeFile, fileNameFor } from '../../../shared/file'

/** The document as a file, encoded by the page itself without the host. */
export const createCopy = (doc: Y.Doc, now: number): { fileName: string; text: string } => {
  const { id } = meta.read(doc).value
  const title = documentTitle(doc)
  const text = encodeFile({
    id,
    title,
    savedAt: new Date(now).toISOString(),
    meeting: toMeeting(doc),
    crdt: Y.encodeStateAsUpdate(doc),
  })
  return { fileName: fileNameFor(title, id), text }
}
