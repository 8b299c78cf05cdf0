import { chmod, cp, link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { computeChecksum, encodeFile } from '../../../shared/file'
import type { FileProblem } from '../../../shared/protocol/library'
import { attach, setUpFolder } from './support'
import { packedNotes, tiny, tinyCodec, tinyDocument } from './tiny'

const { open, inside } = setUpFolder()
const name = 'a-abc12345.debrief.json'

const fileOf = (doc: Y.Doc, id = 'abc12345'): string => {
  const meeting = tinyCodec.toMeeting(doc)
  return encodeFile({ id, title: 'A', savedAt: '2026-03-01T10:00:00Z', meeting, crdt: Y.encodeStateAsUpdate(doc) })
}

const newerDocument = (): Y.Doc => {
  const doc = tinyDocument('From the future', 'words')
  tiny.title(doc).set('schema', 2)
  return doc
}

const whole = fileOf(tinyDocument('A', 'some words'))
const noState = JSON.parse(whole)
noState.crdt = Buffer.from('no state').toString('base64')
noState.crdtChecksum = computeChecksum(Buffer.from('no state'))

describe('a file that can’t be opened', () => {
  const cases: [string, string | Buffer, FileProblem['code'], string][] = [
    ['of another program', '{"name":"debrief","version":"1.0"}', 'not-debrief', 'made by another program'],
    ['of another program that is no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]), 'not-json', 'not UTF-8'],
    ['cut off', whole.slice(0, whole.length / 2), 'truncated', 'is incomplete'],
    ['with a wrong checksum', whole.replace(/"crdtChecksum": "./, '"crdtChecksum": "x'), 'damaged', 'is damaged'],
    ['with a state that makes no sense', JSON.stringify(noState), 'damaged', 'is invalid'],
    [
      'of a newer version',
      JSON.stringify({ ...JSON.parse(whole), version: 2, crdt: { new: 'way' } }),
      'newer',
      'Update Debrief',
    ],
    ['that is empty', '', 'empty', 'is empty'],
  ]
  for (const [what, content, code, words] of cases) {
    it(`${what} is reported in one clear sentence, and no byte of it changes`, async () => {
      await writeFile(inside(name), content)
      const folder = await open()
      const { entries, problems } = await folder.list()
      expect(entries).toEqual([])
      expect(problems).toMatchObject([{ code, fileName: name }])
      expect(problems[0]?.sentence).toContain(words)
      expect(problems[0]?.sentence).toContain(`“${name}”`)
      // A document with the same id stays in use next to it, as when others still have it open.
      const doc = tinyDocument('A', 'again')
      const persisted = await folder.attach('abc12345', doc)
      await persisted.detach()
      expect((await folder.list()).entries).toMatchObject([
        { texts: packedNotes('again'), fileName: 'a-abc12345-2.debrief.json' },
      ])
      await folder.close()
      expect(await readFile(inside(name))).toEqual(Buffer.from(content))
    })
  }

  it('opens once it is repaired while the app is running', async () => {
    await writeFile(inside(name), whole.slice(0, 100))
    const folder = await open()
    expect((await folder.list()).problems).toHaveLength(1)
    await writeFile(inside(name), whole)
    expect(await folder.list()).toMatchObject({ problems: [], entries: [{ title: 'A' }] })
  })
})

describe('a document of a newer app', () => {
  const cases: [string, string][] = [
    ['by its content', fileOf(newerDocument())],
    ['by its file', JSON.stringify({ ...JSON.parse(whole), version: 2, more: 'things' })],
  ]
  for (const [what, text] of cases) {
    it(`${what} opens for reading, is never written, and keeps what others send`, async () => {
      await writeFile(inside(name), text)
      const folder = await open()
      const { entries, problems } = await folder.list()
      expect(entries).toMatchObject([{ id: 'abc12345', isReadOnly: true }])
      expect(problems).toMatchObject([{ code: 'newer' }])
      const { doc, persisted } = await attach(folder, 'abc12345')
      expect(persisted.isReadOnly).toBe(true)
      expect(tiny.notes(doc).toString()).toContain('words')
      tiny.notes(doc).insert(0, 'from a peer: ')
      await persisted.detach()
      await folder.close()
      expect(await readFile(inside(name), 'utf8')).toBe(text)
      const again = await attach(await open(), 'abc12345')
      expect(tiny.notes(again.doc).toString()).toContain('from a peer: ')
      await again.persisted.detach()
      expect(await readFile(inside(name), 'utf8')).toBe(text)
    })

    it(`${what} is imported as it is`, async () => {
      const folder = await open()
      await folder.importFile('mail.json', text)
      const { entries } = await folder.list()
      expect(entries).toMatchObject([{ isReadOnly: true }])
      expect(await readFile(inside(entries[0]?.fileName ?? ''), 'utf8')).toBe(text)
    })

    it(`${what} takes in an older copy as a whole, and is never edited by leaving something out or undoing`, async () => {
      await writeFile(inside(name), text)
      const folder = await open()
      const older = fileOf(tinyDocument('A', 'mine'))
      const leftOut = [{ path: 'notes', id: 'one' }]
      await expect(folder.importFile('mail.json', older, leftOut)).rejects.toMatchObject({ code: 'newer' })
      expect(await folder.importFile('mail.json', older, [])).toEqual({ id: 'abc12345', isMerged: true })
      await expect(folder.undoImport('abc12345')).rejects.toMatchObject({ code: 'not-found' })
      const { doc, persisted } = await attach(folder, 'abc12345')
      expect(tiny.notes(doc).toString()).toContain('mine')
      await persisted.detach()
    })

    it(`${what} is not merged into an older one`, async () => {
      const folder = await open()
      await folder.create(tinyDocument('A', 'mine'), 'abc12345')
      const before = await readFile(inside(name), 'utf8')
      await expect(folder.importFile('mail.json', text)).rejects.toMatchObject({
        code: 'newer',
        // It cannot be read either: only the older one is in the library.
        message: expect.stringMatching(/It was not changed\. Update Debrief to work on it\.$/),
      })
      expect(await readFile(inside(name), 'utf8')).toBe(before)
    })
  }
})

describe('a journal', () => {
  const journals = async () => (await readdir(inside('.debrief', 'journal'))).sort()

  /** Leaves the words only in the journal, as a crash does. */
  const crash = async (...words: string[]) => {
    const folder = await open({ saveDelays: { debounceMs: 60_000, maxDelayMs: 60_000 } })
    if (!folder.has('abc12345')) await folder.create(tinyDocument('A', ''), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    for (const word of words) {
      tiny.notes(doc).insert(tiny.notes(doc).length, `${word} `)
      await persisted.flushed()
    }
    await persisted.abandon()
    await folder.close()
  }
  const notes = async () => JSON.parse(await readFile(inside(name), 'utf8')).meeting.notes

  it('that a crash left behind is saved at the next start', async () => {
    await crash('one', 'two')
    expect(await notes()).toBe('')
    const folder = await open()
    expect((await folder.list()).entries).toMatchObject([{ texts: packedNotes('one two ') }])
    expect(await notes()).toBe('one two ')
    expect(await journals()).toEqual([])
  })

  it('with a torn end yields every intact frame', async () => {
    await crash('one', 'two', 'three')
    const [file = ''] = await journals()
    const bytes = await readFile(inside('.debrief', 'journal', file))
    await writeFile(inside('.debrief', 'journal', file), bytes.subarray(0, -3))
    const folder = await open()
    expect(await notes()).toBe('one two ')
    expect(folder.notices).toMatchObject([{ sentence: expect.stringContaining('was cut off') }])
  })

  it('with damage in the middle yields everything that is intact, and reports the rest', async () => {
    await crash('one', 'two', 'three')
    const [file = ''] = await journals()
    const bytes = await readFile(inside('.debrief', 'journal', file))
    const at = bytes.indexOf('two')
    bytes.writeUInt8(0x21, at)
    await writeFile(inside('.debrief', 'journal', file), bytes)
    const folder = await open()
    expect(await notes()).toBe('one three ')
    expect(folder.notices).toMatchObject([
      {
        id: 'abc12345',
        files: [file],
        sentence: expect.stringContaining('The journal of “A” is damaged in one place'),
      },
    ])
    expect(await folder.rawFile(file)).toEqual(bytes)
    const [kept = ''] = await readdir(inside('.debrief', 'set-aside'))
    expect(await readFile(inside('.debrief', 'set-aside', kept))).toEqual(bytes)
  })

  it('without its file is applied to the last good version, or waits for the file', async () => {
    await crash('one')
    await (await open()).close()
    await crash('two')
    const file = await readFile(inside(name), 'utf8')
    await rm(inside(name))
    await rm(inside('.debrief', 'versions'), { recursive: true })
    const folder = await open()
    expect((await folder.list()).entries).toEqual([])
    expect(await journals()).toHaveLength(1)
    await folder.close()
    await writeFile(inside(name), file)
    await open()
    expect(await notes()).toBe('one two ')
  })

  it('of a document whose file is missing is saved on top of the newest version', async () => {
    await crash('one')
    await (await open()).close()
    await crash('two')
    await cp(inside(name), inside('.debrief', 'versions', 'abc12345', '20300101T000000000Z.json'))
    await rm(inside(name))
    await open()
    expect(await notes()).toBe('one two ')
  })
})

it('a second name left by a process that died while renaming is removed, but not one that somebody chose', async () => {
  const folder = await open()
  await folder.create(tinyDocument('A', 'words'), 'abc12345')
  await folder.close()
  await link(inside(name), inside('b-abc12345.debrief.json'))
  const again = await open()
  expect(await again.list()).toMatchObject({ entries: [{ fileName: name }], problems: [] })
  await again.close()
  await rename(inside(name), inside('mine.debrief.json'))
  await link(inside('mine.debrief.json'), inside('yours.debrief.json'))
  expect(await (await open()).list()).toMatchObject({
    entries: [{ texts: packedNotes('words') }],
    problems: [{ code: 'duplicate-id' }],
  })
})

it('temporary files of a dead process are removed', async () => {
  await (await open()).close()
  await writeFile(inside('.debrief-0123456789abcdef.tmp'), 'half')
  await chmod(inside('.debrief-0123456789abcdef.tmp'), 0o600)
  await open()
  expect((await readdir(inside())).sort()).toEqual(['.debrief'])
})
