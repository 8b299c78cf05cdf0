import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../../scripts/build.mjs'

/** As many lines may be alike by chance; more are one thing written twice. */
const MAX_LINES_ALIKE = 10

/** Two files that need the same things import the same; each such line is made one of its own, so that none is alike. */
const withoutImports = (name: string, text: string): string =>
  text.replace(/^import\b[\s\S]*?\bfrom '.*'$/gm, (statement, at: number) =>
    statement
      .split('\n')
      .map((_, line) => `${name} ${at} ${line}`)
      .join('\n'),
  )

/** Where a run of more lines than may be alike stands a second time, as `file:line = file:line`. */
const repeatedRuns = (texts: ReadonlyMap<string, string>): string[] => {
  const firstAt = new Map<string, string>()
  const repeated: string[] = []
  for (const [name, text] of texts) {
    const lines = withoutImports(name, text)
      .split('\n')
      .map((line) => line.trim())
    let isInRun = false
    for (let at = 0; at + MAX_LINES_ALIKE < lines.length; at += 1) {
      const run = lines.slice(at, at + MAX_LINES_ALIKE + 1).join('\n')
      const first = firstAt.get(run)
      if (first === undefined) firstAt.set(run, `${name}:${at + 1}`)
      else if (!isInRun) repeated.push(`${name}:${at + 1} = ${first}`)
      isInRun = first !== undefined
    }
  }
  return repeated
}

it('a duplicated run of lines is found once, whatever its indentation', () => {
  const run = Array.from({ length: MAX_LINES_ALIKE + 2 }, (_, line) => `const value${line} = ${line}`)
  const texts = new Map([
    ['a.ts', ['// a', ...run].join('\n')],
    ['b.ts', ['// b', '// c', ...run.map((line) => `  ${line}`)].join('\n')],
    ['c.ts', ['// d', ...run.slice(2)].join('\n')],
  ])
  expect(repeatedRuns(texts)).toEqual(['b.ts:3 = a.ts:2'])
})

it('identical imports do not count as duplicated lines', () => {
  const names = Array.from({ length: MAX_LINES_ALIKE + 2 }, (_, line) => `  value${line},`)
  const text = ['import {', ...names, "} from './values'", 'value0()'].join('\n')
  expect(
    repeatedRuns(
      new Map([
        ['a.ts', text],
        ['b.ts', text],
      ]),
    ),
  ).toEqual([])
})

it('no run of more than ten lines is duplicated in our source', () => {
  const texts = new Map(
    ['electron', 'renderer', 'shared', 'scripts', 'test']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
      )
      .filter((name) => /\.(tsx?|mjs)$/.test(name) && !/[\\/]fixtures[\\/]/.test(name))
      .map((name) => [name, readFileSync(join(root, name), 'utf8')]),
  )
  expect(texts.size).toBeGreaterThan(500)
  expect(repeatedRuns(texts)).toEqual([])
})
