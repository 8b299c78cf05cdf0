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

const put = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

type Ended = { status: number | null; stdout: string; stderr: string }

const debrief = (...args: string[]): Promise<Ended> =>
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

const base = (): Y.Doc => createDocument({ title: 'Checkout outage' }, testAuthor('hostile'))

/** A file with right checksums, whatever its state holds. */
const fileOf = (crdt: Uint8Array, meeting: Record<string, unknown> = toMeeting(base())): string =>
  encodeFile({ id: 'hostile-1', title: 'Checkout outage', savedAt: '2026-03-01T09:00:00.000Z', meeting, crdt })

const stateWith = (write: (doc: Y.Doc) => void): string => {
  const doc = base()
  write(doc)
  return fileOf(Y.encodeStateAsUpdate(doc))
}

const rowWith = (fields: Record<string, unknown>): string =>
  stateWith((doc) =>
    doc
      .getMap('timeline.events')
      .set('evil', new Y.Map(Object.entries({ v: 1, order: 'a1', text: new Y.Text('x'), ...fields }))),
  )

const chained = (depth: number): string =>
  stateWith((doc) => {
    let at = doc.getMap('x')
    for (let level = 0; level < depth; level += 1) at = at.set('k', new Y.Map<unknown>())
  })

const rowsUpdate = (count: number): Uint8Array => {
  const doc = base()
  doc.transact(() => {
    for (let row = 0; row < count; row += 1)
      doc.getMap('timeline.events').set(`row ${row}`, new Y.Map([['order', 'a1']]))
  })
  return Y.encodeStateAsUpdate(doc)
}

const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

const withMeeting = (text: string): string =>
  fileOf(Y.encodeStateAsUpdate(base())).replace('"meeting": {', `"meeting": { "x": ${text},`)

const documents: Record<string, () => string> = {
  'a record of version -Infinity': () => rowWith({ v: Number.NEGATIVE_INFINITY }),
  'a record of version -1e10': () => rowWith({ v: -1e10 }),
  'a record made at 1e300': () => rowWith({ createdAt: 1e300 }),
  'a head made at 1e300': () => stateWith((doc) => doc.getMap('meta').set('createdAt', 1e300)),
  'a model of version 99': () => stateWith((doc) => doc.getMap('meta').set('schema', 99)),
  '3,000 maps within maps': () => chained(3_000),
  'an update whose merge is quadratic': () => fileOf(quadraticUpdate(12_000)),
  'a state that takes minutes to merge': () =>
    fileOf(Y.mergeUpdates([anchorsUpdate(40_000), conflictsUpdate(0, 40_000)])),
  '40,000 events of one day': () => fileOf(rowsUpdate(40_000)),
  'a readable half 50,000 levels deep': () => withMeeting(deep(50_000)),
  'a readable half edited into something else': () => fileOf(Y.encodeStateAsUpdate(base()), { stages: 'none' }),
  'an empty file': () => '',
  'deep JSON': () => deep(200_000),
  'a state that is no update': () => fileOf(new Uint8Array([255, 255, 255, 255, 255, 1, 2, 3])),
  'a file cut in its middle': () => fileOf(Y.encodeStateAsUpdate(base())).slice(0, 900),
}

const commands: Record<string, (path: string) => string[]> = {
  validate: (path) => ['validate', path],
  export: (path) => ['export', path],
  'export as JSON': (path) => ['export', '--format', 'json', path],
  lint: (path) => ['lint', '--json', path],
  import: (path) => ['import', '--json', path],
}

const expectSentence = ({ status, stderr }: Ended): void => {
  expect([0, 1, 2]).toContain(status)
  expect(stderr).not.toMatch(/something went wrong|\n {4}at /)
  expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(1)
}

describe.each(Object.entries(documents))('%s', (name, make) => {
  it('makes every command exit with a status, and an error with one sentence', async () => {
    const path = put(`${name.replaceAll(/\W+/g, '-')}.debrief.json`, make())
    const ended = await Promise.all(Object.values(commands).map((args) => debrief(...args(path))))
    for (const one of ended) expectSentence(one)
  })
})

describe('raw records', () => {
  const list = (levels: number): string =>
    Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- 14:05 a`).join('\n')

  it.each([
    ['48 MB of log', 'big.log', () => '2024-03-01T10:00:00Z something happened here\n'.repeat(1_070_000)],
    ['9 MB of nested lists', 'nested.md', () => `## Timeline\n${`${list(20)}\n`.repeat(20_000)}`],
    ['9 MB of quotations', 'quotes.md', () => '> - 14:05 a\n'.repeat(750_000)],
  ])('%s are read or refused with a sentence', async (_, name, make) => {
    const ended = await debrief('import', put(name, make()))
    expectSentence(ended)
    expect(ended.status).toBe(2)
    expect(ended.stderr).toMatch(/Split it/)
  })

  it('a folder, a missing file and a device are each reported in one sentence', async () => {
    for (const command of ['validate', 'export', 'lint', 'import']) {
      const ended = await debrief(command, folder)
      expectSentence(ended)
      expect(ended.stderr).toContain('it is a folder')
      expect((await debrief(command, join(folder, 'none.md'))).stderr).toContain('there is no such file')
    }
    expect((await debrief('import', '/dev/zero')).stderr).toMatch(/larger than/)
  })
})
