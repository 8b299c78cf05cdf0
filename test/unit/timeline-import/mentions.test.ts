import { describe, expect, it } from 'vitest'
import { importTimeline } from '../../../shared/libs/timeline-import'

const suggest = (markdown: string) =>
  importTimeline(markdown).suggestions.map(({ at, local, text, line }) => ({ at: at ?? local, text, line }))

const prose = `# Reservoir pumps stopped

## What happened

On 4 March 2023 at 05:50 UTC the first pump reported a fault. Nobody was on site. The gate was
opened by hand around 06:25 UTC.

> The second pump stopped at 7:02 am UTC, too.

## Impact

- Between 06:00 and 07:30 UTC the level fell by 20 cm
- No town was without water
`

describe('sentences of prose that mention a time', () => {
  it('are suggestions with their instants, words and lines', () =>
    expect(suggest(prose)).toEqual([
      { at: '2023-03-04T05:50:00.000Z', text: 'the first pump reported a fault', line: 5 },
      { at: '2023-03-04T06:25:00.000Z', text: 'The gate was opened by hand', line: 5 },
      { at: '2023-03-04T07:02:00.000Z', text: 'The second pump stopped at 7:02 am UTC, too', line: 8 },
      { at: '2023-03-04T06:00:00.000Z', text: 'the level fell by 20 cm', line: 12 },
    ]))

  it('are no rows; each is a warning with its line and words, and the file says how many there are', () => {
    const { events, warnings } = importTimeline(prose)
    expect(events).toEqual([])
    expect(warnings[0]).toEqual({ line: 0, message: '4 sentences mention a time.' })
    expect(warnings.slice(1).map(({ line, skipped }) => [line, skipped])).toEqual([
      [5, 'On 4 March 2023 at 05:50 UTC the first pump reported a fault.'],
      [5, 'The gate was opened by hand around 06:25 UTC.'],
      [8, 'The second pump stopped at 7:02 am UTC, too.'],
      [12, 'Between 06:00 and 07:30 UTC the level fell by 20 cm'],
    ])
  })

  it('take the date above them', () =>
    expect(
      suggest('# Pump\n\n## 2 May 2021\n\nIt rang at 10:05 UTC.\n\n## 3 May 2021\n\nIt rang at 09:05 UTC.\n'),
    ).toEqual([
      { at: '2021-05-02T10:05:00.000Z', text: 'It rang', line: 5 },
      { at: '2021-05-03T09:05:00.000Z', text: 'It rang', line: 9 },
    ]))

  it('are left out if a row tells their time', () => {
    const { suggestions, warnings } = importTimeline(
      '# A 2024-02-02\n\nIt broke at 10:05 UTC and was mended by 11:40 UTC.\n\n## Timeline (UTC)\n\n- 10:05 It breaks\n- 10:20 Somebody says that it broke at 10:07\n\nAt 10:07 there was no graph.\n',
    )
    expect(suggestions).toEqual([])
    expect(warnings).toEqual([])
  })

  it.each([
    'Version 14.05 came with 12:30:45.7 of changes.',
    'The restore took 02:15:00 hours.',
    'The run is 10:30 faster than before.',
    'The backup runs every night at 02:00 UTC.',
    'A cron job starts at 03:15.',
    'Published 2024-03-01 at 10:00 UTC.',
    '**Last updated:** March 1, 2024 10:00 AM',
    'It listens on db-1:5432 and costs $12:50.',
    'See https://x.example/2024/14:05/log and `14:05:33 ERROR`.',
    'We meet in [the room](https://x.example/?at=14:05).',
    'It was open on 1 March 2024 for 90 minutes.',
    'The ratio was 16:9 and later 4:30:2.',
  ])('are none: %s', (sentence) => expect(suggest(`# A\n\n## Summary\n\n${sentence}\n`)).toEqual([]))

  it('are also what a section of the timeline holds and no row was made of', () => {
    const { warnings } = importTimeline(
      '# A 2024-02-02\n\n## Timeline (UTC)\n\n- 10:05 It breaks\n- 10:20 It works\n\n```\nreplica lag at 12:44 was 30 s\n```\n',
    )
    expect(warnings.map(({ line, skipped }) => [line, skipped])).toContainEqual([9, 'replica lag at 12:44 was 30 s'])
  })
})
