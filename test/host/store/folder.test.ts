import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { createInspector } from '../../../electron/host/store'
import { until, untilAsserted } from '../../support/until'
import { describeDocumentStore } from './acceptance'
import { attach, setUpFolder } from './support'
import { fileOf, packedNotes, tiny, tinyCodec, tinyDocument } from './tiny'

const { open, inside } = setUpFolder()

const visible = async () => (await readdir(inside())).filter((name) => !name.startsWith('.')).sort()
const meetingIn = async (name: string) => JSON.parse(await readFile(inside(name), 'utf8')).meeting

describeDocumentStore(open)

describe('a document in its file', () => {
  it('leaves no journal behind once it is detached', async () => {
    const folder = await open()
    await folder.create(tinyDocument('Checkout down', 'first'), 'abc12345')
    expect(await visible()).toEqual(['checkout-down-abc12345.debrief.json'])
    const { doc, persisted } = await attach(folder, 'abc12345')
    tiny.notes(doc).insert(5, ' second')
    await persisted.detach()
    expect(await meetingIn('checkout-down-abc12345.debrief.json')).toMatchObject({ notes: 'first second' })
    expect(await readdir(inside('.debrief', 'journal'))).toEqual([])
  })

  it('leaves the folder when it is trashed, and returns under the same name when it is restored', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A'), 'abc12345')
    await folder.remove('abc12345')
    expect(await visible()).toEqual([])
    await folder.restore('abc12345')
    expect(await visible()).toEqual(['a-abc12345.debrief.json'])
  })

  it('becomes one file no matter how often it is imported, and none if it can’t be read', async () => {
    const folder = await open()
    const text = fileOf(tinyDocument('From afar'), 'far00001')
    for (let time = 0; time < 2; time += 1) await folder.importFile('x.json', text)
    await expect(folder.importFile('mail.json', text.slice(0, -40))).rejects.toMatchObject({ code: 'truncated' })
    expect(await visible()).toEqual(['from-afar-far00001.debrief.json'])
  })

  it('is saved soon while it is still attached', async () => {
    const folder = await open()
    const { doc } = await attach(folder, 'abc12345')
    tiny.title(doc).set('title', 'Soon')
    await untilAsserted(async () =>
      expect(await meetingIn('soon-abc12345.debrief.json')).toMatchObject({ title: 'Soon' }),
    )
  })

  it('is renamed with its title, but keeps a name that somebody chose', async () => {
    const folder = await open()
    await folder.create(tinyDocument('Before'), 'abc12345')
    const first = await attach(folder, 'abc12345')
    tiny.title(first.doc).set('title', 'CON: ‮after🔥 / ..')
    await first.persisted.detach()
    expect(await visible()).toEqual(['con-after-abc12345.debrief.json'])
    expect((await folder.list()).entries).toMatchObject([{ fileName: 'con-after-abc12345.debrief.json' }])
    await rename(inside('con-after-abc12345.debrief.json'), inside('mine.debrief.json'))
    await folder.close()
    const second = await attach(await open(), 'abc12345')
    tiny.title(second.doc).set('title', 'Later')
    await second.persisted.detach()
    expect(await visible()).toEqual(['mine.debrief.json'])
    expect(await meetingIn('mine.debrief.json')).toMatchObject({ title: 'Later' })
  })

  it('gets another name if its own is taken by something else', async () => {
    const folder = await open()
    await writeFile(inside('a-abc12345.debrief.json'), 'precious')
    await folder.create(tinyDocument('A'), 'abc12345')
    expect(await visible()).toEqual(['a-abc12345-2.debrief.json', 'a-abc12345.debrief.json'])
    expect(await readFile(inside('a-abc12345.debrief.json'), 'utf8')).toBe('precious')
  })

  it('keeps its last good versions, spaced', async () => {
    let now = Date.parse('2026-03-01T10:00:00Z')
    const folder = await open({ now: () => now })
    await folder.create(tinyDocument('A', '0'), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    for (let save = 1; save <= 12; save += 1) {
      now += 4 * 60_000
      tiny.notes(doc).insert(0, `${save} `)
      await persisted.save()
    }
    const names = (await readdir(inside('.debrief', 'versions', 'abc12345'))).sort()
    expect(names.length).toBeGreaterThanOrEqual(4)
    expect(names.length).toBeLessThanOrEqual(5)
    const notes = await Promise.all(
      names.map(async (name) => JSON.parse(await readFile(inside('.debrief', 'versions', 'abc12345', name), 'utf8'))),
    )
    expect(notes[0].meeting.notes).toBe('0')
  })
})

it('is saved at once when its journal is long, and longer than what was saved last', async () => {
  const folder = await open({ saveDelays: { debounceMs: 1e9, maxDelayMs: 1e9 } })
  await folder.create(tinyDocument('A'), 'abc12345')
  const { doc, persisted } = await attach(folder, 'abc12345')
  const notes = tiny.notes(doc)
  notes.insert(0, 'x'.repeat(12_000_000))
  await until('the first save', () => !persisted.isFileStale)
  const signature = persisted.file.signature
  notes.insert(0, 'y'.repeat(6_000_000))
  await persisted.flushed()
  await persisted.checkForExternalChange()
  expect(persisted.file.signature).toEqual(signature)
  notes.insert(0, 'z'.repeat(7_000_000))
  await until('the second save', () => !persisted.isFileStale)
  await persisted.detach()
})

describe('a search', () => {
  const idsFor = async (folder: Awaited<ReturnType<typeof open>>, query: string): Promise<string[]> =>
    (await folder.search({ query, limit: 10 })).matches.map(({ entry }) => entry.id)

  it('finds what was just typed, before it is in a file', async () => {
    const folder = await open({ saveDelays: { debounceMs: 60_000, maxDelayMs: 60_000 } })
    await folder.create(tinyDocument('A', 'one'), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    expect(await idsFor(folder, 'replica')).toEqual([])
    tiny.notes(doc).insert(0, 'The replica lagged. ')
    expect(await folder.search({ query: 'lagged', limit: 10 })).toMatchObject({
      matches: [{ entry: { id: 'abc12345' }, hit: { before: 'The replica ', match: 'lagged', after: '. one' } }],
      total: 1,
    })
    await persisted.detach()
  })

  it('does not find a document in the trash, and finds it again once it is restored', async () => {
    const folder = await open()
    await folder.create(tinyDocument('Checkout'), 'abc12345')
    expect(await idsFor(folder, 'checkout')).toEqual(['abc12345'])
    await folder.remove('abc12345')
    expect(await idsFor(folder, 'checkout')).toEqual([])
    await folder.restore('abc12345')
    expect(await idsFor(folder, 'checkout')).toEqual(['abc12345'])
  })

  it('finds the words of every document after a restart that opens none of them', async () => {
    const first = await open()
    for (const [index, words] of ['alpha disk', 'beta disk', 'gamma'].entries())
      await first.create(tinyDocument(`T${index}`, words), `abc1234${index}`)
    await first.list()
    await first.close()
    const read: string[] = []
    const inspector = createInspector(tinyCodec)
    const file: typeof inspector.file = (path, name) => {
      read.push(name)
      return inspector.file(path, name)
    }
    const folder = await open({ inspector: { ...inspector, file } })
    expect((await idsFor(folder, 'disk')).sort()).toEqual(['abc12340', 'abc12341'])
    expect(read).toEqual([])
  })
})

describe('the library', () => {
  it('closes without an error while it is reading files that somebody changed', async () => {
    const rejections: unknown[] = []
    const onRejection = (reason: unknown): number => rejections.push(reason)
    process.on('unhandledRejection', onRejection)
    try {
      const reading: ((error: Error) => void)[] = []
      const folder = await open({
        inspector: {
          ...createInspector(tinyCodec),
          file: () => new Promise((_, reject) => reading.push(reject)),
          close: async () => {
            for (const reject of reading) reject(new Error('Debrief is closing'))
          },
        },
      })
      await writeFile(inside('far.debrief.json'), fileOf(tinyDocument('A'), 'abc12345'))
      await expect.poll(() => reading.length).toBe(1)
      await folder.close()
      await new Promise((resolve) => setTimeout(resolve))
      expect(rejections).toEqual([])
    } finally {
      process.off('unhandledRejection', onRejection)
    }
  })

  it('loses nothing if its index is deleted', async () => {
    const first = await open()
    for (let n = 0; n < 5; n += 1) await first.create(tinyDocument(`Number ${n}`, `text ${n}`), `document-${n}`)
    const { entries } = await first.list()
    await first.close()
    await rm(inside('.debrief', 'library.json'))
    expect(await (await open()).list()).toEqual({ entries, total: 5, problems: [] })
  })

  it('ignores a damaged index', async () => {
    const first = await open()
    await first.create(tinyDocument('A'), 'abc12345')
    const { entries } = await first.list()
    await first.close()
    await writeFile(inside('.debrief', 'library.json'), '{"version":1,"files":{"a":')
    expect(await (await open()).list()).toEqual({ entries, total: 1, problems: [] })
  })

  it('finds a document by its title even if its texts in the index are damaged', async () => {
    const first = await open()
    await first.create(tinyDocument('Checkout', 'disk'), 'abc12345')
    await first.list()
    await first.close()
    const index = await readFile(inside('.debrief', 'library.json'), 'utf8')
    expect(index).toContain(packedNotes('disk'))
    await writeFile(inside('.debrief', 'library.json'), index.replace(packedNotes('disk'), 'AAAA'))
    const folder = await open()
    const countMatches = async (query: string) => (await folder.search({ query, limit: 1 })).total
    expect([await countMatches('checkout'), await countMatches('disk')]).toEqual([1, 0])
  })

  it('reports two files of one document, and uses the newer', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A'), 'abc12345')
    await writeFile(inside('copy.debrief.json'), fileOf(tinyDocument('Old'), 'abc12345'))
    const { entries, problems } = await folder.list()
    expect(entries).toMatchObject([{ title: 'A' }])
    expect(problems).toMatchObject([{ code: 'duplicate-id', fileName: 'copy.debrief.json' }])
    expect(problems[0]?.sentence).toContain('“a-abc12345.debrief.json”')
  })
})
