import { chmod, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { unpackTexts } from '../../../electron/host/store/packed-texts'
import { watchFolder } from '../../../electron/host/store/watch'
import { encodeFile, parseFile } from '../../../shared/file'
import { untilAsserted } from '../../support/until'
import { attach, folderOfItsOwn } from './support'
import { packedNotes, tiny, tinyCodec, tinyDocument } from './tiny'

const { open, inside } = folderOfItsOwn()
const name = 'a-abc12345.debrief.json'
const read = async () => JSON.parse(await readFile(inside(name), 'utf8'))
const visible = async () => (await readdir(inside())).filter((each) => !each.startsWith('.')).sort()

/** Edits `meeting` as somebody with a text editor would. */
const editByHand = async (edit: (meeting: { title: string; notes: string; rows: unknown[] }) => void) => {
  const file = await read()
  edit(file.meeting)
  await writeFile(inside(name), JSON.stringify(file, null, 2))
  return file
}

/** Makes the file look as if its writer had finished a while ago. */
const settle = () => utimes(inside(name), new Date(), new Date(Date.now() - 60_000))

describe('an edit by hand', () => {
  it('made while nothing ran is taken in when the document is opened', async () => {
    const first = await open()
    await first.create(tinyDocument('A', 'one two'), 'abc12345')
    await first.close()
    await editByHand((meeting) => {
      meeting.notes = 'one and two'
    })
    const folder = await open()
    expect((await folder.list()).entries).toMatchObject([{ texts: packedNotes('one and two') }])
    const { doc, persisted } = await attach(folder, 'abc12345')
    expect(tiny.notes(doc).toString()).toBe('one and two')
    await persisted.detach()
    const parsed = parseFile(await readFile(inside(name), 'utf8'))
    expect(parsed).toMatchObject({ ok: true, file: { isHandEdited: false, meeting: { notes: 'one and two' } } })
  })

  it('whose former version can’t be kept is refused, and nothing is left that writes', async () => {
    const first = await open()
    await first.create(tinyDocument('A', 'one two'), 'abc12345')
    await first.close()
    await editByHand((meeting) => {
      meeting.notes = 'one and two'
    })
    const folder = await open()
    await rename(inside('.debrief', 'versions'), inside('.debrief', 'elsewhere'))
    const doc = new Y.Doc()
    await expect(folder.attach('abc12345', doc)).rejects.toMatchObject({ code: 'ENOENT' })
    tiny.notes(doc).insert(0, 'zero ')
    expect(await readdir(inside('.debrief', 'journal'))).toEqual([])
    await rename(inside('.debrief', 'elsewhere'), inside('.debrief', 'versions'))
    const again = await attach(folder, 'abc12345')
    expect(tiny.notes(again.doc).toString()).toBe('one and two')
    await again.persisted.detach()
    expect((await read()).meeting.notes).toBe('one and two')
  })

  it('made while the disk refuses the version before it is merged once the disk takes it', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'one two'), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    await rename(inside('.debrief', 'versions'), inside('.debrief', 'elsewhere'))
    await editByHand((meeting) => {
      meeting.notes = 'one and two'
    })
    await persisted.checkForExternalChange()
    expect(persisted.error).toMatchObject({ code: 'ENOENT' })
    await rename(inside('.debrief', 'elsewhere'), inside('.debrief', 'versions'))
    await persisted.save()
    expect(persisted.error).toBeUndefined()
    expect(tiny.notes(doc).toString()).toBe('one and two')
    expect((await read()).meeting.notes).toBe('one and two')
  })

  it('made while somebody types is merged with the typing', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'one two'), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    await editByHand((meeting) => {
      meeting.notes = 'one and two'
      meeting.rows.push({ id: 'r1', text: 'a row' })
    })
    tiny.notes(doc).insert(7, ' three')
    await untilAsserted(() => expect(tiny.notes(doc).toString()).toBe('one and two three'))
    expect(tiny.rows(doc).get('r1')).toBe('a row')
    await persisted.detach()
    expect((await read()).meeting).toMatchObject({ notes: 'one and two three', rows: [{ id: 'r1', text: 'a row' }] })
  })

  it('is followed by the next from the same editor, which goes on from there', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'one'), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    const buffer = await editByHand((meeting) => {
      meeting.notes = 'one two'
    })
    await untilAsserted(() => expect(tiny.notes(doc).toString()).toBe('one two'))
    await persisted.save()
    // The editor knows nothing of what was written meanwhile, and saves over it.
    buffer.meeting.notes = 'one two three'
    await writeFile(inside(name), JSON.stringify(buffer))
    await untilAsserted(() => expect(tiny.notes(doc).toString()).toBe('one two three'))
    await writeFile(inside(name), JSON.stringify(buffer))
    await persisted.save()
    expect(tiny.notes(doc).toString()).toBe('one two three')
  })

  it('is not applied again after a crash between taking it in and saving it', async () => {
    const first = await open({ saveDelays: { debounceMs: 60_000, maxDelayMs: 60_000 } })
    await first.create(tinyDocument('A', 'one'), 'abc12345')
    await editByHand((meeting) => {
      meeting.notes = 'one two'
      meeting.rows.push({ text: 'a row without id' })
    })
    const edited = await readFile(inside(name), 'utf8')
    const { doc, persisted } = await attach(first, 'abc12345')
    await persisted.flushed()
    // Gone without a save, as after a crash; only the lock is given back so that the same process may open again.
    await persisted.abandon()
    await first.close()
    await rm(inside('.debrief', 'hand-edits.json'), { force: true })
    expect(await readFile(inside(name), 'utf8')).toBe(edited)
    expect(tiny.notes(doc).toString()).toBe('one two')
    await (await open()).close()
    const { meeting } = await read()
    expect(meeting.notes).toBe('one two')
    expect(meeting.rows).toHaveLength(1)
  })

  it('with a slip is waited for, then set aside, and no word of either is lost', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'one'), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    const slip = (await readFile(inside(name), 'utf8')).replace('"notes": "one",', '"notes": "one edited"')
    await writeFile(inside(name), slip)
    await settle()
    tiny.notes(doc).insert(3, ' typed')
    await untilAsserted(async () => expect(await visible()).toHaveLength(2))
    await persisted.save()
    const { problems } = await folder.list()
    expect(problems).toMatchObject([{ code: 'not-json', sentence: expect.stringContaining('near line') }])
    expect(await readFile(inside(problems[0]?.fileName ?? ''), 'utf8')).toBe(slip)
    expect((await read()).meeting.notes).toBe('one typed')
    // The author mends the slip and saves under the old name.
    await writeFile(inside(name), slip.replace('"one edited"', '"one edited",'))
    await untilAsserted(() => expect(tiny.notes(doc).toString()).toMatch(/^one.*edited/))
    expect(tiny.notes(doc).toString()).toContain('typed')
  })
})

describe('a change by another program', () => {
  const savedElsewhere = (from: Y.Doc, notes: string): string => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
    tiny.notes(doc).insert(tiny.notes(doc).length, notes)
    const meeting = tinyCodec.toMeeting(doc)
    return encodeFile({
      id: 'abc12345',
      title: 'A',
      savedAt: '2026-03-01T10:00:00Z',
      meeting,
      crdt: Y.encodeStateAsUpdate(doc),
    })
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

  it('that comes in between writing and renaming is not overwritten', async () => {
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

  it('that replaces the file by another document leaves both', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'one'), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    const other = tinyDocument('B', 'other')
    const meeting = tinyCodec.toMeeting(other)
    const file = {
      id: 'other123',
      title: 'B',
      savedAt: '2026-03-01T10:00:00Z',
      meeting,
      crdt: Y.encodeStateAsUpdate(other),
    }
    await writeFile(inside(name), encodeFile(file))
    tiny.notes(doc).insert(3, ' two')
    await persisted.detach()
    expect(
      (await folder.list()).entries.map(({ id, texts }) => `${id}: ${unpackTexts(texts)[0]?.text}`).sort(),
    ).toEqual(['abc12345: one two', 'other123: other'])
  })

  it('that removes or renames an open document’s file loses nothing', async () => {
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

  it('shows in the library while it runs: new files, changed and removed ones', async () => {
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

  it('of who may read the file stays', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'one'), 'abc12345')
    await chmod(inside(name), 0o600)
    const { doc, persisted } = await attach(folder, 'abc12345')
    tiny.notes(doc).insert(0, 'more ')
    await persisted.detach()
    expect((await stat(inside(name))).mode & 0o777).toBe(0o600)
  })

  it('of its times or its indentation is none', async () => {
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

  it('in a folder that can’t be watched is looked for again and again', async () => {
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

  it('is told from the app’s own: nothing is written when nothing changed', async () => {
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
