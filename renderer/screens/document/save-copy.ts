import * as Y from 'yjs'
import { documentTitle, meta, toMeeting } from '../../../shared/document'
import { encodeFile, fileNameFor } from '../../../shared/file'
import { platform } from '../../platform'

/** The document as a file, made from what this page holds; needs no host. */
export const copyOf = (doc: Y.Doc, now: number): { fileName: string; text: string } => {
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

/** Hands the person the document as a file. False if they cancelled. */
export const saveCopy = (doc: Y.Doc, now: number): Promise<boolean> => {
  const { fileName, text } = copyOf(doc, now)
  return platform.saveFile(fileName, text)
}
