import { describe, expect, it } from 'vitest'
import { ImportError, importTimeline } from '../../../shared/libs/timeline-import'
import { growth, LINEAR_GROWTH } from '../../support/growth'

const at = '2024-06-02T19:40:11Z'

describe('the lines of a log', () => {
  it.each([200, 2000])('of %i characters before a time are read in linear time', (width) => {
    const build = (count: number): string => `${'1 a. '.repeat(width / 5)}2024-03-01T14:05:00Z x\n`.repeat(count / 10)
    expect(growth((count) => void importTimeline(build(count)), 10_000)).toBeLessThan(LINEAR_GROWTH)
  })
})

describe('hostile JSON', () => {
  it.each<[string, (size: number) => string]>([
    ['objects in each other', (size) => `${'{"a":'.repeat(size)}1${'}'.repeat(size)}`],
    ['lists in each other', (size) => `${'['.repeat(size)}{"time":1717357211,"text":"it opens"}${']'.repeat(size)}`],
    ['objects that never end', (size) => '{"a":'.repeat(size)],
    ['many fields', (size) => `[{${Array.from({ length: size }, (_, i) => `"f${i}":"word ${i}"`).join()}}]`],
    [
      'many lists',
      (size) =>
        `{${Array.from({ length: size }, (_, i) => `"f${i}":[{"time":${1717357211 + i},"text":"it is ${i}"}]`).join()}}`,
    ],
    [
      'many shapes',
      (size) =>
        JSON.stringify(Array.from({ length: size }, (_, i) => ({ [`time${i}`]: at, [`text${i}`]: 'it opens' }))),
    ],
    ['lines that break off', (size) => '{"time":1717357211,"text":"it opens"}\n{"time":\n'.repeat(size / 2)],
    [
      'lines of shapes',
      (size) => Array.from({ length: size }, (_, i) => `{"ts${i}":1717357211,"msg":"it opens"}`).join('\n'),
    ],
    ['one long text', (size) => JSON.stringify([{ time: at, text: 'word '.repeat(size * 10) }])],
  ])('with %s is read or refused in linear time', (_, build) => {
    const survive = (size: number): void => {
      try {
        importTimeline(build(size))
      } catch (error) {
        if (!(error instanceof ImportError)) throw error
      }
    }
    expect(growth(survive, 20_000)).toBeLessThan(LINEAR_GROWTH)
  })
})
