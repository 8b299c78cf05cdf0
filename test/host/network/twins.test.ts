import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { toMeeting } from '../../../shared/document'
import { encodeFile, parseFile } from '../../../shared/file'
import { applyImport, chooseTaken, planImport, readPresentContent } from '../../../shared/import'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { chatText, rowSource } from '../../support/imports'
import { until } from '../../support/until'
import { closeAll, joinAll, openOwnPage, startTestHost } from './support'

afterEach(closeAll)

const records = rowSource('room.txt', chatText('Ana: checkout is down', 'Bo: I see timeouts', 'Ana: it is back'))
const texts = ['checkout is down', 'I see timeouts', 'it is back']
const textsOf = (doc: Y.Doc): string[] => events.read(doc).value.map(({ text }) => text)

const importInto = (doc: Y.Doc, name: string): void => {
  const author = { ...testAuthor(name), now: Date.now, newId: () => crypto.randomUUID() }
  applyImport(doc, author, chooseTaken(planImport(readPresentContent(doc), [records])))
}

test('records that two people on two hosts import at the same moment are there once, a moment later', async () => {
  const { meeting, hosts, documentId } = await joinAll(1)
  const [joined] = hosts
  if (!joined) throw new Error('no host')
  const pages = [await openOwnPage(meeting, documentId), await openOwnPage(joined, documentId)]
  await Promise.all(pages.map(async ({ queryPersistence }) => queryPersistence()))
  for (const [index, { doc }] of pages.entries()) importInto(doc, `P${index}`)
  const typed = events.read(pages[1]?.doc ?? new Y.Doc()).value[1]?.id ?? ''
  events.rewrite(pages[1]?.doc ?? new Y.Doc(), typed, 'learnedLater', 'The pool was too small')
  const trash = (doc: Y.Doc): number => events.listTrash(doc).length
  await until('the rows to be settled', () => pages.every(({ doc }) => trash(doc) === 3))
  for (const { doc } of pages) {
    expect(textsOf(doc)).toEqual(texts)
    expect(events.read(doc).value[1]).toMatchObject({ id: typed, learnedLater: 'The pool was too small' })
  }
})

test('a copy in which the same records were imported adds none when it is merged, and undoing that leaves all', async () => {
  const host = await startTestHost()
  const { id } = await host.call('library.create', { title: 'Shop down' })
  const parsed = parseFile((await host.call('document.file', { id })).text)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, parsed.file.crdt)
  const page = await openOwnPage(host, id)
  importInto(page.doc, 'Ana')
  await page.queryPersistence()
  importInto(copy, 'Ben')
  events.change(copy, events.read(copy).value[0]?.id ?? '', { isStarred: true })
  events.rewrite(copy, events.read(copy).value[2]?.id ?? '', 'text', 'it is back, at last')
  const before = events.read(page.doc).value

  const file = {
    fileName: 'copy.debrief.json',
    text: encodeFile({ ...parsed.file, meeting: toMeeting(copy), crdt: Y.encodeStateAsUpdate(copy) }),
  }
  const { changes = [] } = await host.call('library.previewImport', file)
  expect(changes.map(({ kind, label }) => [kind, label])).toEqual([
    ['added', 'it is back, at last'],
    ['changed', 'checkout is down'],
    ['removed', 'it is back'],
  ])
  await host.call('library.importFile', { ...file, leftOut: [] })
  await expect.poll(() => textsOf(page.doc)).toEqual(['checkout is down', 'I see timeouts', 'it is back, at last'])
  expect(events.read(page.doc).value[0]?.isStarred).toBe(true)

  await host.call('library.undoImport', { id })
  await expect.poll(() => textsOf(page.doc)).toEqual(texts)
  expect(events.read(page.doc).value).toEqual(before)
})
