import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CommandError } from '../../../electron/cli/command'
import { command } from '../../../electron/cli/commands/import'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'debrief-sources-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}

const run = async (...args: string[]) => {
  let out = ''
  const said: string[] = []
  const io = {
    stdout: (text: string) => {
      out += text
    },
    stderr: (line: string) => void said.push(line),
    stdin: async () => strToU8('time,event\n2024-05-01T15:00:00Z,From the pipe\n'),
  }
  return { status: await command.run(args, io), out, said }
}

const csv = (text: string) => `time,event\n2024-05-01T14:00:00Z,${text}\n`
const message = (user: string, text: string) => [{ type: 'message', user, ts: '1714521600.000100', text }]
const users = JSON.stringify([{ id: 'U01', name: 'ana', team_id: 'T1', profile: { display_name: 'Ana' } }])

const textsOf = ({ out }: { out: string }): string[][] =>
  JSON.parse(out).sources.map(({ name, events }: { name: string; events: { text: string }[] }) => [
    name,
    ...events.map(({ text }) => text),
  ])

describe('debrief import of several', () => {
  it('lists what it read of files and standard input, by source', async () => {
    const result = await run('--json', await write('a.csv', csv('first')), await write('b.csv', csv('second')), '-')
    expect(result.status).toBe(0)
    expect(textsOf(result)).toEqual([
      ['a.csv', 'first'],
      ['b.csv', 'second'],
      ['standard input', 'From the pipe'],
    ])
  })

  it('reads a folder with what is below it, and says what it left out', async () => {
    await write('records/app/a.csv', csv('first'))
    await write('records/graph.png', 'x')
    await write('records/.git/config', '[core]')
    await symlink(folder, join(folder, 'records', 'loop'))
    const result = await run('--json', join(folder, 'records'))
    expect(textsOf(result)).toEqual([['records/app/a.csv', 'first']])
    expect(result.said).toEqual([
      'records/graph.png: This is a picture. Times are only read from text.',
      'records/.git: This is a hidden folder.',
      'records/loop: This is not a file, but a link or the like.',
    ])
  })

  it('reads a zip, also with a single file in it', async () => {
    const path = await write('export.zip', zipSync({ 'in/a.csv': strToU8(csv('packed')) }))
    expect(textsOf(await run('--json', path))).toEqual([['export.zip/in/a.csv', 'packed']])
  })

  it('reads one day of a channel in the form of one file, with the names from the folder above', async () => {
    await write('export/users.json', users)
    const day = await write('export/general/2024-05-01.json', JSON.stringify(message('U01', 'thanks <@U01>')))
    const { out } = await run('--json', day)
    expect(JSON.parse(out).events).toEqual([expect.objectContaining({ who: 'Ana', text: 'thanks @Ana' })])
  })

  it('goes on after a file that cannot be read, and ends with an error if none can', async () => {
    const bad = await write('bad.json', '{"some": "json"}')
    const result = await run('--json', bad, await write('a.csv', csv('first')))
    expect(result.status).toBe(0)
    expect(textsOf(result)).toEqual([['a.csv', 'first']])
    expect(result.said).toEqual([expect.stringMatching(/^bad\.json: ./)])
    await expect(run('--json', bad, bad)).rejects.toBeInstanceOf(CommandError)
    await expect(run('--json', join(folder, 'missing'), bad)).rejects.toThrow(/there is no such file/)
  })

  it('brings several into one document in order of time, without names and bots unless they are wanted', async () => {
    const day = [...message('U01', 'down'), { ...message('B01', 'deployed')[0], bot_id: 'B01', ts: '1714521500.0001' }]
    const export1 = await write(
      'slack.zip',
      zipSync({ 'users.json': strToU8(users), 'general/2024-05-01.json': strToU8(JSON.stringify(day)) }),
    )
    const table = await write('a.csv', csv('first'))
    const docs = join(folder, 'docs')
    const rows = async (...flags: string[]) => {
      await rm(docs, { recursive: true, force: true })
      const { said } = await run('--new', docs, ...flags, table, export1)
      const again = await run('--new', docs, ...flags, table, export1)
      expect(again.said[1]).toMatch(/^Added to .*: 0 events, 0 lessons, 0 actions\.$/)
      return said
    }
    expect(await rows()).toEqual([
      expect.stringContaining('users.json'),
      expect.stringMatching(/: 2 events/),
      'Left out what bots wrote: 1. Add it with --bots.',
    ])
    expect(await rows('--bots', '--names')).toEqual([
      expect.stringContaining('users.json'),
      expect.stringMatching(/: 3 events/),
    ])
  })
})
