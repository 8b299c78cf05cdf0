import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { events } from '../../shared/stages/timeline/model'
import { closeAll, openOwnPage, startTestHost, type TestHost } from '../host/network/support'
import { createRemoteUpdate } from '../support/hostile-updates'
import { until } from '../support/until'

const author = { name: 'Ann', now: () => Date.UTC(2026, 2, 1), newId: () => 'good-row' }

/** Creates a document with one valid row. */
const createDocumentWithRow = async (host: TestHost, title: string) => {
  const { id } = await host.call('library.create', { title })
  const honest = await openOwnPage(host, id)
  events.add(honest.doc, author, { text: 'The pool was exhausted' })
  expect(await honest.queryPersistence()).toEqual(['meeting'])
  return { id, honest }
}

/** Writes a row as a hostile page would, with arbitrary base fields. */
const writeRow = (fields: Record<string, unknown>) => (doc: Y.Doc) =>
  doc
    .getMap('timeline.events')
    .set('evil', new Y.Map(Object.entries({ order: 'a1', text: new Y.Text('x'), ...fields })))

/** Creates nested maps; returns them from the outermost to the innermost. */
const createChain = (doc: Y.Doc, depth: number): Y.Map<unknown>[] => {
  let at = doc.getMap<unknown>('x')
  const maps = [at]
  for (let level = 0; level < depth; level += 1) {
    at = at.set('k', new Y.Map<unknown>())
    maps.push(at)
  }
  return maps
}

/** Creates nested maps and deletes them all: collecting the outermost overflows the stack of whoever loads it. */
const createDeletedChain = (doc: Y.Doc, depth: number): void => {
  doc.gc = false
  for (const map of createChain(doc, depth).reverse()) map.delete('k')
}

type Attack = { name: string; write: (doc: Y.Doc) => unknown; isRejected: boolean }
const attacks: Attack[] = [
  ...[Number.NEGATIVE_INFINITY, -1e10, 1e300, Number.NaN, 0.5, '1', null, {}].map((v) => ({
    name: `a row of version ${String(v)}`,
    write: writeRow({ v }),
    isRejected: false,
  })),
  { name: 'a row created at 1e300', write: writeRow({ createdAt: 1e300 }), isRejected: false },
  { name: 'a row removed at 1e300', write: writeRow({ removedAt: 1e300 }), isRejected: false },
  {
    name: 'a document created at 1e300',
    write: (doc) => doc.getMap('meta').set('createdAt', 1e300),
    isRejected: true,
  },
  {
    name: 'a meeting that ended at 1e300',
    write: (doc) =>
      doc
        .getMap('run')
        .set('state', { phase: 'ended', stage: '', countdown: null, spent: {}, startedAt: 1e300, endedAt: 1e300 }),
    isRejected: false,
  },
  { name: 'a document of version 99', write: (doc) => doc.getMap('meta').set('schema', 99), isRejected: true },
  { name: '2,000 nested maps', write: (doc) => createChain(doc, 2_000), isRejected: true },
  { name: '3,000 nested maps that are deleted', write: (doc) => createDeletedChain(doc, 3_000), isRejected: true },
]

/** The text of a document's file; empty while there is none. */
const readSavedFile = async (host: TestHost, title: string): Promise<string> => {
  const folder = join(host.dataDir, 'documents')
  const name = (await readdir(folder)).find((one) => one.startsWith(`${title}-`))
  return name === undefined ? '' : readFile(join(folder, name), 'utf8')
}

describe('an editor who sends', () => {
  const ids = new Map<string, string>()
  let restarted: TestHost

  // One host receives all attacks, each in its own document: damage to the host itself would fail the others too.
  beforeAll(async () => {
    const host = await startTestHost()
    const attack = async ({ name, write, isRejected }: Attack, index: number): Promise<void> => {
      const { id, honest } = await createDocumentWithRow(host, `attack${index}x`)
      ids.set(name, id)
      const attacker = await openOwnPage(host, id)
      // Sent without being applied here, which could crash the attacker's own page.
      attacker.sendUpdate(createRemoteUpdate(attacker.doc, write))
      if (isRejected)
        await until(`${name} to be rejected`, () => attacker.closes.some((close) => close.startsWith('4424')))
      else expect(await attacker.queryPersistence(), name).not.toContain('missing')
      attacker.leave()
      honest.doc.getText('record.whatHappened').insert(0, 'Typed afterwards.')
      expect(await honest.queryPersistence(), name).toEqual(['meeting'])
      await until(`the file after ${name}`, async () =>
        (await readSavedFile(host, `attack${index}x`)).includes('Typed afterwards.'),
      )
      honest.leave()
    }
    await Promise.all(attacks.map(attack))
    await host.kill()
    restarted = await startTestHost({ dataDir: host.dataDir })
  })
  afterAll(closeAll)

  test.each(attacks)('$name affects nobody else, now or after a restart', async ({ name }) => {
    const page = await openOwnPage(restarted, ids.get(name) ?? '')
    expect(page.scope()).toBe('read-write')
    await until('the host’s state', () => page.last('host'))
    expect(page.last('host')?.isReadOnly).toBe(false)
    expect(events.read(page.doc).value.map(({ id: row }) => row)).toContain('good-row')
    expect(page.doc.getText('record.whatHappened').toString()).toBe('Typed afterwards.')
    page.leave()
  })
})
