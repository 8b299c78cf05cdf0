import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { DocumentFolder } from '../../../electron/host/documents'
import { describeTiny, tiny, tinyDocument } from './tiny'

let place: string
const opened: DocumentFolder[] = []

const open = async (more: object = {}) => {
  const folder = await DocumentFolder.open({
    folder: place,
    describe: describeTiny,
    rhythm: { quiet: 30, longest: 200 },
    ...more,
  })
  opened.push(folder)
  return folder
}

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'debrief-folder-'))
})

afterEach(async () => {
  for (const folder of opened.splice(0)) await folder.close()
  await rm(place, { recursive: true, force: true })
})

describe('a folder of documents', () => {
  it('writes a new document, lists it, and opens it to the same', async () => {
    const folder = await open()
    await folder.create(tinyDocument('Checkout down', 'first'), 'abc12345')
    const { entries, problems } = await folder.list()
    expect(problems).toEqual([])
    expect(entries).toMatchObject([
      { id: 'abc12345', title: 'Checkout down', fileName: 'checkout-down-abc12345.debrief.json' },
    ])
    const doc = new Y.Doc()
    const attached = await folder.attach('abc12345', doc)
    expect(tiny.notes(doc).toString()).toBe('first')
    tiny.notes(doc).insert(5, ' second')
    expect(attached.state).toBe('saving')
    await attached.flushed()
    expect(attached.state).toBe('saved')
    await attached.detach()
    const text = await readFile(join(place, 'checkout-down-abc12345.debrief.json'), 'utf8')
    expect(JSON.parse(text).meeting.notes).toBe('first second')
    expect(await readdir(join(place, '.debrief', 'journal'))).toEqual([])
  })
})
