import { describe, expect, it } from 'vitest'
import { importTimeline } from '../../../shared/libs/timeline-import'

const at = (line: string, options = {}): string | null | undefined =>
  importTimeline(`# Outage 2024-06-15\n\n## Timeline (UTC)\n\n- ${line}\n`, { ...options }).events[0]?.at

describe('a time as written', () => {
  it.each([
    ['14:05 alert', '2024-06-15T14:05:00.000Z'],
    ['14:05:33 alert', '2024-06-15T14:05:33.000Z'],
    ['14:05:33.250 alert', '2024-06-15T14:05:33.250Z'],
    ['2:05 PM – alert', '2024-06-15T14:05:00.000Z'],
    ['2:05pm: alert', '2024-06-15T14:05:00.000Z'],
    ['2 p.m. alert', '2024-06-15T14:00:00.000Z'],
    ['12:30 AM alert', '2024-06-15T00:30:00.000Z'],
    ['12 noon alert', '2024-06-15T12:00:00.000Z'],
    ['noon: alert', '2024-06-15T12:00:00.000Z'],
    ['1405Z alert', '2024-06-15T14:05:00.000Z'],
    ['14h05 alert', '2024-06-15T14:05:00.000Z'],
    ['14:05 CEST alert', '2024-06-15T12:05:00.000Z'],
    ['14:05 (PDT) alert', '2024-06-15T21:05:00.000Z'],
    ['14:05 +05:30 alert', '2024-06-15T08:35:00.000Z'],
    ['14:05 UTC-3 alert', '2024-06-15T17:05:00.000Z'],
    ['14:05 Europe/Berlin alert', '2024-06-15T12:05:00.000Z'],
    ['14:05 Eastern Time alert', '2024-06-15T18:05:00.000Z'],
    ['June 14, 2024 at 11:00 PM PT: alert', '2024-06-15T06:00:00.000Z'],
    ['14 June 2024 23:00 alert', '2024-06-14T23:00:00.000Z'],
    ['14-Jun-24 23:00 alert', '2024-06-14T23:00:00.000Z'],
    ['Fri Jun 14 23:00:00 2024 +0200 alert', '2024-06-14T21:00:00.000Z'],
    ['**[14:05]** alert', '2024-06-15T14:05:00.000Z'],
    ['`14:05` - alert', '2024-06-15T14:05:00.000Z'],
    ['[14:05](https://chat.example/1) alert', '2024-06-15T14:05:00.000Z'],
  ])('%s is read as %s', (line, expected) => expect(at(line)).toBe(expected))

  it.each(['~14:05 a', 'about 3pm a', '14:05-ish a', 'around 14:05 a', '14:05 (approx) a', '14:xx a', '14:05+ a'])(
    '%s is approximate',
    (line) =>
      expect(importTimeline(`# x 2024-06-15\n\n## Timeline (UTC)\n\n- ${line}`).events[0]?.approximate).toBe(true),
  )

  it.each([
    ['14:05 - 14:20 a', '2024-06-15T14:20:00.000Z'],
    ['23:50 to 00:10 a', '2024-06-16T00:10:00.000Z'],
    ['2:05 – 2:30 PM a', '2024-06-15T14:30:00.000Z'],
    ['7–9 AM a', '2024-06-15T09:00:00.000Z'],
    ['14:05-15:00 CEST a', '2024-06-15T13:00:00.000Z'],
    ['05:30 UTC - 06:00 UTC a', '2024-06-15T06:00:00.000Z'],
    ['09:00 UTC-10:00 UTC a', '2024-06-15T10:00:00.000Z'],
    ['22:00:01–28 a', '2024-06-15T22:00:28.000Z'],
    ['22:00:01–16 Jun 2024 00:10 a', '2024-06-16T00:10:00.000Z'],
    ['22:00–16 Jun 2024 a', undefined],
  ])('%s keeps its end', (line, end) =>
    expect(importTimeline(`# x 2024-06-15\n\n## Timeline (UTC)\n\n- ${line}`).events[0]?.end).toBe(end),
  )
})

describe('the day', () => {
  const run = (rows: string[], head = '# Outage 2024-12-31\n\n## Timeline (UTC)\n\n') =>
    importTimeline(head + rows.map((row) => `- ${row}`).join('\n')).events.map((event) => event.at?.slice(0, 16))

  it('changes at midnight', () =>
    expect(run(['23:50 a', '00:10 b', '06:00 c'])).toEqual([
      '2024-12-31T23:50',
      '2025-01-01T00:10',
      '2025-01-01T06:00',
    ]))

  it('changes back at midnight in a descending list', () =>
    expect(run(['00:20 c', '00:05 b', '23:50 a'])).toEqual([
      '2025-01-01T00:20',
      '2025-01-01T00:05',
      '2024-12-31T23:50',
    ]))

  it('is counted from the day of the file by each row that says how many days later it is', () =>
    expect(run(['23:50 a', '00:05 (+1) b', '00:20 (+1) c'])).toEqual([
      '2024-12-31T23:50',
      '2025-01-01T00:05',
      '2025-01-01T00:20',
    ]))

  it('is not a number on the line after a month', () =>
    expect(
      importTimeline('# Outage\n\n## Timeline (UTC)\n\n- 10:00 stays until March\n- 11:20 over').events[0]?.local,
    ).toBe('T10:00:00'))

  it('may come from the year of the title or the options', () => {
    const text = (title: string) => `# ${title}\n\n## Timeline (UTC)\n\n- Mar 3 10:00 a\n`
    expect(importTimeline(text('Outage 2023')).events[0]?.at).toBe('2023-03-03T10:00:00.000Z')
    expect(importTimeline(text('Outage'))).toMatchObject({ missing: 'year', events: [{ local: '--03-03T10:00:00' }] })
    expect(importTimeline(text('Outage'), { year: 2022 }).events[0]?.at).toBe('2022-03-03T10:00:00.000Z')
  })

  it('stays the same for rows slightly out of order', () =>
    expect(run(['14:05 a', '13:50 b', '14:10 c'])).toEqual([
      '2024-12-31T14:05',
      '2024-12-31T13:50',
      '2024-12-31T14:10',
    ]))

  it('takes its year from the title of the document', () =>
    expect(run(['Dec 31 23:50 a', 'Jan 1 00:10 b'])).toEqual(['2024-12-31T23:50', '2025-01-01T00:10']))

  it('comes from the options or the file name if nothing else gives it', () => {
    const text = '# Outage\n\n## Timeline (UTC)\n\n- 10:00 a\n'
    expect(importTimeline(text).events[0]).toMatchObject({ at: null, local: 'T10:00:00' })
    expect(importTimeline(text, { date: '2024-03-01' }).events[0]?.at).toBe('2024-03-01T10:00:00.000Z')
    expect(importTimeline(text, { fileName: 'x/2024-03-02-outage.md' }).events[0]?.at).toBe('2024-03-02T10:00:00.000Z')
  })

  it('is not the day on which an action is due', () => {
    const text = (title: string): string =>
      `# Outage\n\n## Timeline (UTC)\n\n- 10:00 a\n\n## ${title}\n\n- b by 2024-04-01\n`
    expect(importTimeline(text('Action items')).events[0]).toMatchObject({ at: null, local: 'T10:00:00' })
    expect(importTimeline(text('Impact')).events[0]?.at).toBe('2024-04-01T10:00:00.000Z')
  })

  it('has the order of day and month that another date of the file proves', () => {
    const rows = (second: string) => `time,event\n03/04/2024 10:00 UTC,a\n${second} 10:00 UTC,b\n`
    expect(importTimeline(rows('25/04/2024')).events[0]?.at).toBe('2024-04-03T10:00:00.000Z')
    expect(importTimeline(rows('04/25/2024')).events[0]?.at).toBe('2024-03-04T10:00:00.000Z')
  })
})

describe('a time that counts from a start', () => {
  const text = '# Outage\n\n## Timeline\n\n- T0: a\n- T+5m: b\n- T+1h10m: c\n'

  it('needs the start, and says so', () => {
    const { missing, events, warnings } = importTimeline(text)
    expect(missing).toBe('start')
    expect(events.map(({ at, rawTime }) => [at, rawTime])).toEqual([
      [null, 'T0'],
      [null, 'T+5m'],
      [null, 'T+1h10m'],
    ])
    expect(warnings).toHaveLength(3)
  })

  it('gets its time from the start in the options', () => {
    const { missing, events, warnings } = importTimeline(text, { start: '2024-03-01T23:00Z' })
    expect(missing).toBeUndefined()
    expect(events.map(({ at }) => at?.slice(0, 16))).toEqual([
      '2024-03-01T23:00',
      '2024-03-01T23:05',
      '2024-03-02T00:10',
    ])
    expect(warnings).toEqual([])
  })
})

describe('the zone', () => {
  const firstAt = (sentence: string, title = 'Timeline'): string | null | undefined =>
    importTimeline(`# Outage 2024-07-01\n\n${sentence}\n\n## ${title}\n\n- 10:00 a\n- 11:00 b\n`).events[0]?.at

  it.each([
    ['All times in UTC.', '2024-07-01T10:00:00.000Z'],
    ['(all times are CET)', '2024-07-01T09:00:00.000Z'],
    ['Times are in Pacific time', '2024-07-01T17:00:00.000Z'],
    ['Timezone: Europe/Berlin', '2024-07-01T08:00:00.000Z'],
    ['*All times UTC unless noted*', '2024-07-01T10:00:00.000Z'],
    ['all timestamps are local to New York.', '2024-07-01T14:00:00.000Z'],
    ['Times below are listed in GMT+2', '2024-07-01T08:00:00.000Z'],
    ['PST times', '2024-07-01T18:00:00.000Z'],
  ])('is read from the sentence "%s"', (sentence, expected) => expect(firstAt(sentence)).toBe(expected))

  it.each([
    'At the time, we did not know',
    'It took a long time to CET up',
    'times were hard',
    'no time for UTC jokes, right',
  ])('is not read from "%s"', (sentence) => expect(firstAt(sentence)).toBeNull())

  it('is read from the title of the timeline', () => {
    expect(firstAt('', 'Timeline (PST)')).toBe('2024-07-01T18:00:00.000Z')
    expect(firstAt('', 'Timeline of the outage')).toBeNull()
  })

  it('stays unknown, with a warning, if nothing gives it', () => {
    const { events, warnings } = importTimeline('# 2024-03-01\n\n## Timeline\n\n- 10:00 a\n- 11:00 b\n')
    expect(events[0]).toMatchObject({ at: null, local: '2024-03-01T10:00:00' })
    expect(warnings.some(({ message }) => message.includes('zone'))).toBe(true)
  })

  it('comes from the options only if the file gives none', () => {
    const silent = '# x 2024-07-01\n\n## Timeline\n\n- 10:00 a\n'
    expect(importTimeline(silent, { zone: 'Europe/Berlin' }).events[0]?.at).toBe('2024-07-01T08:00:00.000Z')
    expect(importTimeline(silent.replace('Timeline', 'Timeline (UTC)'), { zone: 'Europe/Berlin' }).events[0]?.at).toBe(
      '2024-07-01T10:00:00.000Z',
    )
    expect(() => importTimeline(silent, { zone: 'Mars/Base' })).toThrow(/not a known time zone/)
  })

  it('is that of most rows for one that has none, with a warning', () => {
    const rows = (...list: string[]) =>
      importTimeline(`# 2024-07-01\n\n## Timeline\n\n${list.map((row) => `- ${row}`).join('\n')}\n`)
    const { events, warnings } = rows('10:00 UTC a', '10:10Z b', '6:20 EDT c', '10:30 +00:00 d', '10:40 e')
    expect(events.at(-1)?.at).toBe('2024-07-01T10:40:00.000Z')
    expect(warnings.some(({ line, message }) => line === 9 && message.includes('UTC is used'))).toBe(true)
    expect(rows('10:00 UTC a', '6:20 EDT c', '10:40 e').events.at(-1)?.at).toBeNull()
  })

  it('gets a warning if its abbreviation is ambiguous', () =>
    expect(
      importTimeline('# x 2024-07-01\n\n## Timeline\n\n- 10:00 IST a').warnings.some(({ message }) =>
        message.includes('India'),
      ),
    ).toBe(true))
})

describe('notes whose lines begin with a clock, though nothing separates it from the words', () => {
  const clocksOf = (text: string): string[] => importTimeline(text).events.map(({ rawTime }) => rawTime)
  const lines = '14:01 disk full\n14:05 disk freed\n14:09 all good'

  it.each([
    ['below a title', `Notes of the incident\n${lines}`],
    ['in a paragraph below another', `Notes of 1 March 2024\n\n${lines}`],
    ['with a line that goes on', '14:01 disk full\n14:05 disk freed\nafter a while\n14:09 all good'],
  ])('are rows %s', (_, text) => expect(clocksOf(text)).toEqual(['14:01', '14:05', '14:09']))

  it('are rows if there are only two', () => expect(clocksOf('14:01 full\n14:05 freed')).toEqual(['14:01', '14:05']))

  it('are no rows where a sentence was wrapped before a clock', () =>
    expect(clocksOf('The deploy began at\n14:05 and then at\n14:09 it failed, which we saw.')).toEqual([]))
})

describe('an instant in wide digits', () => {
  it('is read, and kept as it is written', () => {
    const written = '２０２４-０３-０１T14:05:00Z'
    const { events } = importTimeline(`time,event\n${written},it opens\n2024-03-01T14:06:00Z,it shuts\n`)
    expect([events[0]?.at, events[0]?.rawTime]).toEqual(['2024-03-01T14:05:00.000Z', written])
  })
})
