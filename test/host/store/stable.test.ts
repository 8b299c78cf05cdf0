import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentCodec } from '../../../electron/host/app/document-codec'
import { DocumentFolder } from '../../../electron/host/store'
import { createDocument, meetingSections, snapshot, toMeeting } from '../../../shared/document'
import { addEvent, events } from '../../../shared/stages/timeline/model'
import { fc } from '../../support/fast-check'

const author = { name: 'Ada', now: () => 1_770_000_000_000, newId: () => crypto.randomUUID() }

const edit = fc.record({
  who: fc.nat(2),
  verb: fc.constantFrom('add', 'remove', 'rewrite', 'title', 'person', 'sync'),
  text: fc.string({ unit: 'grapheme', maxLength: 12 }),
})

/** A document that three people edited like this, with all edits merged at the end. */
const meetingFrom = (edits: { who: number; verb: string; text: string }[]): Y.Doc => {
  const first = createDocument({ title: 'Start' }, author)
  const peers = [first, new Y.Doc(), new Y.Doc()]
  const sync = () => {
    for (const from of peers) for (const to of peers) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
  }
  sync()
  for (const { who, verb, text } of edits) {
    const doc = peers[who] ?? first
    const rows = events.read(doc).value
    const row = rows[text.length % Math.max(1, rows.length)]
    if (verb === 'add') addEvent(doc, author, { text })
    if (verb === 'remove' && row) events.remove(doc, row.id, author)
    if (verb === 'rewrite' && row) events.rewrite(doc, row.id, 'text', text)
    if (verb === 'title') meetingSections.record.change(doc, { title: text })
    if (verb === 'person') meetingSections.roster.add(doc, author, { name: text })
    if (verb === 'sync') sync()
  }
  sync()
  return first
}

it('saving and reopening a document twice changes nothing, not even the bytes', async () => {
  const tempFolder = await mkdtemp(join(tmpdir(), 'debrief-stable-'))
  const folder = await DocumentFolder.open({ folder: tempFolder, codec: documentCodec, now: () => 1_770_000_000_000 })
  const check = async (edits: { who: number; verb: string; text: string }[]) => {
    const id = crypto.randomUUID()
    const origin = meetingFrom(edits)
    await folder.create(origin, id)
    const first = await folder.fileText(id)
    const doc = new Y.Doc()
    const persisted = await folder.attach(id, doc)
    expect(toMeeting(doc)).toEqual(toMeeting(origin))
    expect(snapshot(doc)).toEqual(snapshot(origin))
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(origin))
    // Something is typed and deleted, so that the file is written again.
    doc.getMap('untouched by any part').set('a', 1)
    await persisted.detach()
    const { text } = await folder.fileText(id)
    expect(JSON.parse(text).meeting).toEqual(JSON.parse(first.text).meeting)
    const again = new Y.Doc()
    Y.applyUpdate(again, Buffer.from(JSON.parse(text).crdt, 'base64'))
    expect(Buffer.from(Y.encodeStateAsUpdate(again)).toString('base64')).toBe(JSON.parse(text).crdt)
    expect(await readFile(join(tempFolder, first.fileName), 'utf8')).toBe(text)
    await folder.remove(id)
  }
  try {
    await fc.assert(fc.asyncProperty(fc.array(edit, { maxLength: 25 }), check), { numRuns: 40 })
  } finally {
    await folder.close()
    await rm(tempFolder, { recursive: true })
  }
})
