import * as Y from 'yjs'
import { documentTitle, meta, toMeeting } from '../../../shared/document'
import { encodeFile, fileNameFor } from '../../../shared/file'
import { platform } from '../../platform'

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

/** Saves the document as a file; resolves to false if the person canceled. */
export const saveCopy = (doc: Y.Doc, now: number): Promise<boolean> => {
  const { fileName, text } = createCopy(doc, now)
  return platform.saveFile(fileName, text, 'application/json')
}
