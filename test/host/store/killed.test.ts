import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { parseFile } from '../../../shared/file'
import { createRandom, seed } from '../../support/random'
import { untilAsserted } from '../../support/until'
import { folderOfItsOwn, programIn } from './support'

/** What may be lost of the last typing when the process dies, ms. */
const allowed = 100
const rounds = 100
const random = createRandom(seed)

describe('a host that is killed while somebody types', () => {
  const { current, inside } = folderOfItsOwn()
  const { start } = programIn('./typist.ts')

  /** Every file must be whole at every moment, before anything has been repaired. */
  const checkFiles = async () => {
    const names = (await readdir(current.path)).filter((name) => name.endsWith('.debrief.json'))
    for (const name of names) {
      const parsed = parseFile(await readFile(inside(name), 'utf8'))
      expect(parsed.ok, `${name}: ${parsed.ok || parsed.problem.code}`).toBe(true)
    }
  }

  it(`loses at most ${allowed} ms of typing, ${rounds} times over, and its file always opens`, async () => {
    /** Words that must be there, and why. */
    const expected = new Map<string, string>()
    const sizes = { words: 0, lost: 0, longest: 0 }
    let typed: { word: string; at: number }[] = []
    let killedAt = 0
    let found: string[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const { child, lines, ended } = start(current.path, String(round))
      // Some are killed while they are still starting, that is, while they repair what the last one left.
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
        for (const { word, at } of typed) {
          sizes.words += 1
          if (present.has(word)) continue
          sizes.lost += 1
          sizes.longest = Math.max(sizes.longest, killedAt - at)
        }
        typed = []
        for (const word of found) expected.set(word, 'was there after an earlier round')
      }
      await pause(isEarly ? 60 + random() * 120 : random() * 150)
      killedAt = Date.now()
      child.kill('SIGKILL')
      await ended
      for (const line of lines) {
        const [kind, word = '', at = ''] = line.split(' ')
        if (kind === 'typed') typed.push({ word, at: Number(at) })
        if (kind === 'flushed') expected.set(word, 'was said to be on the disk')
      }
      for (const { word, at } of typed) {
        if (at < killedAt - allowed) expected.set(word, `was typed ${killedAt - at} ms before the end`)
      }
      await checkFiles()
    }
    console.log(`${sizes.words} words, ${sizes.lost} lost, the oldest ${sizes.longest} ms before the end`)
    expect(sizes.words).toBeGreaterThan(rounds)
  })
})
