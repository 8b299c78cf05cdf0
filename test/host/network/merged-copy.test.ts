import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { snapshot, toMeeting } from '../../../shared/document'
import { keepRevision, readContent, readRevision } from '../../../shared/document/revisions'
import { encodeFile, parseFile } from '../../../shared/file'
import { addComment, listThreads, replyTo } from '../../../shared/meeting/comments'
import { revisions } from '../../../shared/meeting/revisions'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { closeAll, openOwnPage, startTestHost, type TestHost } from './support'

afterEach(closeAll)

const author = testAuthor('Dana')

/** A postmortem with two events, open in a page, and a copy of its file taken away from it. */
const meetingWithCopy = async () => {
  const host = await startTestHost()
  const { id } = await host.call('library.create', { title: 'Shop down' })
  const page = await openOwnPage(host, id)
  const first = events.add(page.doc, author, { text: 'Alert fires' })
  const second = events.add(page.doc, author, { text: 'Pool restarted' })
  await page.queryPersistence()
  const { text } = await host.call('document.file', { id })
  const parsed = parseFile(text)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, parsed.file.crdt)
  return { host, id, page, first, second, copy, file: parsed.file }
}

const encode = (file: { id: string; title: string; savedAt: string }, copy: Y.Doc): string =>
  encodeFile({ ...file, meeting: toMeeting(copy), crdt: Y.encodeStateAsUpdate(copy) })

const textsOf = (doc: Y.Doc): string[] => events.read(doc).value.map(({ text }) => text)

const preview = (host: TestHost, text: string) =>
  host.call('library.previewImport', { fileName: 'copy.debrief.json', text })

test('a copy from elsewhere is compared without changing anything, merged in part, and taken back', async () => {
  const { host, id, page, first, second, copy, file } = await meetingWithCopy()
  events.rewrite(copy, first, 'text', 'Alert fires on checkout')
  const added = events.add(copy, author, { text: 'Rolled back' })
  events.remove(copy, second, author)
  const text = encode(file, copy)

  const { changes = [], title } = await preview(host, text)
  expect(title).toBe('Shop down')
  expect(changes.map(({ kind, label }) => [kind, label])).toEqual([
    ['added', 'Rolled back'],
    ['changed', 'Alert fires on checkout'],
    ['removed', 'Pool restarted'],
  ])
  expect(textsOf(page.doc)).toEqual(['Alert fires', 'Pool restarted'])

  const leftOut = changes.filter(({ id }) => id === second).map(({ path, id }) => ({ path, id }))
  expect(await host.call('library.importFile', { fileName: 'copy.debrief.json', text, leftOut })).toEqual({
    id,
    isMerged: true,
  })
  await expect.poll(() => textsOf(page.doc)).toEqual(['Alert fires on checkout', 'Pool restarted', 'Rolled back'])

  events.rewrite(page.doc, second, 'text', 'Pool restarted by hand')
  await page.queryPersistence()
  await host.call('library.undoImport', { id })
  await expect.poll(() => textsOf(page.doc)).toEqual(['Alert fires', 'Pool restarted by hand'])
  expect(events.trashed(page.doc, added)?.text).toBe('Rolled back')
  await expect(host.call('library.undoImport', { id })).rejects.toThrow('can’t be undone anymore')
})

test('an edit of the readable half is listed, and listed no more once it is merged', async () => {
  const { host, id, page, first, copy, file } = await meetingWithCopy()
  const text = encode(file, copy).replace('"Alert fires"', '"Alert fires at 14:05"')
  expect((await preview(host, text)).changes).toEqual([
    expect.objectContaining({ kind: 'changed', id: first, label: 'Alert fires at 14:05' }),
  ])
  await host.call('library.importFile', { fileName: 'copy.debrief.json', text, leftOut: [] })
  await expect.poll(() => textsOf(page.doc)).toEqual(['Alert fires at 14:05', 'Pool restarted'])
  expect((await preview(host, text)).changes).toEqual([])
  await host.call('library.undoImport', { id })
  await expect.poll(() => textsOf(page.doc)).toEqual(['Alert fires', 'Pool restarted'])
})

test('a postmortem that the library does not have is previewed without changes', async () => {
  const { host, copy, file } = await meetingWithCopy()
  const other = { ...file, id: 'somewhereelse000' }
  const { changes, title } = await preview(host, encode(other, copy))
  expect({ changes, title }).toEqual({ changes: undefined, title: 'Shop down' })
})

test('the comments and versions of a copy are listed, kept by merging and taken back as one step', async () => {
  const { host, id, page, first, copy, file } = await meetingWithCopy()
  const noor = testAuthor('Noor', Date.UTC(2026, 0, 2))
  const on = { section: events.name, id: first, field: 'text' }
  const thread = addComment(page.doc, author, { on, text: 'Which alert?' })
  await page.queryPersistence()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(page.doc))
  replyTo(copy, noor, { id: thread, on }, 'The one on checkout')
  addComment(copy, noor, { on, text: 'Since when?' })
  keepRevision(copy, noor, { kind: 'published', name: 'As published' })
  const text = encode(file, copy)

  const { changes = [] } = await preview(host, text)
  expect(changes.map(({ kind, place, label }) => [kind, place, label]).sort()).toEqual([
    ['added', 'Comments', 'Since when?'],
    ['added', 'Comments', 'The one on checkout'],
    ['added', 'Versions', 'As published'],
  ])
  await host.call('library.importFile', { fileName: 'copy.debrief.json', text, leftOut: [] })
  const threads = () => listThreads(snapshot(page.doc)).map((one) => one.comments.map((comment) => comment.text))
  await expect.poll(threads).toEqual([['Which alert?', 'The one on checkout'], ['Since when?']])
  const [version] = revisions.read(page.doc).value
  expect(readRevision(page.doc, version?.id ?? '')).toEqual(readContent(copy))

  await host.call('library.undoImport', { id })
  await expect.poll(threads).toEqual([['Which alert?']])
  expect(revisions.read(page.doc).value).toEqual([])
})
