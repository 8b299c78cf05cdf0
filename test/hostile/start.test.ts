import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDocument, toMeeting } from '../../shared/document'
import { encodeFile } from '../../shared/file'
import { closeAll, openOwnPage, startTestHost, temporaryFolder } from '../host/network/support'
import { testAuthor } from '../support/author'
import { anchorsUpdate, conflictsUpdate } from '../support/hostile-updates'
import { until } from '../support/until'

afterEach(closeAll)

const intact = createDocument({ title: 'Good' }, testAuthor())

const encode = (id: string, title: string, crdt: Uint8Array): string =>
  encodeFile({ id, title, savedAt: '2026-03-01T09:00:00.000Z', meeting: toMeeting(intact), crdt })

const createState = (write: (doc: Y.Doc) => void): Uint8Array => {
  const doc = createDocument({ title: 'Hostile' }, testAuthor())
  write(doc)
  return Y.encodeStateAsUpdate(doc)
}

const attacks: [name: string, crdt: () => Uint8Array][] = [
  ['takes minutes to merge', () => Y.mergeUpdates([anchorsUpdate(40_000), conflictsUpdate(0, 40_000)])],
  [
    'has a record version from which migrations would never finish',
    () =>
      createState((doc) =>
        doc
          .getMap('timeline.events')
          .set('evil', new Y.Map(Object.entries({ v: -1e10, order: 'a1', text: new Y.Text('x') }))),
      ),
  ],
]

describe('a host whose folder contains a file that', () => {
  test.each(attacks)('%s starts, opens the other documents, and leaves that file untouched', async (_name, crdt) => {
    const dataDir = await temporaryFolder()
    const documents = join(dataDir, 'documents')
    await mkdir(documents, { recursive: true })
    // Files are read in the order of their names: the intact one comes after the hostile one.
    const hostile = join(documents, 'a-hostile1.debrief.json')
    const bytes = encode('hostile1', 'Hostile', crdt())
    await writeFile(hostile, bytes)
    await writeFile(
      join(documents, 'b-good0001.debrief.json'),
      encode('good0001', 'Good', Y.encodeStateAsUpdate(intact)),
    )
    for (let start = 0; start < 2; start += 1) {
      const host = await startTestHost({ dataDir })
      const page = await openOwnPage(host, 'good0001')
      expect(page.scope()).toBe('read-write')
      await until('the complete list', async () => {
        const { entries, problems, reading } = await host.call('library.list', {})
        return reading === undefined && entries.length + problems.length === 2
      })
      expect(await readFile(hostile, 'utf8')).toBe(bytes)
      await host.stop()
    }
  })
})
