import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentCodec } from '../../../electron/host/app/document-codec'
import { createWorkerInspector, DocumentFolder } from '../../../electron/host/store'
import { headFrame } from '../../../electron/host/store/journal-files'
import { encodeFrame, frameKind } from '../../../electron/host/store/journal-frames'
import { root } from '../../../scripts/build.mjs'
import { createDocument } from '../../../shared/document'
import { encodeFile } from '../../../shared/file'
import { record } from '../../../shared/meeting/incident'
import { attach, setUpFolder } from './support'

const { open, inside } = setUpFolder()

/** The real worker, with a budget so small that a hang is short. */
const watched = () => ({
  folder: inside(),
  codec: documentCodec,
  inspector: createWorkerInspector(join(root, 'dist/node/inspection-worker.js'), { base: 3_000, perMegabyte: 1_000 }),
})
const openWatched = (): Promise<DocumentFolder> => open(watched())

const author = () => ({ name: '', now: Date.now, newId: () => crypto.randomUUID() })

const documentWith = (id: string): Y.Doc =>
  createDocument({ title: `Outage ${id}`, facilitator: '', length: 90 }, author())

const stateWith = (spoil: (doc: Y.Doc) => void): Uint8Array => {
  const doc = documentWith('hostile')
  spoil(doc)
  return Y.encodeStateAsUpdate(doc)
}

const fileOf = (id: string, crdt: Uint8Array): string =>
  encodeFile({
    id,
    title: `Outage ${id}`,
    savedAt: '2026-03-01T10:00:00Z',
    meeting: {},
    crdt,
  })

/**
 * Items that all claim the same position, each before another neighbor, so that each is compared with all before it.
 * They are valid, but merging them takes minutes.
 */
const endlessUpdate = (count: number): Uint8Array =>
  encoding.encode((encoder) => {
    const [anchor, rival] = [42, 41]
    encoding.writeVarUint(encoder, 2)
    for (const client of [anchor, rival]) {
      encoding.writeVarUint(encoder, count)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, 0)
      for (let index = 0; index < count; index += 1) {
        const isFirst = client === anchor && index === 0
        encoding.writeUint8(encoder, 4 | (client === rival ? 0x40 : isFirst ? 0 : 0x80))
        if (isFirst) {
          encoding.writeVarUint(encoder, 1)
          encoding.writeVarString(encoder, 'record.whatHappened')
        } else {
          encoding.writeVarUint(encoder, anchor)
          encoding.writeVarUint(encoder, client === rival ? count - 1 - index : index - 1)
        }
        encoding.writeVarString(encoder, 'x')
      }
    }
    encoding.writeVarUint(encoder, 0)
  })
const endless = endlessUpdate(40_000)

const undatable = (doc: Y.Doc): void => {
  const row = new Y.Map<unknown>()
  row.set('createdAt', 1e300)
  row.set('v', -1e10)
  doc.getMap('timeline.events').set('row', row)
}

/** Nested types, all deleted: loading them deletes the outermost first, which overflows the stack. */
const overflowing = (doc: Y.Doc): void => {
  doc.gc = false
  const maps = [new Y.Map<unknown>()]
  doc.getMap('timeline.events').set('deep', maps[0])
  for (let depth = 0; depth < 5_000; depth += 1) {
    const inner = new Y.Map<unknown>()
    maps.at(-1)?.set('in', inner)
    maps.push(inner)
  }
  for (const map of maps.reverse()) map.delete('in')
  doc.getMap('timeline.events').delete('deep')
}

const writeTo = (id: string, crdt: Uint8Array): Promise<void> =>
  writeFile(inside(`${id}.debrief.json`), fileOf(id, crdt))

describe('under the watchdog', () => {
  it.each([
    ['hangs', endless],
    ['overflows the stack', stateWith(overflowing)],
  ])('a file that %s is named, and every other document opens', async (_what, state) => {
    await writeTo('hostile1', state)
    await writeTo('good0001', Y.encodeStateAsUpdate(documentWith('good0001')))
    const folder = await openWatched()
    const { entries, problems } = await folder.list()
    expect(entries).toMatchObject([{ id: 'good0001' }])
    expect(problems).toMatchObject([{ fileName: 'hostile1.debrief.json' }])
    const { doc, persisted } = await attach(folder, 'good0001')
    expect(record.read(doc).value.title).toBe('Outage good0001')
    await persisted.detach()
  })

  it('a host that closes while it reads the folder reports none of the unread files as damaged', async () => {
    for (let file = 0; file < 60; file += 1) {
      await writeTo(`many00${file}`, Y.encodeStateAsUpdate(documentWith(String(file))))
    }
    const first = await DocumentFolder.take(watched())
    const reading = first.read().catch(() => undefined)
    await first.close()
    await reading
    const folder = await openWatched()
    const { entries, problems } = await folder.list()
    expect(problems).toEqual([])
    expect(entries).toHaveLength(60)
  })

  it('only the record with an invalid date is not read', async () => {
    await writeTo('record01', stateWith(undatable))
    const folder = await openWatched()
    expect(await folder.list()).toMatchObject({ entries: [{ id: 'record01' }], problems: [] })
  })

  it('a journal that hangs is left as it is, reported, and not applied to the document', async () => {
    const folder = await openWatched()
    await folder.create(documentWith('a'), 'journal1')
    await folder.create(documentWith('b'), 'good0001')
    await folder.close()
    const journal = Buffer.concat([headFrame('journal1'), encodeFrame({ kind: frameKind.update, payload: endless })])
    const path = inside('.debrief', 'journal', 'journal1.00000009.journal')
    await writeFile(path, journal)
    const again = await openWatched()
    const { entries, problems } = await again.list()
    expect(entries.map(({ id }) => id).sort()).toEqual(['good0001', 'journal1'])
    expect(problems).toMatchObject([{ code: 'journal-unusable', id: 'journal1' }])
    expect(await readFile(path)).toEqual(journal)
    await expect(again.attach('journal1', new Y.Doc())).rejects.toMatchObject({ code: 'journal-unusable' })
    expect(await readFile(path)).toEqual(journal)
  })

  it('a document that can’t be opened is restored from a version, and the damaged file is kept', async () => {
    const folder = await openWatched()
    await folder.create(documentWith('a'), 'journal1')
    const { doc, persisted } = await attach(folder, 'journal1')
    record.rewrite(doc, 'whatHappened', 'The queue stopped.')
    await persisted.detach()
    await folder.close()
    const [fileName = ''] = (await readdir(inside())).filter((name) => name.endsWith('.debrief.json'))
    await writeFile(inside(fileName), fileOf('journal1', endless))
    const again = await openWatched()
    expect((await again.list()).problems).toMatchObject([{ fileName }])
    const [version] = await again.versions('journal1')
    expect(version?.summary?.title).toBe('Outage a')
    await again.restoreVersion('journal1', version?.version ?? '')
    expect(await again.list()).toMatchObject({ entries: [{ id: 'journal1' }], problems: [] })
    const [notice] = again.notices
    expect(notice?.files).toHaveLength(1)
    expect((await again.rawFile(notice?.files[0] ?? '')).toString()).toContain('"id": "journal1"')
  })

  it('an imported copy is compared with its document in the worker, and one that hangs is refused', async () => {
    const doc = documentWith('copied01')
    await writeTo('copied01', Y.encodeStateAsUpdate(doc))
    record.change(doc, { title: 'Outage of the shop' })
    const folder = await openWatched()
    const preview = (text: string) => folder.previewImport('copy.debrief.json', text)
    expect(await preview(fileOf('copied01', Y.encodeStateAsUpdate(doc)))).toMatchObject({
      id: 'copied01',
      changes: [{ kind: 'changed', label: 'title' }],
      changeCount: 1,
    })
    await expect(preview(fileOf('copied01', endless))).rejects.toMatchObject({ code: 'unopenable' })
  })

  it('a save that can’t be read back leaves the good file and the journal, and says so', async () => {
    const folder = await openWatched()
    await folder.create(documentWith('a'), 'save0001')
    const [entry] = (await folder.list()).entries
    const good = await readFile(inside(entry?.fileName ?? ''), 'utf8')
    const { doc, persisted } = await attach(folder, 'save0001')
    overflowing(doc)
    await persisted.save()
    expect(persisted.state).toBe('failing')
    expect(persisted.message).toContain('could not be read back')
    expect(persisted.isFileStale).toBe(true)
    expect(await readFile(inside(entry?.fileName ?? ''), 'utf8')).toBe(good)
    await persisted.abandon()
  })
})
