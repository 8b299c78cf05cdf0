import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeHTML } from 'entities'
import { describe, expect, it, test } from 'vitest'
import * as Y from 'yjs'
import { CommandError } from '../../../electron/cli/command'
import { command } from '../../../electron/cli/commands/export'
import { documentTitle, meta, snapshot, toMeeting } from '../../../shared/document'
import { exportFileName, exportFormats } from '../../../shared/document/exports'
import { encodeFile } from '../../../shared/file'
import { addAction } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { gitlab } from '../../support/gitlab-2017'
import { createGitlabDocument } from '../../support/gitlab-document'

const doc = createGitlabDocument(testAuthor())
// The others have tickets, which no tracker gets a second time.
addAction(doc, testAuthor(), { text: 'Ask each team for its own restore test', due: '2017-03-01' })
const file = encodeFile({
  id: meta.read(doc).value.id,
  title: documentTitle(doc),
  savedAt: new Date(0).toISOString(),
  meeting: toMeeting(doc),
  crdt: Y.encodeStateAsUpdate(doc),
})

const errors: string[] = []

const printed = async (...args: string[]): Promise<string> => {
  let out = ''
  errors.length = 0
  const status = await command.run([...args, '-'], {
    stdout: (text) => {
      out += text
    },
    stderr: (line) => errors.push(line),
    stdin: async () => new TextEncoder().encode(file),
  })
  expect(status).toBe(0)
  return out
}

describe.each(exportFormats)('the export format $id', (format) => {
  it('is a text file that ends with a line break, and contains the document unless it is a part of it', () => {
    const text = format.render({ snapshot: snapshot(doc), content: () => toMeeting(doc), now: 0 })
    expect(text.endsWith('\n')).toBe(true)
    if ((format.group !== 'report' && format.group !== 'data') || format.id === 'one-page') return
    // Compared without what a format escapes.
    const plain = (format.mediaType === 'text/html' || format.isPrinted ? decodeHTML(text) : text).replace(
      /\\(.)/g,
      '$1',
    )
    for (const { text: written } of [...gitlab.events, ...gitlab.lessons])
      expect(plain).toContain(
        format.id === 'json' ? JSON.stringify(written).slice(1, -1).replace(/\\(.)/g, '$1') : written,
      )
  })

  it('has its own name, an extension, a media type and a description', () => {
    expect(exportFormats.filter(({ id, label }) => id === format.id || label === format.label)).toHaveLength(1)
    expect(format.extension).toMatch(/^\.[a-z]+$/)
    expect(format.mediaType).toMatch(/^[a-z]+\/[a-z.+-]+$/)
    expect(format.description).toMatch(/^[A-Z].*\.$/)
  })

  it('has a file name of its own, so that one format does not replace another in a folder', () => {
    const nameOf = ({ extension, part }: (typeof exportFormats)[number]): string =>
      exportFileName('\u{20BB7}'.repeat(200), extension, part)
    expect(exportFormats.filter((one) => nameOf(one) === nameOf(format))).toEqual([format])
    expect(Buffer.byteLength(nameOf(format))).toBeLessThanOrEqual(255)
  })

  it('is what `debrief export --format` prints under its id', async () => {
    expect(command.usage).toContain(format.id)
    // Its bytes need a browser; without one to write them to, they are refused.
    if (format.isPrinted) return expect(printed('--format', format.id)).rejects.toThrow(/--out/)
    const text = await printed('--format', format.id)
    // A long line of a calendar goes on in the next one.
    if (format.group !== 'table') expect(text.replaceAll('\r\n ', '')).toContain(documentTitle(doc))
  })
})

test('debrief export prints the first format unless another is requested', async () => {
  expect(await printed()).toMatch(/^# /)
})

test('debrief export --public prints stand-ins, says on standard error what they replaced, and keeps what is to be kept', async () => {
  const [, person] = gitlab.roster
  const { services } = gitlab.record
  expect(await printed('--format', 'json')).toContain(person.name)
  expect(errors).toEqual([])
  const text = await printed('--format', 'json', '--public', '--keep', services[0].toUpperCase(), '--keep', 'Nobody’s')
  expect(text).not.toContain(person.name)
  expect(text).toContain(services[0])
  expect(errors).toContainEqual(expect.stringMatching(/^People: \d+ replaced$/))
  expect(errors).toContainEqual(
    expect.stringMatching(new RegExp(`^ {2}${person.name} -> Engineer [A-Z] \\(\\d+ times\\)$`)),
  )
  expect(errors.join('\n')).not.toContain(`  ${services[0]} ->`)
  expect(errors.at(-1)).toContain('“Nobody’s”')
  await expect(printed('--keep', 'x')).rejects.toThrow(CommandError)
  await expect(printed('--public', '--keep')).rejects.toThrow(CommandError)
})

test('debrief export --out writes the file and prints nothing, but never over the document itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-out-'))
  const [path, out] = [join(folder, 'one.debrief.json'), join(folder, 'one.md')]
  writeFileSync(path, file)
  const print = (...args: string[]): Promise<number> =>
    command.run([...args, path], {
      stdout: (text) => void errors.push(text),
      stderr: () => undefined,
      stdin: async () => new Uint8Array(),
    })
  errors.length = 0
  expect(await print('--out', out)).toBe(0)
  expect(readFileSync(out, 'utf8')).toMatch(/^# /)
  await expect(print('--out', path)).rejects.toThrow(/document itself/)
  await expect(print('--out', join(folder, 'none/one.md'))).rejects.toThrow(CommandError)
  await expect(print('--paper', 'A3')).rejects.toThrow(/A4 or Letter/)
  expect(readFileSync(path, 'utf8')).toBe(file)
  expect(errors).toEqual([])
  rmSync(folder, { recursive: true })
})

test('debrief export lists the available formats when an unknown one is requested', async () => {
  const failure = await command
    .run(['--format', 'docx', '-'], {
      stdout: () => undefined,
      stderr: () => undefined,
      stdin: async () => new Uint8Array(),
    })
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(CommandError)
  for (const { id } of exportFormats) expect(String(failure)).toContain(id)
})

test('the help of debrief export describes each format', () => {
  for (const { id, description } of exportFormats) expect(command.usage).toMatch(new RegExp(`${id} +${description}`))
  for (const { label } of exportFormats) expect(command.summary).toContain(label)
})

test('the file name of an export keeps letters of every script and drops characters that file systems forbid', () => {
  expect(exportFileName('Störung: DB/2 «ausgefallen»', '.md')).toBe('Störung  DB 2  ausgefallen.md')
  expect(exportFileName('सेवा बंद', '.md')).toBe('सेवा बंद.md')
  expect(exportFileName('///', '.md')).toBe('postmortem.md')
})

test('the file name of an export is not hidden, is never cut within a character, and fits every file system', () => {
  expect(exportFileName('...env.', '.md')).toBe('env.md')
  const name = exportFileName('\u{20BB7}'.repeat(200), '.md')
  expect(() => encodeURIComponent(name)).not.toThrow()
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
})
