import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { root } from '../../scripts/build.mjs'
import { createDocument, toMeeting } from '../../shared/document'
import { encodeFile } from '../../shared/file'
import { testAuthor } from '../support/author'
import { anchorsUpdate, conflictsUpdate, quadraticUpdate } from '../support/hostile-updates'

const folder = mkdtempSync(join(tmpdir(), 'debrief-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const writeInput = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

type Result = { status: number | null; stdout: string; stderr: string }

const debrief = (...args: string[]): Promise<Result> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'dist/node/debrief.js'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const out: Buffer[] = []
    const errors: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => out.push(part))
    child.stderr.on('data', (part: Buffer) => errors.push(part))
    child.on('close', (status) =>
      resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(errors).toString() }),
    )
  })

const createPlainDocument = (): Y.Doc => createDocument({ title: 'Checkout outage' }, testAuthor('hostile'))

/** A file with valid checksums, whatever its CRDT state contains. */
const encode = (crdt: Uint8Array, meeting: Record<string, unknown> = toMeeting(createPlainDocument())): string =>
  encodeFile({ id: 'hostile-1', title: 'Checkout outage', savedAt: '2026-03-01T09:00:00.000Z', meeting, crdt })

const encodeState = (write: (doc: Y.Doc) => void): string => {
  const doc = createPlainDocument()
  write(doc)
  return encode(Y.encodeStateAsUpdate(doc))
}

const encodeRow = (fields: Record<string, unknown>): string =>
  encodeState((doc) =>
    doc
      .getMap('timeline.events')
      .set('evil', new Y.Map(Object.entries({ v: 1, order: 'a1', text: new Y.Text('x'), ...fields }))),
  )

const encodeChain = (depth: number): string =>
  encodeState((doc) => {
    let at = doc.getMap('x')
    for (let level = 0; level < depth; level += 1) at = at.set('k', new Y.Map<unknown>())
  })

const createRowsUpdate = (count: number): Uint8Array => {
  const doc = createPlainDocument()
  doc.transact(() => {
    for (let row = 0; row < count; row += 1)
      doc.getMap('timeline.events').set(`row ${row}`, new Y.Map([['order', 'a1']]))
  })
  return Y.encodeStateAsUpdate(doc)
}

const nestArrays = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

const encodeWithMeeting = (text: string): string =>
  encode(Y.encodeStateAsUpdate(createPlainDocument())).replace('"meeting": {', `"meeting": { "x": ${text},`)

const documents: Record<string, () => string> = {
  'a record of version -Infinity': () => encodeRow({ v: Number.NEGATIVE_INFINITY }),
  'a record of version -1e10': () => encodeRow({ v: -1e10 }),
  'a record created at 1e300': () => encodeRow({ createdAt: 1e300 }),
  'a document created at 1e300': () => encodeState((doc) => doc.getMap('meta').set('createdAt', 1e300)),
  'a schema of version 99': () => encodeState((doc) => doc.getMap('meta').set('schema', 99)),
  '3,000 nested maps': () => encodeChain(3_000),
  'an update whose merge is quadratic': () => encode(quadraticUpdate(12_000)),
  'a state that takes minutes to merge': () =>
    encode(Y.mergeUpdates([anchorsUpdate(40_000), conflictsUpdate(0, 40_000)])),
  '40,000 events of one day': () => encode(createRowsUpdate(40_000)),
  'a readable part 50,000 levels deep': () => encodeWithMeeting(nestArrays(50_000)),
  'a readable part edited into something else': () =>
    encode(Y.encodeStateAsUpdate(createPlainDocument()), { stages: 'none' }),
  'an empty file': () => '',
  'deeply nested JSON': () => nestArrays(200_000),
  'a state that is not a Yjs update': () => encode(new Uint8Array([255, 255, 255, 255, 255, 1, 2, 3])),
  'a truncated file': () => encode(Y.encodeStateAsUpdate(createPlainDocument())).slice(0, 900),
}

const commands: Record<string, (path: string) => string[]> = {
  validate: (path) => ['validate', path],
  export: (path) => ['export', path],
  'export as JSON': (path) => ['export', '--format', 'json', path],
  lint: (path) => ['lint', '--json', path],
  import: (path) => ['import', '--json', path],
}

const expectOneSentence = ({ status, stderr }: Result): void => {
  expect([0, 1, 2]).toContain(status)
  expect(stderr).not.toMatch(/something went wrong|\n {4}at /)
  expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(1)
}

describe.each(Object.entries(documents))('%s', (name, make) => {
  it('makes every command exit with a documented status and at most one sentence on standard error', async () => {
    const path = writeInput(`${name.replaceAll(/\W+/g, '-')}.debrief.json`, make())
    const results = await Promise.all(Object.values(commands).map((args) => debrief(...args(path))))
    for (const result of results) expectOneSentence(result)
  })
})

describe('raw incident records', () => {
  const createNestedList = (levels: number): string =>
    Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- 14:05 a`).join('\n')

  it.each([
    ['48 MB of log', 'big.log', () => '2024-03-01T10:00:00Z something happened here\n'.repeat(1_070_000)],
    ['9 MB of nested lists', 'nested.md', () => `## Timeline\n${`${createNestedList(20)}\n`.repeat(20_000)}`],
    ['10 MB of nested quotes', 'quotes.md', () => '> - a thing\n> > 14:05 b\n'.repeat(400_000)],
  ])('%s are rejected with a sentence that says to split them', async (_, name, make) => {
    const result = await debrief('import', writeInput(name, make()))
    expectOneSentence(result)
    expect(result.status).toBe(2)
    expect(result.stderr).toMatch(/Split it/)
  })

  it('a folder, a missing file and a device are each reported in one sentence', async () => {
    for (const command of ['validate', 'export', 'lint', 'import']) {
      // Of a folder, all records are imported.
      if (command !== 'import') {
        const result = await debrief(command, folder)
        expectOneSentence(result)
        expect(result.stderr).toContain('it is a folder')
      }
      expect((await debrief(command, join(folder, 'none.md'))).stderr).toContain('there is no such file')
    }
    expect((await debrief('import', '/dev/zero')).stderr).toMatch(/larger than/)
  })

  it('a reader that has enough ends the command without a complaint', async () => {
    const input = writeInput('long.log', '2024-03-01T10:00:00Z something happened here\n'.repeat(20_000))
    const child = spawn(process.execPath, [join(root, 'dist/node/debrief.js'), 'import', input])
    let errors = ''
    child.stderr.on('data', (part: Buffer) => {
      errors += part.toString()
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect({ status, errors }).toEqual({ status: 0, errors: '' })
  })
})
