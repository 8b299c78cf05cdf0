import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { CommandError } from '../../../electron/cli/command'
import { command } from '../../../electron/cli/commands/lint'

const folder = mkdtempSync(join(tmpdir(), 'debrief-lint-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const run = async (args: string[], stdin = '') => {
  const out: string[] = []
  const io = {
    stdout: (text: string) => void out.push(text),
    stderr: (line: string) => void out.push(line),
    stdin: async () => new TextEncoder().encode(stdin),
  }
  const status = await command.run(args, io)
  return { status, text: out.join('') }
}

const json = async (args: string[], stdin = '') => {
  const { status, text } = await run(['--json', ...args], stdin)
  return { status, found: JSON.parse(text) as Record<string, unknown>[] }
}

describe('debrief lint --json', () => {
  it('reports file, position, kind, words, reason and question of every finding', async () => {
    const path = write('one.md', '# Outage\n\nThen\nthe DBA forgot to rotate the key.\n')
    const { status, found } = await json([path])
    expect(status).toBe(1)
    expect(found).toEqual([
      {
        file: path,
        line: 4,
        column: 1,
        endLine: 4,
        endColumn: 33,
        kind: 'person-at-fault',
        text: 'the DBA forgot to rotate the key',
        reason: expect.stringMatching(/\.$/),
        ask: expect.stringMatching(/\?$/),
        rewrite: 'the key was not rotated',
      },
    ])
  })

  it('is an empty array and status 0 when nothing is found', async () => {
    expect(await json([write('none.md', 'The job failed to start.\n')])).toEqual({ status: 0, found: [] })
    expect(await json([write('empty.txt', '')])).toEqual({ status: 0, found: [] })
  })

  it('reads Markdown as Markdown and text as text', async () => {
    const content = '```\nJohn broke the build\n```\n'
    expect((await json([write('a.md', content)])).found).toEqual([])
    expect((await json([write('a.txt', 'John broke the build\n')])).found).toHaveLength(1)
    expect((await json(['-'], content)).found).toEqual([])
  })

  it('counts lines from 1, with either line end and a byte order mark', async () => {
    const { found } = await json([write('crlf.txt', '\uFEFFFine.\r\n\r\nJohn broke the build.\r\n')])
    expect(found).toMatchObject([{ line: 3, column: 1, endLine: 3, endColumn: 11 }])
  })

  it('reads every line as a separate text with --lines', async () => {
    const content = 'The team met\nfailed to start\nJohn broke it\n'
    const { found } = await json(['--lines', '-'], content)
    expect(found).toMatchObject([{ file: '-', line: 3, column: 1 }])
  })

  it('reads names of people from the file given with --people', async () => {
    const names = write('names.txt', 'Xqwertz Ypsilon\n\n')
    const path = write('names.md', 'Xqwertz forgot the flag.\n')
    expect((await json([path])).found).toEqual([])
    expect((await json(['--people', names, path])).found).toHaveLength(1)
  })

  it('reads several files in order', async () => {
    const paths = [write('b.md', 'John broke it.\n'), write('c.md', 'All well.\n'), write('d.md', 'Be more careful.\n')]
    expect((await json(paths)).found.map(({ file }) => file)).toEqual([paths[0], paths[2]])
  })
})

describe('a Debrief document', () => {
  const meeting = {
    record: {
      title: 'Outage',
      owner: 'Xqwertz failed to tell us',
      whatHappened: 'First "line".\nXqwertz saw the 🔥 and then ignored the alert.',
    },
    roster: [{ id: '1', name: 'Xqwertz' }],
    stages: {
      'five-whys': {
        answers: [
          { id: 'a', parent: null, text: 'John made a mistake' },
          { id: 'b', parent: 'a', text: 'John made another mistake' },
        ],
      },
    },
  }
  const source = `${JSON.stringify({ format: 'debrief-meeting', version: 1, id: 'x', title: 'John broke the build', meeting, crdt: '' }, null, 2)}\n`

  it('is checked field by field, except for whys that were followed up', async () => {
    const { status, found } = await json([write('m.debrief.json', source)])
    expect(status).toBe(1)
    expect(found.map(({ text }) => text)).toEqual(['ignored', 'John made another mistake'])
  })

  it('is reported by position in the file itself', async () => {
    const { found } = await json([write('m.debrief.json', source)])
    const lines = source.split('\n')
    const [first] = found as { line: number; column: number; endColumn: number }[]
    expect(lines[(first?.line ?? 0) - 1]?.slice((first?.column ?? 0) - 1, (first?.endColumn ?? 0) - 1)).toBe('ignored')
  })
})

describe('debrief lint for a terminal', () => {
  it('underlines the words of a finding', async () => {
    const { status, text } = await run([write('r.md', 'Then John broke the build.\n')])
    const lines = text.split('\n')
    expect(status).toBe(1)
    expect(lines[0]).toMatch(/r\.md:1:6 person-at-fault$/)
    expect(lines[2]?.indexOf('^')).toBe(lines[1]?.indexOf('John'))
    expect(lines[2]?.trim()).toBe('^'.repeat('John broke'.length))
    expect(text).toContain('Ask: ')
    expect(text).toContain('1 found.')
  })

  it('shortens long lines and still underlines the words', async () => {
    const { text } = await run([
      write('long.txt', `${'All is well here, '.repeat(40)}and John broke the build. ${'All is well. '.repeat(40)}\n`),
    ])
    const [, shown = '', marks = ''] = text.split('\n')
    expect(shown.length).toBeLessThan(120)
    expect(shown.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('John broke')
  })

  it('says that nothing was found', async () => {
    expect(await run([write('fine.md', 'All is well.\n')])).toEqual({ status: 0, text: 'Nothing found.\n' })
  })
})

describe('a wrong invocation', () => {
  it.each([
    ['no file', [], /name a file/],
    ['an unknown option', ['--jsn', 'x'], /no option "--jsn"/],
    ['a file that is not there', [join(folder, 'nowhere.md')], /can’t be read: there is no such file/],
    ['a folder', [folder], /it is a folder/],
    ['people without a file', ['--people'], /--people needs/],
  ])('%s fails with a message of one line', async (_what, args, message) => {
    const error: unknown = await run(args).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(CommandError)
    expect(String(error)).toMatch(message)
    expect(String(error)).not.toContain('\n')
  })

  it.each([
    ['no JSON', 'x.debrief.json', '{'],
    ['other JSON', 'y.debrief.json', '{"a":1}'],
    ['no text', 'z.txt', 'a\u0000b'],
  ])('%s fails with a message', async (_what, name, content) => {
    await expect(run([write(name, content)])).rejects.toBeInstanceOf(CommandError)
  })
})
