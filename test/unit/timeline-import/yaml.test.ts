import { describe, expect, it } from 'vitest'
import { ImportError, importTimeline } from '../../../shared/libs/timeline-import'

const read = (text: string) =>
  importTimeline(text, { fileName: 'events.yaml' }).events.map(({ local, text }) => [local, text])

describe('times in YAML', () => {
  it.each(['', '%YAML 1.1\n---\n', '%YAML 1.2\n---\n'])('are read as they are written below "%s"', (head) =>
    expect(
      read(
        `${head}date: 2024-03-01\ntimeline:\n  - time: 14:05\n    text: it opens\n  - time: 14:15\n    text: it shuts\n`,
      ),
    ).toEqual([
      ['2024-03-01T14:05:00', 'it opens'],
      ['2024-03-01T14:15:00', 'it shuts'],
    ]),
  )

  it('are read beside names that every object has', () =>
    expect(
      read(
        '- time: 2024-03-01 14:05\n  __proto__: {text: a b}\n  constructor: x\n  text: it opens\n- time: .inf\n  text: it shuts\n',
      ),
    ).toEqual([['2024-03-01T14:05:00', 'it opens']]))
})

describe('aliases in YAML', () => {
  it('stand for what they name, unless that is large', () => {
    const rows = Array.from({ length: 300 }, (_, i) => `  - {time: 2031-05-06 09:12:00, text: row ${i}}`).join('\n')
    expect(read(`all: &all\n${rows}\nagain: *all\n`)).toHaveLength(300)
  })

  it('that stand for each other many times over are read in little time', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`)
    expect(read(`a0: &a0 {time: 2031-05-06 09:12, text: it opens}\n${levels.join('\n')}\n`).length).toBeLessThan(50_000)
  })
})

it('a file that is YAML by its name, and too long to be read as such, is refused with a sentence', () => {
  const text = 'a: 1\nb:\n'.concat('  - time: 2031-05-06 09:12\n'.repeat(80_000))
  expect(() => importTimeline(text, { fileName: 'events.yaml' })).toThrow(ImportError)
})
