import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { encodeFile } from '../../../shared/file'
import { untilAsserted } from '../../support/until'
import { attach, folderOfItsOwn } from './support'
import { tiny, tinyCodec, tinyDocument } from './tiny'

const { open, inside } = folderOfItsOwn()

const visible = async () => (await readdir(inside())).filter((name) => !name.startsWith('.')).sort()
const meetingIn = async (name: string) => JSON.parse(await readFile(inside(name), 'utf8')).meeting

/** A file as another machine would hand it over. */
const fileOf = (doc: Y.Doc, id: string): string =>
  encodeFile({
    id,
    title: tinyCodec.documentTitle(doc),
    savedAt: '2026-03-01T10:00:00.000Z',
    meeting: tinyCodec.toMeeting(doc),
    crdt: Y.encodeStateAsUpdate(doc),
  })

describe('a document', () => {
  it('is written, listed and opens to the same', async () => {
    const folder = await open()
    await folder.create(tinyDocument('Checkout down', 'first'), 'abc12345')
    expect(folder.has('abc12345')).toBe(true)
    const { entries, problems } = await folder.list()
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      { id: 'abc12345', title: 'Checkout down', fileName: 'checkout-down-abc12345.debrief.json', isReadOnly: false },
    ])
    const { doc, attached } = await attach(folder, 'abc12345')
    expect(tiny.notes(doc).toString()).toBe('first')
    tiny.notes(doc).insert(5, ' second')
    expect(attached.state).toBe('saving')
    await attached.flushed()
    expect(attached.state).toBe('saved')
    await attached.detach()
    expect(await meetingIn('checkout-down-abc12345.debrief.json')).toMatchObject({ notes: 'first second' })
    expect(await readdir(inside('.debrief', 'journal'))).toEqual([])
  })

  it('says so whenever its saving begins and ends', async () => {
    const folder = await open()
    const { doc, attached } = await attach(folder, 'abc12345')
    const states: string[] = []
    attached.on('state', () => states.push(attached.state))
    tiny.notes(doc).insert(0, 'x')
    await attached.flushed()
    await attached.detach()
    expect(states.slice(0, 2)).toEqual(['saving', 'saved'])
  })

  it('is written to its file soon, without being let go', async () => {
    const folder = await open()
    const { doc } = await attach(folder, 'abc12345')
    tiny.title(doc).set('title', 'Soon')
    await untilAsserted(async () =>
      expect(await meetingIn('soon-abc12345.debrief.json')).toMatchObject({ title: 'Soon' }),
    )
  })

  it('takes what it held before it was attached to the disk', async () => {
    const folder = await open()
    await folder.create(tinyDocument('Here', 'here '), 'abc12345')
    const doc = tinyDocument('There', 'there ')
    await (await folder.attach('abc12345', doc)).detach()
    const { doc: again } = await attach(folder, 'abc12345')
    expect(tiny.notes(again).toString().split(' ').sort()).toEqual(['', 'here', 'there'])
  })

  it('is attached once at a time', async () => {
    const folder = await open()
    await attach(folder, 'abc12345')
    await expect(folder.attach('abc12345', new Y.Doc())).rejects.toThrow('attached already')
  })

  it('follows its title with its name, and keeps one that somebody chose', async () => {
    const folder = await open()
    await folder.create(tinyDocument('Before'), 'abc12345')
    const first = await attach(folder, 'abc12345')
    tiny.title(first.doc).set('title', 'CON: ‮after🔥 / ..')
    await first.attached.detach()
    expect(await visible()).toEqual(['con-after-abc12345.debrief.json'])
    expect((await folder.list()).entries).toMatchObject([{ fileName: 'con-after-abc12345.debrief.json' }])
    await rename(inside('con-after-abc12345.debrief.json'), inside('mine.debrief.json'))
    await folder.close()
    const second = await attach(await open(), 'abc12345')
    tiny.title(second.doc).set('title', 'Later')
    await second.attached.detach()
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
    const { doc, attached } = await attach(folder, 'abc12345')
    for (let save = 1; save <= 12; save += 1) {
      now += 4 * 60_000
      tiny.notes(doc).insert(0, `${save} `)
      await attached.save()
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

describe('the library', () => {
  it('loses nothing with its index', async () => {
    const first = await open()
    for (let n = 0; n < 5; n += 1) await first.create(tinyDocument(`Number ${n}`, `text ${n}`), `document-${n}`)
    const { entries } = await first.list()
    await first.close()
    await rm(inside('.debrief', 'library.json'))
    expect(await (await open()).list()).toEqual({ entries, problems: [] })
  })

  it('makes nothing of a broken index', async () => {
    const first = await open()
    await first.create(tinyDocument('A'), 'abc12345')
    const { entries } = await first.list()
    await first.close()
    await writeFile(inside('.debrief', 'library.json'), '{"version":1,"files":{"a":')
    expect(await (await open()).list()).toEqual({ entries, problems: [] })
  })

  it('shows open documents as they are now', async () => {
    const folder = await open({ saveDelays: { debounceMs: 60_000, maxDelayMs: 60_000 } })
    await folder.create(tinyDocument('Before'), 'abc12345')
    const { doc } = await attach(folder, 'abc12345')
    tiny.title(doc).set('title', 'After')
    expect((await folder.list()).entries).toMatchObject([{ title: 'After' }])
  })

  it('tells of two files with one document, and takes the newer', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A'), 'abc12345')
    await writeFile(inside('copy.debrief.json'), fileOf(tinyDocument('Old'), 'abc12345'))
    const { entries, problems } = await folder.list()
    expect(entries).toMatchObject([{ title: 'A' }])
    expect(problems).toMatchObject([{ code: 'duplicate-id', fileName: 'copy.debrief.json' }])
    expect(problems[0]?.sentence).toContain('“a-abc12345.debrief.json”')
  })
})

describe('the bin', () => {
  it('takes a document and gives it back, with its journal and all', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'words'), 'abc12345')
    await folder.remove('abc12345')
    expect(await visible()).toEqual([])
    expect((await folder.list()).entries).toEqual([])
    await folder.restore('abc12345')
    expect(await visible()).toEqual(['a-abc12345.debrief.json'])
    const { doc } = await attach(folder, 'abc12345')
    expect(tiny.notes(doc).toString()).toBe('words')
  })

  it('tells what it holds, and no longer what has come back', async () => {
    const folder = await open()
    for (const id of ['abc12345', 'def12345']) await folder.create(tinyDocument(id.slice(0, 1)), id)
    await folder.remove('abc12345')
    await folder.remove('def12345')
    const before = Date.now() + 60_000
    const held = await folder.removed()
    expect(held.map(({ id }) => id).sort()).toEqual(['abc12345', 'def12345'])
    for (const { title, removedAt } of held)
      expect([title.length > 0, removedAt > 0, removedAt < before]).toEqual([true, true, true])
    await folder.restore('def12345')
    expect((await folder.removed()).map(({ id }) => id)).toEqual(['abc12345'])
  })

  it('does not take an open one, and says so', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A'), 'abc12345')
    await attach(folder, 'abc12345')
    await expect(folder.remove('abc12345')).rejects.toMatchObject({ code: 'still-open' })
    await expect(folder.remove('other')).rejects.toMatchObject({ code: 'not-found' })
    await expect(folder.restore('other')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('merges with what came back in another way', async () => {
    const folder = await open()
    const doc = tinyDocument('A', 'one ')
    await folder.create(doc, 'abc12345')
    const copy = (await folder.fileText('abc12345')).text
    const { doc: live, attached } = await attach(folder, 'abc12345')
    tiny.notes(live).insert(4, 'two ')
    await attached.detach()
    await folder.remove('abc12345')
    await folder.importFile('mail.debrief.json', copy)
    await folder.restore('abc12345')
    expect(await meetingIn('a-abc12345.debrief.json')).toMatchObject({ notes: 'one two ' })
    expect(await visible()).toHaveLength(1)
  })
})

describe('importing', () => {
  it('adds a new document', async () => {
    const folder = await open()
    const text = fileOf(tinyDocument('From afar', 'hello'), 'far00001')
    expect(await folder.importFile('x.json', text)).toEqual({ id: 'far00001', isMerged: false })
    expect(await visible()).toEqual(['from-afar-far00001.debrief.json'])
  })

  it('merges the same document, open or not, and adds nothing twice', async () => {
    const folder = await open()
    const origin = tinyDocument('A', 'start ')
    await folder.create(origin, 'abc12345')
    const away = new Y.Doc()
    Y.applyUpdate(away, Y.encodeStateAsUpdate(origin))
    tiny.notes(away).insert(6, 'away ')
    const { doc, attached } = await attach(folder, 'abc12345')
    tiny.notes(doc).insert(0, 'here ')
    const text = fileOf(away, 'abc12345')
    for (let time = 0; time < 2; time += 1) {
      expect(await folder.importFile('b.json', text)).toEqual({ id: 'abc12345', isMerged: true })
    }
    expect(tiny.notes(doc).toString()).toBe('here start away ')
    await attached.detach()
    await folder.importFile('b.json', text)
    expect(await meetingIn('a-abc12345.debrief.json')).toMatchObject({ notes: 'here start away ' })
    expect(await visible()).toHaveLength(1)
  })

  it('takes in an edit by hand once, however often the file is imported', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'start'), 'abc12345')
    const file = JSON.parse((await folder.fileText('abc12345')).text)
    file.meeting.notes = 'start, edited'
    file.meeting.rows.push({ text: 'no id' })
    for (let time = 0; time < 3; time += 1) await folder.importFile('b.json', JSON.stringify(file))
    await folder.close()
    const again = await open()
    await again.importFile('b.json', JSON.stringify(file))
    const meeting = await meetingIn('a-abc12345.debrief.json')
    expect(meeting).toMatchObject({ notes: 'start, edited', rows: [{ text: 'no id' }] })
    expect(meeting.rows).toHaveLength(1)
  })

  it('refuses what it cannot read, with the reason', async () => {
    const folder = await open()
    const whole = fileOf(tinyDocument('A'), 'abc12345')
    const refusals: [string, string][] = [
      ['', 'empty'],
      ['<html>', 'not-json'],
      ['{}', 'not-debrief'],
      [whole.slice(0, -40), 'truncated'],
      [whole.replace('"crdt": "A', '"crdt": "B'), 'damaged'],
    ]
    for (const [text, code] of refusals) {
      await expect(folder.importFile('mail.json', text)).rejects.toMatchObject({
        code,
        message: expect.stringContaining('“mail.json”'),
      })
    }
    expect(await visible()).toEqual([])
  })
})
