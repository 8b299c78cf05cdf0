import * as Y from 'yjs'
import { documentTitle, meta, toMeeting } from '../../shared/document'
import { encodeFile } from '../../shared/file'
import { record } from '../../shared/meeting/incident'
import { actions } from '../../shared/stages/actions/model'
import { createGitlabDocument } from './gitlab-document'

const createdAt = Date.parse('2017-02-10T12:00:00Z')

/** The bundled sample's text. Ids and times are fixed, so that it changes only when the facts do. */
export const sampleFile = (): string => {
  let count = 0
  const author = { name: 'Debrief', now: () => createdAt, newId: () => `sample-${String(++count).padStart(4, '0')}` }
  const empty = new Y.Doc()
  // All copies of the sample contain identical operations; edits are made under other client ids.
  empty.clientID = 1
  const doc = createGitlabDocument(author, empty)
  meta.change(doc, { isSample: true })
  // They were due years ago.
  for (const { id } of actions.read(doc).value) actions.change(doc, id, { status: 'done' })
  // Whoever opens the sample is its facilitator.
  record.change(doc, { status: 'in-review', facilitator: '' })
  return encodeFile({
    id: meta.read(doc).value.id,
    title: documentTitle(doc),
    savedAt: new Date(createdAt).toISOString(),
    meeting: toMeeting(doc),
    crdt: Y.encodeStateAsUpdate(doc),
  })
}
