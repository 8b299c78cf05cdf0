import * as Y from 'yjs'
import { documentTitle, meta, toMeeting } from '../../shared/document'
import { encodeFile } from '../../shared/file'
import { record } from '../../shared/meeting/incident'
import { createGitlabDocument } from './gitlab-document'

const madeAt = Date.parse('2017-02-10T12:00:00Z')

/** The bundled sample's text. Ids and times are fixed, so that it changes only when the facts do. */
export const sampleFile = (): string => {
  let count = 0
  const author = { name: 'Debrief', now: () => madeAt, newId: () => `sample-${String(++count).padStart(4, '0')}` }
  const empty = new Y.Doc()
  // Every copy of the sample holds these very operations; whoever edits one does so under an id of their own.
  empty.clientID = 1
  const doc = createGitlabDocument(author, empty)
  meta.change(doc, { isSample: true })
  // Whoever opens the sample leads it.
  record.change(doc, { status: 'in-review', facilitator: '' })
  return encodeFile({
    id: meta.read(doc).value.id,
    title: documentTitle(doc),
    savedAt: new Date(madeAt).toISOString(),
    meeting: toMeeting(doc),
    crdt: Y.encodeStateAsUpdate(doc),
  })
}
