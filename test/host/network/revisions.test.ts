import { afterEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { snapshot } from '../../../shared/document'
import { keepRevision, readContent, readRevision } from '../../../shared/document/revisions'
import { addComment, comments, listThreads, replyTo, wholeDocument } from '../../../shared/meeting/comments'
import { revisions } from '../../../shared/meeting/revisions'
import { addEvent } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { untilAsserted } from '../../support/until'
import { startFormerHost } from './former-host'
import { closeAll, getPort, openOwnPage, readInvite, share, startTestHost } from './support'

afterEach(closeAll)

const keep = (doc: Y.Doc, name: string): string => {
  const result = keepRevision(doc, testAuthor(name, Date.now()), { kind: 'published', name })
  if (result.problem !== undefined) throw new Error(result.problem)
  return result.id
}

const namesIn = (doc: Y.Doc): string[] =>
  revisions
    .read(doc)
    .value.map(({ name }) => name)
    .sort()

const commentsIn = (doc: Y.Doc): string[] => comments.read(doc).value.map(({ text }) => text)

describe('versions and comments', () => {
  test('made on two hosts while they could not reach each other are on both afterwards, with what they hold', async () => {
    const [meeting, joined] = await Promise.all([startTestHost(), startTestHost()])
    const { documentId, appLink } = await share(meeting)
    await joined.call('meeting.join', { link: appLink })
    const ours = await openOwnPage(joined, documentId)
    await untilAsserted(async () => expect(await ours.queryPersistence()).toEqual(['own', 'meeting']))
    const theirs = await openOwnPage(meeting, documentId)
    addEvent(theirs.doc, testAuthor('Dana'), { text: 'Before' })
    const on = wholeDocument
    const [dana, noor] = [testAuthor('Dana', 1_000), testAuthor('Noor', 2_000)]
    const thread = addComment(theirs.doc, dana, { on, text: 'Is this right?' })
    await untilAsserted(() => expect(commentsIn(ours.doc)).toEqual(['Is this right?']))
    const first = keep(theirs.doc, 'Theirs')
    replyTo(theirs.doc, dana, { id: thread, on }, 'Answered there')
    const theirContent = readContent(theirs.doc)
    await theirs.queryPersistence()
    await meeting.stop()
    addEvent(ours.doc, testAuthor('Noor'), { text: 'Written offline' })
    const second = keep(ours.doc, 'Ours')
    replyTo(ours.doc, noor, { id: thread, on }, 'Answered offline')
    const ourContent = readContent(ours.doc)

    const again = await startTestHost({
      dataDir: meeting.dataDir,
      port: getPort(meeting.url),
      networkPort: Number(readInvite(appLink).addresses[0]?.split(':').at(-1)),
    })
    const page = await openOwnPage(again, documentId)
    for (const { doc } of [page, ours]) {
      await untilAsserted(() => expect(namesIn(doc)).toEqual(['Ours', 'Theirs']))
      expect(readRevision(doc, first)).toEqual(theirContent)
      expect(readRevision(doc, second)).toEqual(ourContent)
      expect(commentsIn(doc)).toEqual(['Is this right?', 'Answered there', 'Answered offline'])
      expect(listThreads(snapshot(doc))).toHaveLength(1)
    }
  })

  test('come back as they were from a host of the previous version, which does not know them', async () => {
    const [meeting, former] = await Promise.all([startTestHost(), startFormerHost()])
    const { documentId, appLink } = await share(meeting)
    const { doc } = await openOwnPage(meeting, documentId)
    addEvent(doc, testAuthor('Dana'), { text: 'Before' })
    const id = keep(doc, 'As published')
    addComment(doc, testAuthor('Dana'), { on: wholeDocument, text: 'Is this right?' })
    const content = readContent(doc)
    await former.call('meeting.join', { link: appLink })
    const theirs = await openOwnPage(former, documentId)
    await untilAsserted(async () => expect(await theirs.queryPersistence()).toEqual(['own', 'meeting']))
    await former.stop()

    const updated = await startTestHost({ dataDir: former.dataDir })
    const page = await openOwnPage(updated, documentId)
    await untilAsserted(() => expect(namesIn(page.doc)).toEqual(['As published']))
    expect(readRevision(page.doc, id)).toEqual(content)
    expect(commentsIn(page.doc)).toEqual(['Is this right?'])
  })
})
