import { describe, expect, it } from 'vitest'
import { importTimeline } from '../../../shared/libs/timeline-import'
import { detectZone, detectZoneInTitle } from '../../../shared/libs/timeline-import/detect-zone'

const nameOf = (sentence: string): string | undefined => {
  const zone = detectZone(sentence)
  return zone && (zone.kind === 'iana' ? zone.id : zone.name)
}

describe('the zone of all times', () => {
  it.each([
    ['All events are documented in [UTC](https://en.example.org/wiki/Coordinated_Universal_Time) time.', 'UTC'],
    ['*All times below* are **given in CET**.', 'CET'],
    ['All times are in <abbr title="Coordinated Universal Time">UTC</abbr>', 'UTC'],
    ['times: local (Berlin)', 'Europe/Berlin'],
    ['Times are PT unless noted.', 'America/Los_Angeles'],
    ['Unless otherwise noted, all timestamps in this report should be read as EDT.', 'EDT'],
    ['Please note that all the times mentioned in this section have been converted to UTC', 'UTC'],
    ['(All timestamps were recorded by our chat tool, which uses UTC.)', 'UTC'],
    ['For consistency, times have been normalised to UTC+2.', 'UTC+2'],
    ['We use UTC for all times.', 'UTC'],
    ['UTC is used for all timestamps in this document.', 'UTC'],
    ['NB: UTC throughout', 'UTC'],
    ['Everything below is in Pacific time.', 'America/Los_Angeles'],
    ['The timeline is in Central European Time (CET).', 'CET'],
    ['Dates/times are in UTC', 'UTC'],
    ['All dates and times: US/Eastern', 'America/New_York'],
    ['Time zone for this document: Europe/Madrid', 'Europe/Madrid'],
    ['All times listed here are local to Amsterdam (UTC+1).', 'UTC+1'],
    ['Timings are approximate, and in GMT', 'GMT'],
    ['All of the following occurred on 2024-03-01, times are UTC', 'UTC'],
    ['Times given as hh:mm in UTC', 'UTC'],
    ['We use UTC.', 'UTC'],
    ['(we use Tokyo time)', 'Asia/Tokyo'],
    ['Every time was converted to EDT', 'EDT'],
    ['HH:MM (PDT)', 'PDT'],
    ['Timeline uses UTC.', 'UTC'],
    ['Times: W. Europe Standard Time', 'Europe/Berlin'],
    ['all entries UTC', 'UTC'],
    ['> **Note**: times in `UTC`', 'UTC'],
  ])('is read from "%s"', (sentence, zone) => expect(nameOf(sentence)).toBe(zone))

  it.each([
    'Response times in EST regions went up.',
    'It failed three times in UTC mode.',
    'All times are local unless marked UTC.',
    'The times are not in UTC.',
    'At 14:05 the times of CET users were wrong',
    'We migrated the clock service for IST customers',
    'The load time of the PT site doubled',
    'Several times we asked the PST team to join',
    'Events for the ET cluster were lost',
    'We use EST as the prefix of queues',
    'We use Singapore, and the others use Sydney',
    'The job runs at all times for ART customers',
  ])('is not read from "%s"', (sentence) => expect(nameOf(sentence)).toBeUndefined())

  it.each([
    ['Timeline – Europe/Berlin', 'Europe/Berlin'],
    ['Time [UTC](https://x.example/utc)', 'UTC'],
    ['When (Eastern)', 'America/New_York'],
    ['Date/Time (PDT)', 'PDT'],
  ])('is read from the title "%s"', (title, expected) => {
    const zone = detectZoneInTitle(title)
    expect(zone?.kind === 'iana' ? zone.id : zone?.name).toBe(expected)
  })
})

const document = (before: string, after = '', head = '') =>
  importTimeline(
    `${head}# Outage\n\n## Timeline\n\n${before}\n\n| Time | Event |\n|--|--|\n| 10:00 | a |\n| 11:00 UTC | b |\n\n${after}\n`,
  ).events.map(({ at, local }) => at ?? local)

describe('what a document says once', () => {
  it('holds before the table and after it, for each row that says nothing else', () => {
    const expected = ['2024-03-01T09:00:00.000Z', '2024-03-01T11:00:00.000Z']
    expect(document('Date: 2024-03-01. All times CET.')).toEqual(expected)
    expect(document('', 'All of this was on 1 March 2024; times are in CET.')).toEqual(expected)
    expect(document('', '', '---\ndate: 2024-03-01\ntimezone: CET\n---\n')).toEqual(expected)
    expect(document('', '', '---\ndate: 2024-03-01\ntime_zone: "UTC+01:00"\n---\n')).toEqual(expected)
  })
})

describe('an abbreviation that several zones share', () => {
  const read = (words: string, zone: string) =>
    importTimeline(
      `# Seats sold twice on 2031-07-04\n\n${words}\n\n## Timeline (${zone})\n\n- 10:12 two have one seat\n`,
    )

  it.each([
    ['The box office in Dublin noticed it.', 'IST', '2031-07-04T09:12:00.000Z'],
    ['Our team in Tel Aviv noticed it.', 'IST', '2031-07-04T07:12:00.000Z'],
    ['The servers stand in Shanghai.', 'CST', '2031-07-04T02:12:00.000Z'],
    ['The offices in Dublin and Pune noticed it.', 'IST', '2031-07-04T04:42:00.000Z'],
    ['Somebody noticed it.', 'IST', '2031-07-04T04:42:00.000Z'],
    ['The offices in Dublin and Tel Aviv noticed it.', 'IST', '2031-07-04T04:42:00.000Z'],
  ])('is that of the place in "%s" (%s)', (words, zone, at) => {
    const { events, warnings } = read(words, zone)
    expect(events.map((event) => event.at)).toEqual([at])
    expect(warnings.some(({ message }) => message.startsWith(`${zone} is read as`))).toBe(true)
  })
})
