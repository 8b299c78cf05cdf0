import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../scripts/build.mjs'

/** A time that has passed, on the wall or of the processor. */
const ELAPSED = /\b(?:performance|Date)\.now\(\) - |\bcpuUsage\(/

/** The functions of a file that tell how long something took: everything up to the next declaration counts as theirs. */
const stopwatchesIn = (text: string): string[] =>
  text
    .split(/^(?=\s*(?:export )?const \w+ = (?:async )?(?:<[^>]*>)?\()/m)
    .filter((part) => /(?:return|=>)[^\n]*(?:performance|Date)\.now\(\) - |cpuUsage\(/.test(part))
    .flatMap((part) => /const (\w+) = /.exec(part)?.[1] ?? [])

/** The assertions of a test that a time is below a fixed number: each fails on a machine that is slow enough. */
const wallClockBounds = (text: string): string[] => {
  const stopwatches = stopwatchesIn(text)
  const isElapsed = (expression: string): boolean =>
    ELAPSED.test(expression) || stopwatches.some((name) => new RegExp(`\\b${name}\\(`).test(expression))
  const elapsed = [...text.matchAll(/\b(?:const|let) (\w+) = ([^\n]+)/g)]
    .filter(([, , value = '']) => isElapsed(value) && !value.includes('=>'))
    .map(([, name = '']) => name)
  return [...text.matchAll(/expect\(([^\n]+)\)\s*\.toBeLessThan(?:OrEqual)?\([\d_.]+\)/g)]
    .filter(([, value = '']) => isElapsed(value) || elapsed.includes(value))
    .map(([assertion]) => assertion)
}

describe('an assertion on elapsed time', () => {
  it.each([
    'expect(performance.now() - started).toBeLessThan(4_000)',
    'const took = Date.now() - started\nexpect(took).toBeLessThanOrEqual(2000)',
    'const cost = (): number => {\n  return process.cpuUsage(before).user\n}\nconst large = cost()\nexpect(large).toBeLessThan(2000)',
    'const until = async () => {\n  return performance.now() - start\n}\nconst noticed = await until()\nexpect(noticed).toBeLessThan(4_500)',
  ])('is found: %j', (text) => expect(wallClockBounds(text)).toHaveLength(1))

  it.each(['expect(growth(work, 8_000)).toBeLessThan(9)', 'expect(large).toBeLessThan(small * 10)'])(
    'may compare two readings of one process: %s',
    (text) => expect(wallClockBounds(text)).toEqual([]),
  )
})

/** Limits that a test or a wait sets for itself, lower than those that vitest's configuration and `until` have for all. */
const ownTimeouts = (text: string): string[] =>
  [...text.matchAll(/\btimeout: \d[\d_]*|^ {0,4}\}, \d[\d_]{3,}\)$/gm)].map(([limit]) => limit)

describe('a time limit of its own', () => {
  it.each(["test('x', () => {\n  }, 120_000)", 'await waitFor(() => look(), { timeout: 20_000 })'])(
    'is found: %j',
    (text) => expect(ownTimeouts(text)).toHaveLength(1),
  )
})

it('no test asserts on elapsed time or sets its own time limit, since both fail on a slow machine', () => {
  const folder = join(root, 'test')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.startsWith('bench') && !name.includes('wall-clock'),
  )
  expect(files.length).toBeGreaterThan(150)
  const limits = files.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return [...wallClockBounds(text), ...ownTimeouts(text)].map((limit) => `${name}: ${limit}`)
  })
  expect(limits).toEqual([])
})
