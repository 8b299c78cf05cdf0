import { afterEach, expect, test } from 'vitest'
import { createDocument, meta } from '../../../shared/document'
import { record } from '../../../shared/meeting/incident'
import type { CallInput } from '../../../shared/protocol/calls'
import { actions, addAction } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { encodeDocument } from '../../support/tour-host'
import { closeAll, joinAll, openOwnPage, startTestHost, type TestHost, type TestPage } from './support'

afterEach(closeAll)

const author = testAuthor('Dana')
const today = '2026-03-16'

/** Adds a postmortem with one action to a host's folder. */
const addPostmortem = async (host: TestHost, title: string, values: Parameters<typeof record.change>[1] = {}) => {
  const doc = createDocument({ title }, testAuthor(title.replaceAll(' ', '-')))
  record.change(doc, values)
  const actionId = addAction(doc, author, { text: 'Alert on a full pool', owner: 'Noor', due: '2026-03-10' })
  const { id, text } = encodeDocument(doc)
  await host.call('library.importFile', { fileName: `${title}.debrief.json`, text })
  return { documentId: id, actionId }
}

const list = async (host: TestHost) => (await host.call('followUp.list', { today })).documents

type Change = CallInput<'followUp.change'>['changes'][number]

const changeAll = async (host: TestHost, ...changes: Change[]) =>
  (await host.call('followUp.change', { changes, today })).results

const change = async (host: TestHost, one: Change) => {
  const [result] = await changeAll(host, one)
  if (!result || 'failure' in result) throw new Error(result?.failure.sentence ?? 'no answer')
  return result
}

const actionIn = (page: TestPage, id: string) => actions.read(page.doc).value.find((one) => one.id === id)

test('an action of a closed postmortem is changed in its file, which a host that starts later reads', async () => {
  const host = await startTestHost()
  const place = await addPostmortem(host, 'Shop down')
  const result = await change(host, { ...place, changes: { status: 'done' }, expected: { status: 'open' } })
  expect(result).toMatchObject({ isChanged: true, before: { status: 'open' } })
  expect(result.action).toMatchObject({ status: 'done', doneOn: today, startedOn: today })
  const { text } = await host.call('document.file', { id: place.documentId })
  expect(JSON.parse(text).meeting.stages.actions.actions[0]).toMatchObject({ status: 'done', doneOn: today })

  await host.stop()
  const again = await startTestHost({ dataDir: host.dataDir })
  expect((await list(again))[0]?.actions[0]).toMatchObject({ status: 'done', doneOn: today })
})

test('what somebody else has changed meanwhile is not replaced: it is returned, and nothing is changed', async () => {
  const host = await startTestHost()
  const place = await addPostmortem(host, 'Shop down')
  const page = await openOwnPage(host, place.documentId)
  actions.change(page.doc, place.actionId, { due: '2026-04-01' })
  await page.queryPersistence()
  const late = await change(host, { ...place, changes: { due: '2026-03-20' }, expected: { due: '2026-03-10' } })
  expect(late).toMatchObject({ isChanged: false, action: { due: '2026-04-01' } })
  expect(actionIn(page, place.actionId)?.due).toBe('2026-04-01')
  // Another field is nobody's concern.
  const other = await change(host, { ...place, changes: { owner: 'Ines' }, expected: { owner: 'Noor' } })
  expect(other).toMatchObject({ isChanged: true, action: { due: '2026-04-01', owner: 'Ines' } })
})

test('a board and an open postmortem are changed at once, and nothing of either is lost', async () => {
  const host = await startTestHost()
  const place = await addPostmortem(host, 'Shop down')
  const page = await openOwnPage(host, place.documentId)
  const changing = change(host, { ...place, changes: { status: 'in-progress' }, expected: { status: 'open' } })
  actions.change(page.doc, place.actionId, { owner: 'Ines' })
  actions.rewrite(page.doc, place.actionId, 'text', 'Alert on a full connection pool')
  const added = addAction(page.doc, author, { text: 'Write the runbook' })
  expect(await changing).toMatchObject({ isChanged: true })
  await expect.poll(() => actionIn(page, place.actionId)?.status).toBe('in-progress')
  await page.queryPersistence()
  const [document] = await list(host)
  expect(document?.actions).toEqual([
    expect.objectContaining({ text: 'Alert on a full connection pool', owner: 'Ines', status: 'in-progress' }),
    expect.objectContaining({ id: added, status: 'open' }),
  ])
})

test('a board on one host and the meeting on another are changed at once, and come to the same', async () => {
  const { meeting, hosts, documentId } = await joinAll(1)
  const [joined] = hosts
  if (!joined) throw new Error('nobody joined')
  const page = await openOwnPage(meeting, documentId)
  const actionId = addAction(page.doc, author, { text: 'Alert on a full pool' })
  await expect.poll(async () => (await list(joined))[0]?.actions[0]?.id).toBe(actionId)

  const changing = change(joined, {
    documentId,
    actionId,
    changes: { status: 'done', due: '2026-03-20' },
    expected: { status: 'open', due: '' },
  })
  actions.change(page.doc, actionId, { owner: 'Noor', priority: 'high' })
  expect(await changing).toMatchObject({ isChanged: true })
  const both = { owner: 'Noor', priority: 'high', status: 'done', due: '2026-03-20', doneOn: today }
  await expect.poll(() => actionIn(page, actionId)).toMatchObject(both)
  await expect.poll(async () => (await list(joined))[0]?.actions[0]).toMatchObject(both)
})

test('a postmortem that one was invited to read can’t be changed from the board, which says why', async () => {
  const { meeting, hosts, documentId } = await joinAll(1, { access: 'read' })
  const [joined] = hosts
  if (!joined) throw new Error('nobody joined')
  const page = await openOwnPage(meeting, documentId)
  const actionId = addAction(page.doc, author, { text: 'Alert on a full pool' })
  await expect.poll(async () => (await list(joined))[0]?.readOnlyReason).toContain('invited to read')
  // What it has of its own is changed all the same.
  const own = await addPostmortem(joined, 'Shop down')
  const to = { changes: { owner: 'Ines' }, expected: { owner: '' } }
  const results = await changeAll(
    joined,
    { documentId, actionId, ...to },
    { ...own, changes: { owner: 'Ines' }, expected: { owner: 'Noor' } },
  )
  expect(results).toMatchObject([{ failure: { code: 'read-only' } }, { isChanged: true, action: { owner: 'Ines' } }])
})

test('changes of many actions are made at once, each that fails says why, and only what differs is listed again', async () => {
  const host = await startTestHost()
  const [shop, search] = [await addPostmortem(host, 'Shop down'), await addPostmortem(host, 'Search slow')]
  const before = await host.call('followUp.list', { today })
  const known = Object.fromEntries(before.documents.map(({ id, version }) => [id, version]))
  const results = await changeAll(
    host,
    { ...shop, changes: { status: 'done' }, expected: { status: 'open' } },
    { ...shop, changes: { owner: 'Ines' }, expected: { owner: 'Noor' } },
    { ...shop, changes: { owner: 'Abel' }, expected: { owner: 'Noor' } },
    { documentId: search.documentId, actionId: 'gone', changes: { owner: 'Ines' }, expected: {} },
    { documentId: 'nowhere', actionId: 'gone', changes: { owner: 'Ines' }, expected: {} },
  )
  expect(results).toMatchObject([
    { isChanged: true, action: { status: 'done' } },
    { isChanged: true, action: { owner: 'Ines' } },
    { isChanged: false, action: { owner: 'Ines', status: 'done' } },
    { failure: { code: 'not-found' } },
    { failure: { code: 'not-found' } },
  ])
  const after = await host.call('followUp.list', { today, known })
  expect(after.documents.map(({ id }) => id)).toEqual([shop.documentId])
  expect(after.unchanged).toEqual([search.documentId])
})

test('a meeting is told what is open from earlier incidents, its own services first, and of repeats', async () => {
  const host = await startTestHost()
  const day = '2026-02-01'
  const services = ['checkout']
  await addPostmortem(host, 'Search was slow', { services: ['search'], day: '2026-02-20' })
  await addPostmortem(host, 'Connection pool exhausted at checkout', { services, day, tags: ['capacity'] })
  const doc = createDocument({ title: 'Connection pool exhausted again' }, testAuthor('new'))
  record.change(doc, { services: ['Checkout'], day: '2026-03-14', tags: ['Capacity'] })
  const { text } = encodeDocument(doc)
  await host.call('library.importFile', { fileName: 'new.debrief.json', text })
  const { documents, repeats } = await host.call('followUp.earlier', { documentId: meta.read(doc).value.id })
  expect(documents.map(({ title }) => title)).toEqual(['Connection pool exhausted at checkout', 'Search was slow'])
  expect(repeats).toMatchObject([
    { day, services, shared: ['capacity', 'connection', 'pool', 'exhausted'], openActions: 1 },
  ])
})
