import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Journal } from '../../../electron/host/store/journal'
import { frameKind } from '../../../electron/host/store/journal-frames'
import { createLayout, documentKey, formatStamp } from '../../../electron/host/store/layout'
import { docWithRetiredRoots } from '../../../shared/crdt/update-guard'
import { parseFile } from '../../../shared/file'
import { getBallotState } from '../../../shared/meeting/ballots'
import { feedback } from '../../../shared/stages/closing/model'
import { causeVotes } from '../../../shared/stages/fishbone/model'
import { readFiles } from '../../support/secrecy'
import { until } from '../../support/until'
import { closeAll, openOwnPage, startTestHost, type TestHost, type TestPage } from './support'

afterEach(closeAll)

const cause = 'fishbone.causes/former-0006'
const oldText = readFileSync(new URL('../../fixtures/former/votes-by-name.debrief.json', import.meta.url), 'utf8')
const parsed = parseFile(oldText)
if (!parsed.ok) throw new Error(parsed.problem.code)
const { id, crdt } = parsed.file

/** A document as a page of the previous version holds it. */
const oldDoc = (): Y.Doc => {
  const doc = docWithRetiredRoots()
  Y.applyUpdate(doc, crdt)
  return doc
}

const ties = ['fishbone.votes', 'closing.feedback', 'Olga Former', 'Jo Journal', 'Elder', '|former-', 'worth']
const attributionsIn = (folder: string): string[] =>
  readFiles(folder).flatMap(({ path, text }) =>
    ties.filter((tie) => text.includes(tie)).map((tie) => `${tie} in ${path}`),
  )

const countOf = (page: TestPage) => getBallotState(causeVotes.read(page.doc).value).tally

/** A host on an older host's folder: a file, an earlier version, and a journal that was not saved yet. */
const hostWithOldFiles = async (): Promise<TestHost> => {
  const first = await startTestHost()
  const { folder } = await first.call('library.list', {})
  await first.stop()
  writeFileSync(join(folder, 'votes-by-name-former00.debrief.json'), oldText)
  const layout = createLayout(folder)
  mkdirSync(join(layout.versions, documentKey(id)), { recursive: true })
  writeFileSync(join(layout.versions, documentKey(id), `${formatStamp(Date.UTC(2026, 8, 1))}.json`), oldText)
  const doc = oldDoc()
  const journal = new Journal({
    folder: layout.journals,
    id,
    firstNumber: 1,
    encodeBase: () => Y.encodeStateAsUpdate(doc),
    onState: () => undefined,
  })
  doc.on('update', (payload: Uint8Array) => journal.append({ kind: frameKind.update, payload }))
  doc.getMap('fishbone.votes').set(`${cause}|Jo Journal`, true)
  await journal.flushed()
  await journal.close()
  expect(attributionsIn(folder).length).toBeGreaterThan(6)
  return startTestHost({ dataDir: first.dataDir })
}

test('a file, journal and versions with names on votes and feedback keep the counts and lose the names', async () => {
  const host = await hostWithOldFiles()
  const page = await openOwnPage(host, id)
  expect(countOf(page)).toMatchObject({ voters: 5, counts: { [cause]: 5 } })
  expect(getBallotState(feedback.read(page.doc).value).tally).toEqual({
    voters: 3,
    counts: { 3: 1, 4: 1, 5: 1 },
    texts: ['A shorter timeline', 'Start on time'],
  })
  await until(
    `no name on any vote (${attributionsIn(host.dataDir).join(', ')})`,
    () => attributionsIn(host.dataDir).length === 0,
  )
  expect(readFiles(host.dataDir).filter(({ path }) => path.includes('versions')).length).toBeGreaterThan(0)
  expect(page.frames.some((frame) => ties.some((tie) => frame.includes(tie)))).toBe(false)

  // Somebody else's old copy is merged again.
  await host.call('library.importFile', { fileName: 'copy.debrief.json', text: oldText })
  expect(countOf(page)).toMatchObject({ voters: 5, counts: { [cause]: 5 } })
  await until('no name again', () => attributionsIn(host.dataDir).length === 0)

  // A restart counts nothing twice.
  await host.stop()
  const again = await startTestHost({ dataDir: host.dataDir })
  const later = await openOwnPage(again, id)
  expect(countOf(later)).toMatchObject({ voters: 5, counts: { [cause]: 5 } })
  expect(Object.keys(causeVotes.read(later.doc).value).every((key) => key.startsWith('0.'))).toBe(true)
})

test('a page of an older version that keeps voting adds no name', async () => {
  const host = await hostWithOldFiles()
  const page = await openOwnPage(host, id)
  const old = await openOwnPage(host, id, oldDoc())
  old.doc.getMap('fishbone.votes').set(`${cause}|Elder`, true)
  old.doc.getMap('closing.feedback').set('Olga Former', { worth: 1, comment: 'Elder words' })
  old.doc.getText('record.whatHappened').insert(0, 'Typed by an older page')
  expect(await old.queryPersistence()).toEqual(['meeting'])
  await until('the words', () => page.doc.getText('record.whatHappened').toString() === 'Typed by an older page')
  await until('no name on the disk', () => attributionsIn(host.dataDir).length === 0)
  expect(Buffer.from(Y.encodeStateAsUpdate(page.doc)).toString('utf8')).not.toContain('Elder')
  expect(page.frames.some((frame) => frame.includes('Elder'))).toBe(false)
  expect(old.closes).toEqual([])
})
