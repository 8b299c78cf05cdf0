import { chmod, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { unpackTexts } from '../../../electron/host/store/packed-texts'
import { watchFolder } from '../../../electron/host/store/watch'
import { untilAsserted } from '../../support/until'
import { editedFile } from './edited-file'
import { attach, setUpFolder } from './support'
import { fileOf, packedNotes, tiny, tinyDocument } from './tiny'

const { open, inside } = setUpFolder()
const name = 'a-abc12345.debrief.json'
const { read, editByHand, settle } = editedFile(() => inside(name))
const visible = async () => (await readdir(inside())).filter((each) => !each.startsWith('.')).sort()

describe('a change by another program', () => {
  const savedElsewhere = (from: Y.Doc, notes: string): string => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
    tiny.notes(doc).insert(tiny.notes(doc).length, notes)
    return fileOf(doc, 'abc12345')
  }

  it('of the state is merged while the document is open', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'one '), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    await writeFile(inside(name), savedElsewhere(doc, 'elsewhere '))
    tiny.notes(doc).insert(0, 'here ')
    await untilAsserted(() => expect(tiny.notes(doc).toString()).toBe('here one elsewhere '))
    await persisted.detach()
    expect((await read()).meeting.notes).toBe('here one elsewhere ')
  })

  it('that happens between writing and renaming is not overwritten', async () => {
    const folder = await open({ saveDelays: { debounceMs: 60_000, maxDelayMs: 60_000 } })
    await folder.create(tinyDocument('A', 'one '), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    for (let time = 0; time < 25; time += 1) {
      tiny.notes(doc).insert(0, `h${time} `)
      const theirs = savedElsewhere(doc, `e${time} `)
      await Promise.all([
        persisted.save(),
        writeFile(inside('other'), theirs).then(() => rename(inside('other'), inside(name))),
      ])
    }
    await persisted.save()
    await persisted.save()
    const notes: string = (await read()).meeting.notes
    expect(notes.match(/e\d+ /g)?.length).toBe(25)
    expect(notes.match(/h\d+ /g)?.length).toBe(25)
  })

  it('that replaces the file with another document keeps both', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'one'), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    await writeFile(inside(name), fileOf(tinyDocument('B', 'other'), 'other123'))
    tiny.notes(doc).insert(3, ' two')
    await persisted.detach()
    expect(
      (await folder.list()).entries.map(({ id, texts }) => `${id}: ${unpackTexts(texts)[0]?.text}`).sort(),
    ).toEqual(['abc12345: one two', 'other123: other'])
  })

  it('that removes or renames the file of an open document loses nothing', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'one'), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    await rm(inside(name))
    await untilAsserted(async () => expect(await visible()).toEqual([name]))
    await rename(inside(name), inside('mine.debrief.json'))
    tiny.notes(doc).insert(3, ' two')
    await persisted.detach()
    expect(await visible()).toEqual(['mine.debrief.json'])
    expect((await folder.list()).entries).toMatchObject([
      { fileName: 'mine.debrief.json', texts: packedNotes('one two') },
    ])
  })

  it('that adds, changes or removes files shows in the library while it is open', async () => {
    const folder = await open()
    let changes = 0
    folder.on('change', () => {
      changes += 1
    })
    await writeFile(inside(name), savedElsewhere(tinyDocument('A', 'one '), ''))
    await untilAsserted(() => expect(changes).toBeGreaterThan(0))
    expect((await folder.list()).entries).toMatchObject([{ title: 'A', texts: packedNotes('one ') }])
    await editByHand((meeting) => {
      meeting.title = 'Changed'
    })
    await untilAsserted(async () => expect((await folder.list()).entries).toMatchObject([{ title: 'Changed' }]))
    const before = changes
    await rm(inside(name))
    await untilAsserted(() => expect(changes).toBeGreaterThan(before))
    expect((await folder.list()).entries).toEqual([])
  })

  it('of the file’s permissions is kept', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'one'), 'abc12345')
    await chmod(inside(name), 0o600)
    const { doc, persisted } = await attach(folder, 'abc12345')
    tiny.notes(doc).insert(0, 'more ')
    await persisted.detach()
    expect((await stat(inside(name))).mode & 0o777).toBe(0o600)
  })

  it('of the file’s times or indentation does not count as an edit', async () => {
    const folder = await open({ saveDelays: { debounceMs: 0, maxDelayMs: 0 } })
    await folder.create(tinyDocument('A', 'one'), 'abc12345')
    const { persisted } = await attach(folder, 'abc12345')
    const text = JSON.stringify(await read())
    await writeFile(inside(name), text)
    await settle()
    await persisted.checkForExternalChange()
    expect(persisted.isFileStale).toBe(false)
    await persisted.detach()
    expect(await readFile(inside(name), 'utf8')).toBe(text)
  })

  it('in a folder that can’t be watched is detected by polling', async () => {
    let looks = 0
    const watching = watchFolder(
      inside('not there'),
      () => false,
      () => {
        looks += 1
      },
    )
    await untilAsserted(() => expect(looks).toBeGreaterThan(0))
    watching.close()
  })

  it('is distinguished from the app’s own writes, which do not happen if nothing changed', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'one'), 'abc12345')
    const before = await stat(inside(name))
    const { persisted } = await attach(folder, 'abc12345')
    await persisted.save()
    await persisted.checkForExternalChange()
    await persisted.detach()
    const after = await stat(inside(name))
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs])
  })
})
