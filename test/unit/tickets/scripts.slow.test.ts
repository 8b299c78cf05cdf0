import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TicketRow, ticketFormats, writeTickets } from '../../../shared/document/tickets'
import { quoteForShell } from '../../../shared/document/tickets/shell'
import { oneLine, ticketTitle } from '../../../shared/document/tickets/title'
import { fc } from '../../support/fast-check'
import { hostileRows, hostileText, ticketRow } from '../../support/tickets'

let folder = ''
const fileIn = (name: string): string => join(folder, name)

/** Writes down each argument and its input, each ended by a NUL, which none of them can have. */
const recorder = `#!/bin/sh
printf '%s\\0' "$#" "$@" >> "$RECORD"
cat >> "$RECORD"
printf '\\0' >> "$RECORD"
test ! -e "$RECORD.fail"
`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-tickets-'))
  for (const name of ['gh', 'glab']) {
    writeFileSync(fileIn(name), recorder)
    chmodSync(fileIn(name), 0o755)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

type Call = { words: string[]; input: string }

const readCalls = (): Call[] => {
  const path = fileIn('record')
  const fields = existsSync(path) ? readFileSync(path, 'utf8').split('\0') : ['']
  expect(fields.pop()).toBe('')
  const calls: Call[] = []
  while (fields.length > 0) calls.push({ words: fields.splice(0, Number(fields.shift())), input: fields.shift() ?? '' })
  return calls
}

const shells = ['sh', 'bash'].filter((name) => spawnSync(name, ['-c', ':']).status === 0)

const run = (shell: string, script: string, ...options: string[]) => {
  rmSync(fileIn('record'), { force: true })
  writeFileSync(fileIn('script.sh'), script)
  const env = { PATH: `${folder}:${process.env.PATH}`, HOME: folder, RECORD: fileIn('record') }
  const checked = spawnSync(shell, ['-n', fileIn('script.sh')], { env, encoding: 'utf8' })
  expect([checked.status, checked.stderr]).toEqual([0, ''])
  const { status, stdout, stderr } = spawnSync(shell, [fileIn('script.sh'), ...options], {
    env,
    cwd: folder,
    encoding: 'utf8',
  })
  expect([stdout, stderr]).toEqual(['', ''])
  return { status, calls: readCalls() }
}

const write = (id: string, rows: readonly TicketRow[]): string => {
  const format = ticketFormats.find((one) => one.id === id)
  if (!format) throw new Error(`There is no format ${id}.`)
  return writeTickets(format, rows, 0)
}

/** The rows that a tracker gets. */
const written = (rows: readonly TicketRow[]): TicketRow[] =>
  rows.filter(({ action }) => /^(?:open|in-progress)$/.test(action.status) && !action.ticket.trim())

describe.each(shells)('in %s', (shell) => {
  it('a quoted text is one word and comes out byte by byte', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 30 }), (texts) => {
        const words = texts.map((text) => text.replace(/\0|\p{Cs}/gu, ''))
        const { calls } = run(shell, `gh ${words.map(quoteForShell).join(' ')} < /dev/null\n`)
        expect(calls).toEqual([{ words, input: '' }])
      }),
      { numRuns: 15 },
    )
  })

  it('the script for GitHub creates each issue with its title, its body as input, and the options that it was given', () => {
    fc.assert(
      fc.property(hostileRows, (rows) => {
        const { status, calls } = run(shell, write('github-script', rows), '--repo', 'o/r', '--label', 'it\'s "$x"')
        expect(status).toBe(0)
        expect(calls.map(({ words }) => words)).toEqual(
          written(rows).map(({ action }) => [
            'issue',
            'create',
            `--title=${ticketTitle(action.text, 255)}`,
            '--body-file=-',
            ...['--repo', 'o/r', '--label', 'it\'s "$x"'],
          ]),
        )
        // The bodies are those of the table, in which nothing is quoted for a shell.
        const table = Papa.parse<string[]>(write('github-csv', rows)).data.slice(1, -1)
        expect(calls.map(({ input }) => input)).toEqual(table.map(([, body = '']) => body.replace(/^'(?=[-+=@])/, '')))
      }),
      { numRuns: 15 },
    )
  })

  it('the script for GitLab creates each issue with its title, description and date, without asking', () => {
    fc.assert(
      fc.property(hostileRows, (rows) => {
        const { status, calls } = run(shell, write('gitlab-script', rows), '--repo', 'g/p')
        expect(status).toBe(0)
        for (const [at, { action }] of written(rows).entries()) {
          const [issue, create, title, description, ...options] = calls[at]?.words ?? []
          expect([issue, create, title]).toEqual(['issue', 'create', `--title=${ticketTitle(action.text, 254)}`])
          expect(description).toMatch(new RegExp(`^--description=[^]*\\n\\nDebrief action: ${action.id}$`))
          expect(options).toEqual(['--yes', ...(action.due ? [`--due-date=${action.due}`] : []), '--repo', 'g/p'])
        }
        expect(calls).toHaveLength(written(rows).length)
      }),
      { numRuns: 15 },
    )
  })

  it('a text that is longer than a program may be called with arrives, cut only where the tracker wants it', () => {
    const text = `${'漢字 '.repeat(80_000)}end`
    const hub = run(shell, write('github-script', [ticketRow('a', { text })]))
    expect(hub.status).toBe(0)
    expect(hub.calls[0]?.input.length).toBeGreaterThan(65_000)
    expect(oneLine(hub.calls[0]?.input ?? '')).toContain('漢字 漢字')
    const lab = run(shell, write('gitlab-script', [ticketRow('a', { text })]))
    expect(lab.status).toBe(0)
    expect(lab.calls[0]?.words[3]?.length).toBeGreaterThan(25_000)
  })

  it('an issue that can’t be created keeps none of the others from being tried, and the script fails in the end', () => {
    writeFileSync(fileIn('record.fail'), '')
    for (const id of ['github-script', 'gitlab-script']) {
      const { status, calls } = run(shell, write(id, [ticketRow('a'), ticketRow('b')]))
      expect(status).toBe(1)
      expect(calls).toHaveLength(2)
    }
    rmSync(fileIn('record.fail'))
  })

  it('a script without issues runs nothing', () => {
    for (const id of ['github-script', 'gitlab-script'])
      expect(run(shell, write(id, []))).toEqual({ status: 0, calls: [] })
  })
})
