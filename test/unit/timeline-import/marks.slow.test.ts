import { describe, expect, it } from 'vitest'
import { ImportError, importInSlices, importTimeline } from '../../../shared/libs/timeline-import'

const error = (run: () => unknown): ImportError => {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof ImportError) return thrown
    throw thrown
  }
  throw new Error('nothing was thrown')
}

describe('an imported event', () => {
  it('is marked if it repeats an earlier one, but not if it is the next alert', () => {
    const { events } = importTimeline(
      '# x 2024-03-01\n\n## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| 14:02 | Checkout error rate above 5 percent |\n| 14:20 | Rolled back to release 412 |\n\n## Timeline (chat, UTC)\n\n```\n[14:02] <bot> Checkout error rate above 5 percent\n[14:03] <ana> Checkout error rate above 5 percent\n[14:21] <ana> all green again\n```\n',
    )
    expect(events.map(({ duplicateOf }) => duplicateOf)).toEqual([undefined, undefined, 0, 0, undefined])
  })

  it('has the kind that a column names, or else the one that its words suggest', () => {
    const { events } = importTimeline(
      'time,event,type\n2024-03-01T10:00Z,alert fires,\n2024-03-01T10:05Z,rolled back,\n2024-03-01T10:06Z,nothing said,decision\n2024-03-01T10:09Z,birds sing,\n',
    )
    expect(events.map(({ kind }) => kind)).toEqual(['detection', 'mitigation', 'decision', undefined])
  })

  it('is missing only with a warning that gives its line', () => {
    const { warnings } = importTimeline(
      '# x 2024-03-01\n\n## Impact\n\n- 10:00 to 10:20 UTC: no logins\n- 10:20 to 10:30 UTC: slow\n\n## Timeline (UTC)\n\n- 10:00 a\n- 10:20 b\n',
    )
    expect(warnings.map(({ line }) => line)).toEqual([5, 6])
  })
})

describe('input that cannot be read', () => {
  it.each([
    ['a picture', new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]), 'not-text'],
    ['unknown JSON', '{"a": 1}', 'unknown-json'],
  ])('%s is refused with one clear error', (_, source, code) =>
    expect(error(() => importTimeline(source)).code).toBe(code),
  )

  it('is refused for a bad option too', () => {
    expect(error(() => importTimeline('x', { format: 'pages' })).code).toBe('unknown-format')
    expect(error(() => importTimeline('x', { date: 'soon' })).code).toBe('bad-option')
  })

  it('gives no events for an empty file', () => expect(importTimeline('').events).toEqual([]))
})

it('importing in slices gives the same result as importing at once', () => {
  const text = `# x 2024-03-01\n\n## Timeline (UTC)\n\n${Array.from({ length: 5000 }, (_, i) => `### ${String(Math.floor(i / 60) % 24).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}\n\nrow ${i}\n`).join('\n')}`
  const steps = importInSlices(text)
  let slices = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) slices += 1
  expect(slices).toBeGreaterThan(20)
  expect(step.value).toEqual(importTimeline(text))
})
