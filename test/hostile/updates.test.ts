import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { events } from '../../shared/stages/timeline/model'
import { closeAll, openOwnPage, startHostProcess, type TestHost } from '../host/network/support'
import { structsOf } from '../support/hostile-updates'
import { until } from '../support/until'

const author = { name: 'Ann', now: () => Date.UTC(2026, 2, 1), newId: () => 'good-row' }

/** A host with one document that holds one good row. */
const meetingWithRow = async (host: TestHost, title: string) => {
  const { id } = await host.call('library.create', { title })
  const witness = await openOwnPage(host, id)
  events.add(witness.doc, author, { text: 'The pool was exhausted' })
  expect(await witness.stored()).toEqual(['meeting'])
  return { id, witness }
}

/** A row as a hostile page would write it, with any base fields. */
const rowWith = (fields: Record<string, unknown>) => (doc: Y.Doc) =>
  doc
    .getMap('timeline.events')
    .set('evil', new Y.Map(Object.entries({ order: 'a1', text: new Y.Text('x'), ...fields })))

/** Types within types; gives them from the outermost to the innermost. */
const chain = (doc: Y.Doc, depth: number): Y.Map<unknown>[] => {
  let at = doc.getMap<unknown>('x')
  const maps = [at]
  for (let level = 0; level < depth; level += 1) {
    at = at.set('k', new Y.Map<unknown>())
    maps.push(at)
  }
  return maps
}

/** The same, and all deleted: collecting the outermost overflows the stack of whoever loads it. */
const deletedChain = (doc: Y.Doc, depth: number): void => {
  doc.gc = false
  for (const map of chain(doc, depth).reverse()) map.delete('k')
}

type Attack = { name: string; write: (doc: Y.Doc) => unknown; isRefused: boolean }
const attacks: Attack[] = [
  ...[Number.NEGATIVE_INFINITY, -1e10, 1e300, Number.NaN, 0.5, '1', null, {}].map((v) => ({
    name: `a row of version ${String(v)}`,
    write: rowWith({ v }),
    isRefused: false,
  })),
  { name: 'a row made at 1e300', write: rowWith({ createdAt: 1e300 }), isRefused: false },
  { name: 'a row removed at 1e300', write: rowWith({ removedAt: 1e300 }), isRefused: false },
  {
    name: 'a document made at 1e300',
    write: (doc) => doc.getMap('meta').set('createdAt', 1e300),
    isRefused: true,
  },
  {
    name: 'a run that ended at 1e300',
    write: (doc) =>
      doc
        .getMap('run')
        .set('state', { phase: 'ended', stage: '', countdown: null, spent: {}, startedAt: 1e300, endedAt: 1e300 }),
    isRefused: false,
  },
  { name: 'a document of version 99', write: (doc) => doc.getMap('meta').set('schema', 99), isRefused: true },
  { name: '2,000 maps within maps', write: (doc) => chain(doc, 2_000), isRefused: true },
  { name: '3,000 maps within maps that are deleted', write: (doc) => deletedChain(doc, 3_000), isRefused: true },
]

/** The text of a document's file; empty while there is none. */
const savedFile = async (host: TestHost, title: string): Promise<string> => {
  const folder = join(host.dataDir, 'documents')
  const name = (await readdir(folder)).find((one) => one.startsWith(`${title}-`))
  return name === undefined ? '' : readFile(join(folder, name), 'utf8')
}

describe('an editor who sends', () => {
  const ids = new Map<string, string>()
  let again: TestHost

  // One host takes all attacks, each in a document of its own: what one of them broke, the others would show too.
  beforeAll(async () => {
    const host = await startHostProcess()
    const attack = async ({ name, write, isRefused }: Attack, index: number): Promise<void> => {
      const { id, witness } = await meetingWithRow(host, `attack${index}x`)
      ids.set(name, id)
      const evil = await openOwnPage(host, id)
      // Made where it does no harm: merged into the page it could end the page.
      evil.sendUpdate(structsOf(evil.doc, write))
      if (isRefused) await until(`${name} to be refused`, () => evil.closes.some((close) => close.startsWith('4424')))
      else expect(await evil.stored(), name).not.toContain('missing')
      evil.leave()
      witness.doc.getText('record.whatHappened').insert(0, 'Typed afterwards.')
      expect(await witness.stored(), name).toEqual(['meeting'])
      await until(`the file after ${name}`, async () =>
        (await savedFile(host, `attack${index}x`)).includes('Typed afterwards.'),
      )
      witness.leave()
    }
    await Promise.all(attacks.map(attack))
    await host.kill()
    again = await startHostProcess({ dataDir: host.dataDir })
  })
  afterAll(closeAll)

  test.each(attacks)('$name affects nobody else, now or after a restart', async ({ name }) => {
    const page = await openOwnPage(again, ids.get(name) ?? '')
    expect(page.scope()).toBe('read-write')
    await until('the host to tell its state', () => page.last('host'))
    expect(page.last('host')?.isReadOnly).toBe(false)
    expect(events.read(page.doc).value.map(({ id: row }) => row)).toContain('good-row')
    expect(page.doc.getText('record.whatHappened').toString()).toBe('Typed afterwards.')
    page.leave()
  })
})
