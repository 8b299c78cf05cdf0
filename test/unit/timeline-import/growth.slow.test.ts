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
      'actions of as many shapes',
      (size) =>
        JSON.stringify({
          root_cause: 'The disk was full.',
          timeline: [{ time: at, text: 'it opens' }],
          action_items: Array.from({ length: size / 8 }, (_, i) => ({ [`do${i}`]: 'Alert on free space' })),
        }),
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

describe('a text', () => {
  it.each<[string, (size: number) => string]>([
    ['of small lists', (size) => 'It went on.\n\n- one\n  - two\n\n'.repeat(size / 5)],
    ['of small lists below headings', (size) => '## It went on\n\n- one\n- two\n\n'.repeat(size / 5)],
    ['with a field of many lines', (size) => `Body: it opens\n${'ab\n'.repeat(size * 10)}`],
    [
      'with a label in each sentence',
      (size) => `# A\n\nImpact: a ${'Duration: an hour Impact: one of ten. '.repeat(size / 8)}`,
    ],
    ['of titles with numbers', (size) => '1. TIMELINE\n2.1 What went well\n3. Next steps\n'.repeat(size / 8)],
    ['of headings in HTML', (size) => `<div>${'<h2>Timeline</h2><p>x</p>'.repeat(size / 8)}</div>`],
    [
      'that says often where it starts to count',
      (size) => `# A\n\n${'T0: 14:05\n'.repeat(size)}\n- T+5m a\n- T+6m b\n`,
    ],
    [
      'with many chats in its appendix',
      (size) =>
        `# A\n\n${'## Alpha\n\nx\n\n'.repeat(size / 8)}## Timeline\n\n- 14:05 a\n\n## Appendix\n\n${'### Timeline\n\nx\n\n'.repeat(size / 8)}`,
    ],
  ])('%s is read in linear time', (_, build) =>
    expect(growth((size) => void importTimeline(build(size)), 16_000)).toBeLessThan(LINEAR_GROWTH),
  )

  it('with many parameters in a line of its calendar, and no value, is read at once', () => {
    const lines = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'DTSTART:20240301T140500Z', 'SUMMARY:Deploy', 'END:VEVENT']
    const { events } = importTimeline([...lines.slice(0, 2), `X${';a=b=c'.repeat(200)}`, ...lines.slice(2)].join('\n'))
    expect(events.map(({ text }) => text)).toEqual(['Deploy'])
  })
})
