import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { parseFile } from '../../../shared/file'
import { createRandom, seed } from '../../support/random'
import { until, untilAsserted } from '../../support/until'
import { programIn, setUpFolder } from './support'
import { MAX_LOSS_MS, readTypingLog, TURN_MS } from './turns'

/** The same in turns of the typing process's own clock, of which a slow machine loses no more than a fast one. */
const MAX_TURNS = MAX_LOSS_MS / TURN_MS
/** How often the process is killed; `KILLS=100` for the long run. */
const rounds = Number(process.env.KILLS ?? 50)
const random = createRandom(seed)

describe('a host that is killed while somebody types', () => {
  const { current, inside } = setUpFolder()
  const { start } = programIn('./typist.ts')

  /** Every file must be whole at every moment, before anything has been repaired. */
  const checkFiles = async () => {
    const names = (await readdir(current.path)).filter((name) => name.endsWith('.debrief.json'))
    for (const name of names) {
      const parsed = parseFile(await readFile(inside(name), 'utf8'))
      expect(parsed.ok, `${name}: ${parsed.ok || parsed.problem.code}`).toBe(true)
    }
  }

  it(`loses at most ${MAX_LOSS_MS} ms of typing, ${rounds} times over, and its file always opens`, async () => {
    /** Words that must be found, and why. */
    const expected = new Map<string, string>()
    const sizes = { words: 0, lost: 0, oldest: 0, longestWait: 0 }
    let typed: { word: string; age: number }[] = []
    let found: string[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const { child, lines, ended } = start(current.path, String(round))
      // Some are killed while starting, that is, while they repair what the last one left.
      const isEarly = round % 5 === 4 && round < rounds
      if (!isEarly) await untilAsserted(() => expect(lines.some((line) => line.startsWith('found'))).toBe(true))
      const report = lines.find((line) => line.startsWith('found'))
      if (report) {
        const seen: { notes: string; problems: unknown[] } = JSON.parse(report.slice('found '.length))
        expect(seen.problems).toEqual([])
        found = seen.notes.split(' ').filter(Boolean)
        expect(new Set(found).size).toBe(found.length)
        const present = new Set(found)
        expect([...expected].filter(([word]) => !present.has(word))).toEqual([])
        for (const { word, age } of typed) {
          sizes.words += 1
          if (present.has(word)) continue
          sizes.lost += 1
          sizes.oldest = Math.max(sizes.oldest, age)
        }
        typed = []
        for (const word of found) expected.set(word, 'was there after an earlier round')
      }
      if (isEarly) await pause(60 + random() * 120)
      else {
        const end = random() * 2 * MAX_TURNS
        await until(
          () => readTypingLog(lines).turns,
          (turns) => turns >= end,
        )
      }
      child.kill('SIGKILL')
      await ended
      const log = readTypingLog(lines)
      typed = log.typed
      for (const word of log.flushed) expected.set(word, 'was said to be on the disk')
      for (const { word, age } of typed)
        if (age > MAX_TURNS) expected.set(word, `was typed ${age} turns of ${TURN_MS} ms before the end`)
      sizes.longestWait = Math.max(sizes.longestWait, log.longestWait)
      expect(log.longestWait, 'turns that a word waited for a disk that had nothing to do').toBeLessThanOrEqual(
        MAX_TURNS,
      )
      await checkFiles()
    }
    const { words, lost, oldest, longestWait } = sizes
    console.log(`${words} words, ${lost} lost, at most ${oldest} turns old; flushed within ${longestWait} turns`)
    expect(sizes.words).toBeGreaterThan(rounds)
  })
})
