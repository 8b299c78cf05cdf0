import { describe, expect, it } from 'vitest'
import { importTimeline } from '../../../shared/libs/timeline-import'

const read = (...lines: string[]) => importTimeline(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines].join('\n'))

describe('an entry of a calendar', () => {
  it('that a cut file does not end is a row', () => {
    const { format, events } = read('DTSTART:20240301T140500Z', 'SUMMARY:Deploy')
    expect([format, events.map(({ at, text }) => [at, text])]).toEqual([
      'calendar',
      [['2024-03-01T14:05:00.000Z', 'Deploy']],
    ])
  })

  it.each(['20240231T140500Z', '99991231T235959Z', '20240301T146060Z', ''])(
    'at %s says that its time is not read',
    (start) => {
      const { events, warnings } = read(`DTSTART:${start}`, 'SUMMARY:Deploy', 'END:VEVENT')
      expect(events).toEqual([])
      expect(warnings).toEqual([
        { line: 2, message: 'This entry of the calendar has no readable time.', skipped: 'Deploy' },
      ])
    },
  )
})
