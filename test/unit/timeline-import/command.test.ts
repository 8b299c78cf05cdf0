import { chmod, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CommandError } from '../../../electron/cli/command'
import { command } from '../../../electron/cli/commands/import'
import { documentCodec } from '../../../electron/host/app/document-codec'
import { DocumentFolder } from '../../../electron/host/store'
import { parseFile } from '../../../shared/file'
import { record } from '../../../shared/meeting/incident'
import { chosenSections, rowOfTemplate } from '../../../shared/meeting/report'
import { templateNote } from '../../../shared/meeting/template'
import { actions } from '../../../shared/stages/actions/model'
import { lessons } from '../../../shared/stages/closing/model'
import { events } from '../../../shared/stages/timeline/model'

const sample = join(import.meta.dirname, 'fixtures', 'md-table.md')
let tempFolder: string

beforeEach(async () => {
  tempFolder = await mkdtemp(join(tmpdir(), 'debrief-import-'))
})
afterEach(() => rm(tempFolder, { recursive: true, force: true }))

const run = async (args: string[], input = '') => {
  let out = ''
  const said: string[] = []
  const io = {
    stdout: (text: string) => {
      out += text
    },
    stderr: (line: string) => void said.push(line),
    stdin: async () => new TextEncoder().encode(input),
  }
  return { status: await command.run(args, io), out, said }
}

const documentsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.debrief.json')).map((name) => join(folder, name))

const openFile = async (path: string): Promise<Y.Doc> => {
  const parsed = parseFile(await readFile(path, 'utf8'))
  if (!parsed.ok) throw new Error(parsed.problem.code)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, parsed.file.crdt)
  return doc
}

const findOnlyDocument = async (): Promise<string> => {
  const found = await documentsIn(join(tempFolder, 'docs'))
  expect(found).toHaveLength(1)
  return found[0] ?? ''
}

const NOBODY = 65_534

/** Runs something as a user without rights, since root may read every file. */
const withoutRights = async <T>(task: () => Promise<T>): Promise<T> => {
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.seteuid?.(NOBODY)
  try {
    return await task()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

describe('debrief import', () => {
  it('reads files only up to a size in all, and says which were too much', async () => {
    const paths = ['a.log', 'b.log', 'c.log'].map((name) => join(tempFolder, name))
    for (const path of paths) await writeFile(path, '').then(() => truncate(path, 39_000_000))
    const { said } = await run([...paths, sample])
    expect(said).toContain('c.log: This and the files before are too much for one go.')
  })

  it('names what it may not read in a folder, and reads the others', async () => {
    await writeFile(join(tempFolder, 'alerts.csv'), 'time,event\n2024-05-01T14:00:00Z,Alert fired\n')
    await writeFile(join(tempFolder, 'locked.log'), 'secret', { mode: 0 })
    await chmod(tempFolder, 0o755)
    const { said, out } = await withoutRights(() => run([tempFolder]))
    expect(said.join('\n')).toContain('locked.log: This can’t be read.')
    expect(out).toContain('Alert fired')
  })

  it('says what to do if the app has the folder open, but does not answer', async () => {
    const folder = await DocumentFolder.open({ folder: tempFolder, codec: documentCodec })
    await folder.setAddress('http://127.0.0.1:9', 'key')
    await expect(run(['--new', tempFolder, sample])).rejects.toThrow(
      'Debrief has the folder open, but does not answer.',
    )
    await folder.close()
  })

  it('counts the times of a recording from when it began', async () => {
    const call = 'WEBVTT\n\n00:10:00.000 --> 00:10:05.000\nDana: We roll back\n'
    const { out } = await run(['--json', '--zone', 'Europe/Berlin', '--start', '2024-03-01 14:05', '-'], call)
    expect(JSON.parse(out).events[0].at).toBe('2024-03-01T13:15:00.000Z')
    await expect(run(['--start', 'noon', '-'], call)).rejects.toThrow('"noon" is not a start.')
  })

  it.each([
    [['--color', sample], "Unknown option '--color'. See --help."],
    [[sample, '--zone'], "Option '--zone <value>' argument missing. See --help."],
  ])('says in one sentence what is wrong with %j', async (args, message) => {
    await expect(run(args)).rejects.toThrow(new CommandError(message))
  })

  it('prints what it read as JSON', async () => {
    const { status, out } = await run(['--json', sample])
    const expected = JSON.parse(await readFile(`${sample}.expected.json`, 'utf8'))
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject(expected)
  })

  it('reads standard input, with the options', async () => {
    const { out } = await run(
      ['--json', '--zone', 'Europe/Berlin', '--date', '2024-07-01', '--format', 'markdown', '-'],
      '10:00: a\n\n10:05: b\n',
    )
    expect(JSON.parse(out).events.map((event: { at: string }) => event.at)).toEqual([
      '2024-07-01T08:00:00.000Z',
      '2024-07-01T08:05:00.000Z',
    ])
  })

  it('exits with status 1 if nothing was found', async () => {
    expect((await run(['--json', '-'], 'Nothing happened.')).status).toBe(1)
    expect((await run(['-'], '')).status).toBe(1)
  })

  it.each([
    [['--json', '/nowhere/at/all']],
    [[]],
    [['--zone', 'Mars', '-']],
    [['--format', 'pages', '-']],
    [['--what', '-']],
    [['--new', 'a', '--into', 'b', '-']],
    [['--template', 'discipline', '-']],
    [['--new', 'docs', '--template', 'nothing', sample]],
  ])('refuses %j in one line', async (args) => expect(run(args, 'x')).rejects.toBeInstanceOf(CommandError))

  it('creates a document, and adds nothing when the same file is imported again', async () => {
    const folder = join(tempFolder, 'docs')
    expect((await run(['--new', folder, sample])).status).toBe(0)
    const first = await openFile(await findOnlyDocument())
    const again = await run(['--new', folder, sample])
    expect(again.said.join(' ')).toContain('4 events were already there')
    const second = await openFile(await findOnlyDocument())
    for (const doc of [first, second]) {
      expect(
        events
          .read(doc)
          .value.map(({ at, text, rawTime, isApproximate, source }) => [at, text, rawTime, isApproximate, source]),
      ).toEqual([
        [Date.UTC(2024, 2, 1, 14, 2), 'Alert `SearchErrors` fires', '14:02', false, 'md-table.md'],
        [
          Date.UTC(2024, 2, 1, 14, 4),
          'On-call looks at [the dashboard](https://grafana.example/d/1?x=a|b)',
          '14:04',
          false,
          'md-table.md',
        ],
        [Date.UTC(2024, 2, 1, 14, 11), 'Rolled back', '~14:11', true, 'md-table.md'],
        [Date.UTC(2024, 2, 1, 14, 20), '**Resolved** ✅', '14:20', false, 'md-table.md'],
      ])
      expect(record.read(doc).value).toMatchObject({
        title: 'Search outage of 2024-03-01',
        whatHappened: 'Search answered nothing for 18 minutes.',
      })
      expect(lessons.read(doc).value.map(({ kind }) => kind)).toEqual(['well', 'poorly', 'lucky'])
      expect(actions.read(doc).value.map(({ owner, due, ticket }) => [owner, due, ticket])).toEqual([
        ['Ana', '2024-04-01', 'OPS-12'],
        ['@bo', '', '#77'],
      ])
    }
  })

  it('creates a document from a template, those of the folder among them', async () => {
    const folder = join(tempFolder, 'docs')
    await mkdir(folder)
    await writeFile(
      join(folder, 'templates.json'),
      JSON.stringify([{ id: 'team', name: 'Team', sections: ['context'] }]),
    )
    await run(['--new', folder, '--template', 'team', sample])
    const doc = await openFile(await findOnlyDocument())
    expect(templateNote.read(doc).value).toEqual({ id: 'team', version: 1, name: 'Team' })
    expect(chosenSections.read(doc).value.map(({ id }) => id)).toContain(rowOfTemplate('context'))
  })

  it('adds to a document only what is new in it, and nothing that was removed', async () => {
    const folder = join(tempFolder, 'docs')
    await run(['--new', folder, sample])
    const path = await findOnlyDocument()
    const held = await DocumentFolder.open({ folder, codec: documentCodec })
    const parsed = parseFile(await readFile(path, 'utf8'))
    if (!parsed.ok) throw new Error(parsed.problem.code)
    const live = new Y.Doc()
    const persisted = await held.attach(parsed.file.id, live)
    const [gone] = events.read(live).value
    events.remove(live, gone?.id ?? '', { name: 'Ana', now: Date.now, newId: () => 'x' })
    record.rewrite(live, 'whatHappened', 'Our own words.')
    await persisted.save()

    const refused = await run(['--into', path, sample]).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(CommandError)
    await held.setAddress('http://127.0.0.1:4321')
    await expect(run(['--into', path, sample])).rejects.toThrow(/127\.0\.0\.1:4321/)
    await persisted.detach()
    await held.close()

    const more = join(tempFolder, 'more.csv')
    await writeFile(more, 'time,event\n2024-03-01T14:20:10Z,Resolved\n2024-03-01T15:00:00Z,Partners told\n')
    expect((await run(['--into', path, sample])).said.join(' ')).toContain('already has text for summary')
    const told = await run(['--into', path, more])
    expect(told.said.join(' ')).toContain('Line 2 is already there')
    await run(['--into', path, more])
    const doc = await openFile(path)
    expect(events.read(doc).value.map(({ text }) => text)).toEqual([
      'On-call looks at [the dashboard](https://grafana.example/d/1?x=a|b)',
      'Rolled back',
      '**Resolved** ✅',
      'Partners told',
    ])
    expect(record.read(doc).value.whatHappened).toBe('Our own words.')
  })

  it('refuses a file that is not a document', async () => {
    const path = join(tempFolder, 'x.debrief.json')
    await writeFile(path, '{"format": "other"}')
    await expect(run(['--into', path, sample])).rejects.toBeInstanceOf(CommandError)
    expect(await readFile(path, 'utf8')).toBe('{"format": "other"}')
  })
})
