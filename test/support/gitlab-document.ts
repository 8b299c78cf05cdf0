import * as Y from 'yjs'
import type { Author } from '../../shared/crdt'
import { createDocument } from '../../shared/document'
import { gitlab } from './gitlab-2017'
import { writeMeeting } from './write-meeting'

/** The whole incident as a document, written through the same functions as the app's. */
export const createGitlabDocument = (author: Author, empty = new Y.Doc()): Y.Doc => {
  const doc = createDocument({ title: gitlab.record.title, length: 90 }, author, empty)
  writeMeeting(doc, author, gitlab)
  return doc
}
