import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/build.mjs'
import { interleave, longestFiles } from '../../support/sequencer'

test('lists are interleaved evenly, each in its own order', () => {
  expect(interleave([['a', 'b'], ['1', '2', '3', '4'], []])).toEqual(['1', 'a', '2', '3', 'b', '4'])
})

test('every file that is listed to start first exists', () => {
  expect(longestFiles.filter((file) => !existsSync(join(root, file)))).toEqual([])
})
