import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  convertDocument,
  type ImportedEvent,
  importTimeline,
  retime,
  retimeAll,
  type TimeCorrection,
} from '../../../shared/libs/timeline-import'

const event = (times: Partial<ImportedEvent>): ImportedEvent => ({
  at: null,
  approximate: false,
  rawTime: '',
  text: 'The pump stops',
  line: 1,
  source: 'csv',
  ...times,
})
const timesOf = ({ at, local, wall, zone, end }: ImportedEvent) => ({ at, local, wall, zone, end })
const readRows = (rows: string[], title = 'Timeline', head = '# Outage 2024-07-01'): ImportedEvent[] =>
  importTimeline(`${head}\n\n## ${title}\n\n${rows.map((row) => `- ${row}`).join('\n')}\n`).events

describe('an event with a corrected zone', () => {
  it('becomes an instant if it was local', () =>
    expect(timesOf(retime(event({ local: '2024-07-01T10:00:00' }), { zone: 'Europe/Berlin' }))).toEqual({
      at: '2024-07-01T08:00:00.000Z',
      wall: '2024-07-01T10:00:00',
      zone: 'Europe/Berlin',
    }))

  it('keeps its wall clock if it was read in another zone', () => {
    const read = event({ at: '2024-07-01T10:00:00.000Z', wall: '2024-07-01T10:00:00', zone: 'UTC' })
    expect(retime(read, { zone: 'PT' }).at).toBe('2024-07-01T17:00:00.000Z')
    expect(retime(retime(read, { zone: 'PT' }), { zone: 'UTC' })).toEqual(read)
  })

  it('stays if the file gives its instant', () => {
    const read = event({ at: '2024-07-01T10:00:00.000Z', end: '2024-07-01T11:00:00.000Z' })
    expect(retime(read, { zone: 'Asia/Tokyo', date: '2020-01-01', year: 2021 })).toEqual(read)
  })

  it('stays without a date if it has none', () =>
    expect(timesOf(retime(event({ local: 'T10:00:00' }), { zone: 'CET' }))).toEqual({
      at: null,
      local: 'T10:00:00',
      zone: 'CET',
    }))

  it('follows daylight saving time as an import does', () => {
    const skipped = retime(event({ local: '2024-03-31T02:30:00' }), { zone: 'Europe/Berlin' })
    expect(skipped.at).toBe('2024-03-31T01:30:00.000Z')
    const repeated = ['01:50', '02:40', '02:10', '03:05'].map((clock) => event({ local: `2024-10-27T${clock}:00` }))
    expect(retimeAll(repeated, { zone: 'Europe/Berlin' }).map(({ at }) => at?.slice(11, 16))).toEqual([
      '23:50',
      '00:40',
      '01:10',
      '02:05',
    ])
  })

  it('moves both ends of a range', () => {
    const [read] = readRows(['23:50 – 00:20 the pump stops'], 'Timeline (UTC)')
    if (!read) throw new Error('The row was not read.')
    expect(timesOf(retime(read, { zone: 'America/New_York' }))).toEqual({
      at: '2024-07-02T03:50:00.000Z',
      end: '2024-07-02T04:20:00.000Z',
      wall: '2024-07-01T23:50:00',
      zone: 'America/New_York',
    })
    expect(retime(event({ local: '2024-07-01T23:50:00', end: '2024-07-02T00:20:00' }), { zone: 'UTC' }).end).toBe(
      '2024-07-02T00:20:00.000Z',
    )
  })

  it('stays approximate, and keeps all that is not a time', () => {
    const read = event({ local: '2024-07-01T10:00:00', approximate: true, who: 'Ops', kind: 'action', duplicateOf: 3 })
    expect(retime(read, { zone: 'UTC' })).toMatchObject({
      approximate: true,
      who: 'Ops',
      kind: 'action',
      duplicateOf: 3,
    })
  })
})

describe('an event with a corrected date', () => {
  it('gets the date if it had only a clock, and keeps its zone', () => {
    const [read] = importTimeline('# Outage\n\n## Timeline (CEST)\n\n- 10:00 a\n').events
    if (!read) throw new Error('The row was not read.')
    expect(read.at).toBeNull()
    expect(retime(read, { date: '2024-07-01' })).toMatchObject({ at: '2024-07-01T08:00:00.000Z', zone: 'CEST' })
  })

  it('moves with its end by whole days, also across a change of the clocks', () => {
    const read = event({
      at: '2024-03-29T22:50:00.000Z',
      wall: '2024-03-29T23:50:00',
      zone: 'Europe/Berlin',
      end: '2024-03-29T23:20:00.000Z',
    })
    expect(timesOf(retime(read, { date: '2024-04-05' }))).toEqual({
      at: '2024-04-05T21:50:00.000Z',
      end: '2024-04-05T22:20:00.000Z',
      wall: '2024-04-05T23:50:00',
      zone: 'Europe/Berlin',
    })
  })

  it('takes the others along: midnight stays between the same rows', () => {
    const dated = readRows(['23:50 a', '00:10 b', '06:00 c'], 'Timeline (UTC)')
    expect(retimeAll(dated, { date: '2024-02-28' }).map(({ at }) => at?.slice(0, 16))).toEqual([
      '2024-02-28T23:50',
      '2024-02-29T00:10',
      '2024-02-29T06:00',
    ])
    const undated = readRows(['23:50 a', '00:10 b', '06:00 c'], 'Timeline', '# Outage')
    expect(retimeAll(undated, { date: '2024-02-28', zone: 'UTC' })).toEqual(retimeAll(dated, { date: '2024-02-28' }))
  })

  it('is read day by day from one that has a day and a month', () => {
    const read = readRows(['Dec 31 23:50 a', 'Jan 1 00:10 b'], 'Timeline (UTC)', '# Outage')
    expect(read.map(({ local }) => local)).toEqual(['--12-31T23:50:00', '--01-01T00:10:00'])
    expect(retimeAll(read, { date: '2023-12-30' }).map(({ at }) => at?.slice(0, 10))).toEqual([
      '2023-12-30',
      '2023-12-31',
    ])
  })
})

describe('an event with a corrected year', () => {
  it('gets it if it had none, and the next one past New Year', () => {
    const read = readRows(['Dec 31 23:50 a', 'Jan 1 00:10 b'], 'Timeline', '# Outage')
    expect(retimeAll(read, { year: 2023 }).map(({ local }) => local)).toEqual([
      '2023-12-31T23:50:00',
      '2024-01-01T00:10:00',
    ])
    expect(retimeAll(read, { year: 2023, zone: 'UTC' })[1]?.at).toBe('2024-01-01T00:10:00.000Z')
  })

  it('keeps its month and day in place of a wrong one', () =>
    expect(retime(event({ local: '2042-03-01T10:00:00' }), { year: 2024 }).local).toBe('2024-03-01T10:00:00'))

  it('stays on the 29th of February if the year has none', () =>
    expect(retime(event({ local: '2024-02-29T10:00:00' }), { year: 2023 }).local).toBe('2024-02-29T10:00:00'))
})

describe('an event that counts from a start', () => {
  const offset = event({ rawTime: '00:01:30.500' })

  it('gets its time from the start of the recording', () => {
    expect(retime(offset, { start: '2024-03-01T14:00' }).local).toBe('2024-03-01T14:01:30.500')
    expect(retime(offset, { start: '2024-03-01T14:00Z' }).at).toBe('2024-03-01T14:01:30.500Z')
    expect(retime(offset, { start: '2024-03-01 14:00', zone: 'CET' }).at).toBe('2024-03-01T13:01:30.500Z')
    expect(retime(event({ rawTime: 'T+5' }), { start: '2024-03-01T23:58' }).local).toBe('2024-03-02T00:03:00')
  })

  it('stays without a time for other words', () =>
    expect(retime(event({ rawTime: 'soon' }), { start: '2024-03-01T14:00' })).toEqual(event({ rawTime: 'soon' })))
})

it.each<[TimeCorrection]>([[{ zone: 'Mars/Base' }], [{ date: 'soon' }], [{ year: 24 }], [{ start: 'noon' }]])(
  'the correction %j is refused with a sentence',
  (correction) => expect(() => retime(event({}), correction)).toThrow(/ is not /),
)

const folder = join(import.meta.dirname, 'fixtures')

it('all rows of every file stay the same with the zone that was read', async () => {
  for (const name of readdirSync(folder).filter((file) => !file.endsWith('.expected.json'))) {
    const source = await convertDocument(new Uint8Array(readFileSync(join(folder, name))))
    const { events } = importTimeline(source, { fileName: name })
    const zones = new Set(events.flatMap(({ zone }) => (zone === undefined ? [] : [zone])))
    if (zones.size > 1) continue
    for (const zone of zones) expect(retimeAll(events, { zone }), name).toEqual(events.map((read) => ({ ...read })))
  }
})
