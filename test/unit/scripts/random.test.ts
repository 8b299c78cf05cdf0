import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../../scripts/build.mjs'
import { fc } from '../../support/fast-check'
import { createRandom, seed } from '../../support/random'

/** Where what is random decides nothing: a port that is free, and a megabyte that does not compress. */
const exempt = ['support/host-process.ts', 'e2e/mesh/page/main.ts']

it('everything random in tests is derived from the seed of the run', () => {
  const folder = join(root, 'test')
  const drawing = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs)$/.test(name) && !name.includes('scripts/random.test'))
    .filter((name) => /Math\.random\(|from 'fast-check'/.test(readFileSync(join(folder, name), 'utf8')))
  expect(drawing.sort()).toEqual([...exempt, 'support/fast-check.ts'].sort())
})

it('the same seed gives the same numbers, and DEBRIEF_SEED sets it', () => {
  expect(seed).toBe(Number(process.env.DEBRIEF_SEED))
  expect(Number.isInteger(seed)).toBe(true)
  expect(fc.readConfigureGlobal()?.seed).toBe(seed)
  const [one, same, other] = [createRandom(seed), createRandom(seed), createRandom(seed + 1)]
  const drawn = [one(), one()]
  expect([same(), same()]).toEqual(drawn)
  expect([other(), other()]).not.toEqual(drawn)
})
