import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { parseFile } from '../../../shared/file'
import { untilAsserted } from '../../support/until'
import { editedFile } from './edited-file'
import { attach, setUpFolder } from './support'
import { packedNotes, tiny, tinyDocument } from './tiny'

const { open, inside } = setUpFolder()
const name = 'a-abc12345.debrief.json'
const { read, editByHand, settle } = editedFile(() => inside(name))
const visible = async () => (await readdir(inside())).filter((each) => !each.startsWith('.')).sort()

/** A folder whose document was edited by hand while the app was closed. */
const reopenAfterEdit = async () => {
  const first = await open()
  await first.create(tinyDocument('A', 'one two'), 'abc12345')
  await first.close()
  await editByHand((meeting) => {
    meeting.notes = 'one and two'
  })
  return open()
}

describe('an edit by hand', () => {
  it('made while the app was closed is applied when the document is opened', async () => {
    const folder = await reopenAfterEdit()
    expect((await folder.list()).entries).toMatchObject([{ texts: packedNotes('one and two') }])
    const { doc, persisted } = await attach(folder, 'abc12345')
    expect(tiny.notes(doc).toString()).toBe('one and two')
    await persisted.detach()
    const parsed = parseFile(await readFile(inside(name), 'utf8'))
    expect(parsed).toMatchObject({ ok: true, file: { isHandEdited: false, meeting: { notes: 'one and two' } } })
  })

  it('is refused if the version before it can’t be kept, and nothing is written', async () => {
    const folder = await reopenAfterEdit()
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

  it('is merged once the version before it can be written', async () => {
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

  it('can be followed by another from the same editor', async () => {
    const folder = await open()
    await folder.create(tinyDocument('A', 'one'), 'abc12345')
    const { doc, persisted } = await attach(folder, 'abc12345')
    const buffer = await editByHand((meeting) => {
      meeting.notes = 'one two'
    })
    await untilAsserted(() => expect(tiny.notes(doc).toString()).toBe('one two'))
    await persisted.save()
    // The editor does not know what was written in the meantime, and overwrites it.
    buffer.meeting.notes = 'one two three'
    await writeFile(inside(name), JSON.stringify(buffer))
    await untilAsserted(() => expect(tiny.notes(doc).toString()).toBe('one two three'))
    await writeFile(inside(name), JSON.stringify(buffer))
    await persisted.save()
    expect(tiny.notes(doc).toString()).toBe('one two three')
  })

  it('is not applied twice after a crash between applying and saving it', async () => {
    const first = await open({ saveDelays: { debounceMs: 60_000, maxDelayMs: 60_000 } })
    await first.create(tinyDocument('A', 'one'), 'abc12345')
    await editByHand((meeting) => {
      meeting.notes = 'one two'
      meeting.rows.push({ text: 'a row without id' })
    })
    const edited = await readFile(inside(name), 'utf8')
    const { doc, persisted } = await attach(first, 'abc12345')
    await persisted.flushed()
    // Closed without a save, as by a crash; only the lock is released, so that the same process can open it again.
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

  it('with a syntax error is left for a while, then quarantined, and no word of either version is lost', async () => {
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
    // The author corrects the mistake and saves under the old name.
    await writeFile(inside(name), slip.replace('"one edited"', '"one edited",'))
    await untilAsserted(() => expect(tiny.notes(doc).toString()).toMatch(/^one.*edited/))
    expect(tiny.notes(doc).toString()).toContain('typed')
  })
})
