import { describe, expect, it } from 'vitest'
import { importTimeline } from '../../../shared/libs/timeline-import'

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
