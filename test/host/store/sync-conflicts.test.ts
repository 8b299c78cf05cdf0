import { readdir, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { isConflictCopy } from '../../../electron/host/store/sync-conflicts'
import { encodeFile } from '../../../shared/file'
import { untilAsserted } from '../../support/until'
import { attach, setUpFolder } from './support'
import { packedNotes, tiny, tinyCodec, tinyDocument } from './tiny'

const { open, inside } = setUpFolder()
const original = 'a-abc12345.debrief.json'

/** How each program names the copy: with the words before the last extension or, if it splits at the first dot, before both. */
const copies: [program: string, fileName: string][] = [
  ['Dropbox', 'a-abc12345.debrief (Ann’s conflicted copy 2026-03-01).json'],
  ['Dropbox', 'a-abc12345 (ann-laptop conflicted copy 2026-03-01 2).debrief.json'],
  ['OneDrive', 'a-abc12345.debrief-LAPTOP-4F2K.json'],
  ['OneDrive', 'a-abc12345-LAPTOP-4F2K.debrief.json'],
  ['Google Drive', 'a-abc12345.debrief (1).json'],
  ['Google Drive', 'a-abc12345 (1).debrief.json'],
  ['iCloud', 'a-abc12345.debrief 2.json'],
  ['iCloud', 'a-abc12345 2.debrief.json'],
  ['Syncthing', 'a-abc12345.debrief.sync-conflict-20260301-101500-ABCDEFG.json'],
  ['Syncthing', 'a-abc12345.sync-conflict-20260301-101500-ABCDEFG.debrief.json'],
  ['Nextcloud', 'a-abc12345.debrief (conflicted copy 2026-03-01 101500).json'],
  ['Nextcloud', 'a-abc12345 (conflicted copy 2026-03-01 101500).debrief.json'],
  ['Nextcloud', 'a-abc12345.debrief_conflict-20260301-101500.json'],
]

const editedElsewhere = (from: Y.Doc, words: string, savedAt: string): string => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  tiny.notes(doc).insert(tiny.notes(doc).length, words)
  const meeting = tinyCodec.toMeeting(doc)
  return encodeFile({ id: 'abc12345', title: 'A', savedAt, meeting, crdt: Y.encodeStateAsUpdate(doc) })
}

const visible = async () => (await readdir(inside())).filter((name) => !name.startsWith('.'))

describe('a copy that a sync program made', () => {
  it.each(copies)('%s: %s is recognized', (_program, fileName) => {
    expect(isConflictCopy(fileName, original)).toBe(true)
  })

  it('is not recognized if its name is one that the app itself gives', () => {
    for (const name of [original, 'a-abc12345-2.debrief.json', 'postmortem-abc12345.debrief.json', 'notes.json'])
      expect(isConflictCopy(name, original), name).toBe(false)
  })

  for (const savedAt of ['2020-03-01T10:00:00Z', '2099-03-01T10:00:00Z'])
    it.each(copies)(
      `%s: %s, saved in ${savedAt.slice(0, 4)}, is merged, kept, and reported`,
      async (_program, fileName) => {
        const first = await open()
        await first.create(tinyDocument('A', 'here '), 'abc12345')
        const { doc, persisted } = await attach(first, 'abc12345')
        const copy = editedElsewhere(doc, 'elsewhere', savedAt)
        await persisted.detach()
        await first.close()
        await writeFile(inside(fileName), copy)
        const folder = await open()
        const { entries, problems } = await folder.list()
        expect(entries).toMatchObject([{ texts: packedNotes('here elsewhere') }])
        expect(problems).toEqual([])
        expect(await visible()).toEqual([original])
        const [notice] = folder.notices
        expect(notice?.sentence).toContain('a sync program made')
        expect((await folder.rawFile(notice?.files[0] ?? '')).toString()).toBe(copy)
      },
    )

  it('that arrives while the document is open is merged as well', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'here '), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    await writeFile(inside('a-abc12345.debrief (1).json'), editedElsewhere(doc, 'elsewhere', '2020-03-01T10:00:00Z'))
    await untilAsserted(() => expect(tiny.notes(doc).toString()).toBe('here elsewhere'))
    await untilAsserted(async () => expect(await visible()).toEqual([original]))
    await persisted.detach()
  })

  it('of another document is left alone', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'here'), 'abc12345')
    await folder.close()
    const other = encodeFile({
      ...{ id: 'other123', title: 'A', savedAt: '2026-03-01T10:00:00Z' },
      ...{ meeting: tinyCodec.toMeeting(tinyDocument('A')), crdt: Y.encodeStateAsUpdate(tinyDocument('A')) },
    })
    await writeFile(inside('a-abc12345.debrief (1).json'), other)
    expect((await (await open()).list()).entries).toHaveLength(2)
    expect(await readFile(inside('a-abc12345.debrief (1).json'), 'utf8')).toBe(other)
  })
})
