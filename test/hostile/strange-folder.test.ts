import { execFileSync } from 'node:child_process'
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentCodec } from '../../electron/host/app/document-codec'
import { DocumentFolder } from '../../electron/host/store'
import { createDocument } from '../../shared/document'
import { record } from '../../shared/meeting/incident'

const author = (name: string) => ({ name, now: Date.now, newId: () => crypto.randomUUID() })
const shortDelays = { debounceMs: 30, maxDelayMs: 200 }
const id = 'strange01'
const YEAR_MS = 365 * 24 * 3_600_000

let template = ''
let scratch = ''
let opened: DocumentFolder[] = []

const open = async (options: { now?: () => number } = {}): Promise<DocumentFolder> => {
  const folder = await DocumentFolder.open({
    folder: scratch,
    codec: documentCodec,
    saveDelays: shortDelays,
    ...options,
  })
  opened.push(folder)
  return folder
}

const close = async (folder: DocumentFolder): Promise<void> => {
  opened = opened.filter((one) => one !== folder)
  await folder.close()
}

/** Inserts words at the start of a text, and waits until they are in the file. */
const insertAndSave = async (folder: DocumentFolder, words: string): Promise<void> => {
  const doc = new Y.Doc()
  const persisted = await folder.attach(id, doc)
  record.text(doc, 'whatHappened').insert(0, words)
  await persisted.save()
  expect(persisted.error).toBeUndefined()
  await persisted.detach()
}

const read = async (folder: DocumentFolder): Promise<string> => {
  const doc = new Y.Doc()
  const persisted = await folder.attach(id, doc)
  const words = record.text(doc, 'whatHappened').toString()
  await persisted.detach()
  return words
}

const getFileName = async (): Promise<string> =>
  (await readdir(scratch)).find((name) => name.endsWith('.debrief.json')) ?? ''

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'debrief-strange-'))
  scratch = template
  const folder = await open()
  const created = createDocument({ title: 'Outage', facilitator: '', length: 90 }, author('Ann'))
  record.rewrite(created, 'whatHappened', 'The queue stopped at noon.')
  created.getMap('meta').set('id', id)
  await folder.create(created, id)
  await close(folder)
  await rm(join(template, '.debrief', 'library.json'), { force: true })
})

const copyTemplate = async (): Promise<void> => {
  scratch = await mkdtemp(join(tmpdir(), 'debrief-strange-'))
  await cp(template, scratch, { recursive: true })
}

afterEach(async () => {
  for (const folder of opened.splice(0)) await folder.close(200)
  if (scratch !== template) await rm(scratch, { recursive: true, force: true })
})
afterAll(async () => {
  await rm(template, { recursive: true, force: true })
})

describe('an entry in the folder that is not a postmortem', () => {
  const names: Record<string, (path: string) => Promise<unknown> | unknown> = {
    'a symbolic link to itself': (path) => symlink(path, path),
    'a symbolic link through a file': (path) => symlink(join(path, '..', 'x.txt', 'y'), path),
    'a dangling symbolic link': (path) => symlink('/nowhere/at/all', path),
    'a folder': (path) => mkdir(path),
    'a named pipe': (path) => execFileSync('mkfifo', [path]),
    'a symbolic link to a device': (path) => symlink('/dev/zero', path),
    'a file of 3 GB': async (path) => {
      await writeFile(path, '')
      await truncate(path, 3e9)
    },
  }
  test.each(Object.entries(names))(
    '%s is reported, and does not prevent other documents from opening',
    async (_name, make) => {
      await copyTemplate()
      await writeFile(join(scratch, 'x.txt'), '')
      await make(join(scratch, 'a.debrief.json'))
      const folder = await open()
      const { entries, problems } = await folder.list()
      expect(entries.map((entry) => entry.id)).toEqual([id])
      expect(problems.map(({ fileName, code }) => [fileName, code])).toEqual([['a.debrief.json', 'unreadable']])
      await insertAndSave(folder, 'Later: ')
      expect(await read(folder)).toBe('Later: The queue stopped at noon.')
    },
  )
})

describe('a postmortem whose file name is as long as the file system allows', () => {
  const ending = '.debrief.json'
  const stems = { letters: 'x'.repeat(255 - ending.length), 'four bytes each': '🙂'.repeat(60) }
  test.each(Object.entries(stems))('of %s can be moved to the trash and restored', async (_name, stem) => {
    await copyTemplate()
    await rename(join(scratch, await getFileName()), join(scratch, stem + ending))
    const folder = await open()
    await insertAndSave(folder, 'Later: ')
    await folder.remove(id)
    expect((await folder.listTrash()).map((one) => one.id)).toEqual([id])
    await folder.restore(id)
    expect(await read(folder)).toBe('Later: The queue stopped at noon.')
  })

  test('is merged if it is a conflicted copy of a sync program, and so are other conflicted copies', async () => {
    await copyTemplate()
    const own = await getFileName()
    const stem = own.slice(0, -ending.length)
    const createCopyName = (words: string): string => `${stem}.debrief (${words} conflicted copy).json`
    const long = createCopyName('x'.repeat(255 - createCopyName('').length))
    expect(Buffer.byteLength(long)).toBe(255)
    for (const name of [
      long,
      createCopyName('Ann (work)'),
      `old-title.debrief (in Konflikt stehende Kopie von Ann).json`,
    ])
      await cp(join(scratch, own), join(scratch, name))
    const folder = await open()
    expect((await folder.list()).problems).toEqual([])
    expect(folder.notices).toHaveLength(3)
    expect((await readdir(scratch)).filter((name) => name.endsWith('.json'))).toEqual([own])
    for (const { files } of folder.notices) await expect(folder.rawFile(files[0] ?? '')).resolves.toBeInstanceOf(Buffer)
  })
})

describe('a clock that was set years ahead', () => {
  test('does not hide versions or the document that was removed last', async () => {
    await copyTemplate()
    const ahead = await open({ now: () => Date.now() + 30 * YEAR_MS })
    await insertAndSave(ahead, 'Ahead. ')
    const before = (await ahead.fileText(id)).text
    await ahead.remove(id)
    await close(ahead)
    const folder = await open()
    await folder.importFile('again.debrief.json', before)
    await insertAndSave(folder, 'Right. ')
    const versions = await folder.versions(id)
    expect(versions.some(({ keptAt }) => keptAt <= Date.now())).toBe(true)
    await folder.remove(id)
    await folder.restore(id)
    expect(await read(folder)).toBe('Right. Ahead. The queue stopped at noon.')
  })

  test('does not keep the folder locked for years', async () => {
    await copyTemplate()
    const lock = join(scratch, '.debrief', 'lock.json')
    await writeFile(lock, JSON.stringify({ pid: 1, machine: 'another-computer', process: '', address: '' }))
    await mkdir(`${lock}.takeover`)
    const future = new Date(Date.now() + YEAR_MS)
    for (const path of [lock, `${lock}.takeover`]) await utimes(path, future, future)
    expect(await read(await open())).toBe('The queue stopped at noon.')
  })
})

describe('a foreign entry in place of one of the folder’s own files', () => {
  const own = [
    'lock.json',
    'notices.json',
    'hand-edits.json',
    'library.json',
    'journal',
    'versions',
    'bin',
    'set-aside',
  ]
  test.each(own)('%s: the postmortem opens and is saved, and the entry is kept', async (name) => {
    await copyTemplate()
    const path = join(scratch, '.debrief', name)
    await rm(path, { recursive: true, force: true })
    if (name.endsWith('.json')) {
      await mkdir(path)
      await writeFile(join(path, 'inside'), 'kept')
    } else await writeFile(path, 'kept')
    const folder = await open()
    await insertAndSave(folder, 'Later: ')
    expect(await read(folder)).toBe('Later: The queue stopped at noon.')
    expect((await folder.list()).entries.map((entry) => entry.id)).toEqual([id])
  })

  test('a journal that cannot be quarantined is kept, and its document still opens', async () => {
    await copyTemplate()
    const folder = await open()
    const doc = new Y.Doc()
    const persisted = await folder.attach(id, doc)
    record.text(doc, 'whatHappened').insert(0, 'In the journal. ')
    await persisted.flushed()
    const journals = join(scratch, '.debrief', 'journal')
    const [journal = ''] = (await readdir(journals)).filter((name) => name.startsWith(id))
    const bytes = await readFile(join(journals, journal))
    await persisted.detach()
    await close(folder)
    await writeFile(join(journals, journal), Buffer.concat([bytes, bytes.subarray(0, bytes.length - 3)]))
    // A folder of the same name, so that the journal can't be copied to the quarantine.
    await mkdir(join(scratch, '.debrief', 'set-aside', journal), { recursive: true })
    const again = await open()
    expect(await read(again)).toBe('In the journal. The queue stopped at noon.')
    expect(again.notices.map(({ files }) => files)).toEqual([[]])
    await expect(readFile(join(journals, journal))).resolves.toBeInstanceOf(Buffer)
  })
})
