import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { command } from '../../../electron/cli/commands/validate'
import { documentCodec } from '../../../electron/host/app/document-codec'
import { DocumentFolder } from '../../../electron/host/store'
import { createDocument, meetingSections, toMeeting } from '../../../shared/document'
import { encodeFile } from '../../../shared/file'
import { addEvent } from '../../../shared/stages/timeline/model'

let tempFolder = ''
beforeEach(async () => {
  tempFolder = await mkdtemp(join(tmpdir(), 'debrief-validate-'))
})
afterEach(() => rm(tempFolder, { recursive: true, force: true }))

const author = { name: 'Ada', now: () => 1_770_000_000_000, newId: () => crypto.randomUUID() }

const meeting = (): Y.Doc => {
  const doc = createDocument({ title: 'Checkout down' }, author)
  addEvent(doc, author, { text: 'The alert fired' })
  return doc
}

const fileOf = (doc: Y.Doc, more: object = {}): string => {
  const file = { id: 'abc12345', title: 'Checkout down', savedAt: '2026-03-01T10:00:00Z', meeting: toMeeting(doc) }
  return encodeFile({ ...file, crdt: Y.encodeStateAsUpdate(doc), ...more })
}

/** Runs `debrief validate` on a file with this text. */
const validate = async (...texts: string[]) => {
  const paths = await Promise.all(
    texts.map(async (text, at) => {
      await writeFile(join(tempFolder, `${at}.debrief.json`), text)
      return join(tempFolder, `${at}.debrief.json`)
    }),
  )
  return run(paths)
}

const run = async (paths: string[]) => {
  let out = ''
  const errors: string[] = []
  const io = {
    stdout: (text: string) => {
      out += text
    },
    stderr: (line: string) => void errors.push(line),
    stdin: async () => new Uint8Array(),
  }
  const status = await command.run(paths, io)
  return { status, out: out.replaceAll(`${tempFolder}/`, ''), errors }
}

describe('debrief validate', () => {
  it('accepts a file that the app wrote', async () => {
    const folder = await DocumentFolder.open({ folder: tempFolder, codec: documentCodec })
    await folder.create(meeting(), 'abc12345')
    const doc = new Y.Doc()
    const persisted = await folder.attach('abc12345', doc)
    addEvent(doc, author, { text: 'The team was paged' })
    meetingSections.record.change(doc, { title: 'Checkout slow' })
    await persisted.detach()
    const fileName = (await folder.list()).entries[0]?.fileName ?? ''
    await folder.close()
    expect(fileName).toBe('checkout-slow-abc12345.debrief.json')
    expect(await run([join(tempFolder, fileName)])).toEqual({ status: 0, out: `${fileName}: valid\n`, errors: [] })
  })

  it('names each file with its findings', async () => {
    const whole = fileOf(meeting())
    const { status, out } = await validate(whole, whole.slice(0, -20), '{}')
    expect(status).toBe(1)
    expect(out).toMatch(
      /^0\.debrief\.json: valid\n1\.debrief\.json: .*is incomplete.*\n2\.debrief\.json: .*another program/,
    )
  })

  it('reports edits by hand, and content that differs from the state', async () => {
    const doc = meeting()
    const other = { ...toMeeting(doc), record: { title: 'Another' } }
    const edited = JSON.parse(fileOf(doc))
    edited.meeting.record.title = 'Edited'
    const { status, out } = await validate(JSON.stringify(edited), fileOf(doc, { meeting: other }))
    expect(status).toBe(1)
    expect(out).toContain('0.debrief.json: "meeting" was edited by hand')
    expect(out).toContain('1.debrief.json: "meeting" doesn’t match "crdt": record differ')
  })

  it('accepts a file again once the app has applied an edit by hand', async () => {
    const folder = await DocumentFolder.open({ folder: tempFolder, codec: documentCodec })
    await folder.create(meeting(), 'abc12345')
    const { fileName, text } = await folder.fileText('abc12345')
    const edited = JSON.parse(text)
    edited.meeting.record.title = 'Checkout down in Europe'
    edited.meeting.stages.timeline.events[0].text = 'The alert fired at last'
    edited.meeting.stages.timeline.events.push({ text: 'The team was paged' })
    await writeFile(join(tempFolder, fileName), JSON.stringify(edited, null, 2))
    expect((await run([join(tempFolder, fileName)])).status).toBe(1)
    await (await folder.attach('abc12345', new Y.Doc())).detach()
    await folder.close()
    const after = 'checkout-down-in-europe-abc12345.debrief.json'
    expect(await run([join(tempFolder, after)])).toEqual({ status: 0, out: `${after}: valid\n`, errors: [] })
    const { stages } = JSON.parse(await readFile(join(tempFolder, after), 'utf8')).meeting
    expect(stages.timeline.events.map((event: { text: string }) => event.text)).toEqual([
      'The alert fired at last',
      'The team was paged',
    ])
  })

  it('reports unreadable records, states that don’t load or are incomplete, and newer documents', async () => {
    const refused = meeting()
    refused.getMap('timeline.events').set('bad', 'no record')
    const later = new Y.Doc()
    const first = meeting()
    const start = Y.encodeStateVector(first)
    addEvent(first, author, { text: 'more' })
    Y.applyUpdate(later, Y.encodeStateAsUpdate(first, start))
    const newer = meeting()
    meetingSections.meta.change(newer, { schema: 99 })
    const { status, out } = await validate(
      fileOf(refused),
      fileOf(meeting(), { crdt: new Uint8Array([110, 111]) }),
      fileOf(later),
      fileOf(newer),
    )
    expect(status).toBe(1)
    const lines = out.trim().split('\n')
    expect(lines[0]).toMatch(/^0\..*a record can’t be read: timeline\.events bad/)
    expect(lines[1]).toMatch(/^1\..*can’t be loaded/)
    expect(lines[2]).toMatch(/^2\..*updates that are missing/)
    expect(lines[3]).toMatch(/^3\..*newer version of Debrief/)
  })

  it('reports a missing file, continues, and exits with status 2', async () => {
    const path = join(tempFolder, 'whole.debrief.json')
    await writeFile(path, fileOf(meeting()))
    const { status, out, errors } = await run([join(tempFolder, 'nowhere.debrief.json'), path])
    expect({ status, out }).toEqual({ status: 2, out: 'whole.debrief.json: valid\n' })
    expect(errors).toEqual([expect.stringContaining('nowhere.debrief.json can’t be read')])
  })
})
