import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { command } from '../../../electron/cli/commands/import'
import { snapshot } from '../../../shared/document'
import { parseFile } from '../../../shared/file'
import { storedReply } from '../../support/replies'

let folder: string
let path: string
let id: string

const run = async (...args: string[]) => {
  const said: string[] = []
  const io = {
    stdout: () => undefined,
    stderr: (line: string) => void said.push(line),
    stdin: async () => new Uint8Array(),
  }
  return { status: await command.run(args, io), said }
}

const openFile = async () => {
  const parsed = parseFile(await readFile(path, 'utf8'))
  if (!parsed.ok) throw new Error(parsed.problem.code)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, parsed.file.crdt)
  return snapshot(doc)
}

const writeReply = async (name: string, value: unknown): Promise<string> => {
  const file = join(folder, name)
  await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value))
  return file
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'debrief-replies-'))
  const docs = join(folder, 'docs')
  const records = await writeReply('records.csv', 'time,event\n2024-03-01T14:20:10Z,Resolved\n')
  await run('--new', docs, records)
  path = join(docs, (await readdir(docs)).find((name) => name.endsWith('.debrief.json')) ?? '')
  id = (await openFile()).meta.id
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const own = (more = {}) => ({ ...storedReply(more), document: { id, title: 'Checkout outage', content: 'v1' } })

test('`debrief import --into` adds a reply to its document, once however often it is given', async () => {
  const reply = await writeReply('mira.debrief-reply.json', own({ signedOffAt: '2026-01-02T10:04:00Z' }))
  expect(await run('--into', path, reply)).toEqual({ status: 0, said: ['Added 1 comment of Mira, and the sign-off.'] })
  expect(await run('--into', path, reply)).toEqual({
    status: 0,
    said: ['Everything that Mira wrote was already there.'],
  })
  const { comments, signOffs } = await openFile()
  expect(comments.map(({ text, createdBy }) => [createdBy, text])).toEqual([['Mira', 'Which replica was it?']])
  expect(Object.values(signOffs).map(({ name }) => name)).toEqual(['Mira'])
})

test('replies and records are added together', async () => {
  const reply = await writeReply('mira.debrief-reply.json', own())
  const records = await writeReply('more.csv', 'time,event\n2024-03-01T15:00:00Z,Partners told\n')
  expect((await run('--into', path, reply, records)).said).toEqual([
    'Added 1 comment of Mira.',
    expect.stringMatching(/^Added to .*: 1 event, /),
  ])
})

test('a reply to another postmortem, one without a document and a broken one are refused, and nothing is added', async () => {
  const before = await readFile(path, 'utf8')
  const other = await writeReply('other.json', storedReply())
  await expect(run('--into', path, other)).rejects.toThrow(
    /about another postmortem, “Checkout outage”\. Nothing was added/,
  )
  await expect(run(other)).rejects.toThrow(/Give --into DOC/)
  await expect(run('--into', path, await writeReply('bad.json', own({ name: '' })))).rejects.toThrow(
    /can’t read the name of its author/,
  )
  const large = await writeReply('large.json', own({ comments: [], name: 'x'.repeat(10_000_000) }))
  await expect(run('--into', path, large)).rejects.toThrow(/larger than 1 MB/)
  expect(await readFile(path, 'utf8')).toBe(before)
})
