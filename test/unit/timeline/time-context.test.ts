import { describe, expect, it } from 'vitest'
import { contextAfter, contextForChange, createTimeContext } from '../../../shared/meeting/capture/time-context'
import { readTypedLine, readTypedTime } from '../../../shared/meeting/capture/typed-time'
import { describeTime } from '../../../shared/meeting/local-time'
import { fc } from '../../support/fast-check'

const at = (iso: string): number => Date.parse(iso)
const unknown = { entryZone: 'UTC', startedAt: null, detectedAt: null, mitigatedAt: null, resolvedAt: null }
const gitlab = {
  ...unknown,
  startedAt: at('2017-01-31T17:20Z'),
  detectedAt: at('2017-01-31T19:00Z'),
  resolvedAt: at('2017-02-01T18:00Z'),
}
const now = at('2026-03-10T10:00Z')
const day = (line: string, context: ReturnType<typeof createTimeContext>): string =>
  new Date(readTypedLine(line, context).time?.at ?? Number.NaN).toISOString().slice(0, 16)

describe('the first time that is typed', () => {
  const context = createTimeContext({ record: gitlab, now })
  it.each([
    ['23:27 removed', '2017-01-31T23:27'],
    ['17:20 snapshot', '2017-01-31T17:20'],
    ['00:30 snapshots are off', '2017-02-01T00:30'],
    ['1 Feb 17:00 restored', '2017-02-01T17:00'],
    ['2017-02-01 18:00 – available', '2017-02-01T18:00'],
    ['16:50 load goes up', '2017-02-01T16:50'],
  ])('in “%s” is within the incident', (line, expected) => expect(day(line, context)).toBe(expected))

  it('is shortly before the incident if that is nearer than its end', () => {
    const short = createTimeContext({ record: { ...gitlab, resolvedAt: at('2017-01-31T20:00Z') }, now })
    expect(day('16:50 deploy', short)).toBe('2017-01-31T16:50')
    expect(day('20:30 mail sent', short)).toBe('2017-01-31T20:30')
    const isOngoing = createTimeContext({ record: { ...unknown, startedAt: gitlab.startedAt }, now })
    expect(day('16:50 deploy', isOngoing)).toBe('2017-01-31T16:50')
    expect(day('02:00 still down', isOngoing)).toBe('2017-02-01T02:00')
  })

  it('is at the beginning of a long incident if it is only minutes before that', () => {
    const long = { ...unknown, startedAt: at('2018-10-21T22:52Z'), resolvedAt: at('2018-10-22T23:03Z') }
    expect(day('22:50 maintenance', createTimeContext({ record: long, now }))).toBe('2018-10-21T22:50')
  })

  it('is near the rows of the timeline if the incident has no times yet', () => {
    const rows = [at('2018-10-21T22:54Z'), at('2018-10-22T06:51Z')]
    expect(day('22:52 connectivity lost', createTimeContext({ record: unknown, rows, now }))).toBe('2018-10-21T22:52')
  })

  it('is before the end of the incident if only the end is known', () => {
    const record = { ...unknown, resolvedAt: at('2018-10-22T03:00Z') }
    expect(day('22:52 connectivity lost', createTimeContext({ record, now }))).toBe('2018-10-21T22:52')
  })

  it('is on the day that the document gives, in its zone, while no time of the incident is known', () => {
    const record = { ...unknown, day: '2018-10-21' }
    for (const clock of ['00:05', '12:00', '23:55'])
      expect(day(`${clock} it happened`, createTimeContext({ record, now }))).toBe(`2018-10-21T${clock}`)
    const inTokyo = createTimeContext({ record: { ...record, entryZone: 'Asia/Tokyo' }, now })
    expect(day('00:05 it happened', inTokyo)).toBe('2018-10-20T15:05')
    expect(day('23:55 it happened', inTokyo)).toBe('2018-10-21T14:55')
  })

  it('is within the last day if nothing is known, and not in the future', () => {
    const late = createTimeContext({ record: unknown, now: at('2026-03-10T00:44Z') })
    for (const [line, expected] of [
      ['14:31 rollback', '2026-03-09T14:31'],
      ['12:10 noticed', '2026-03-09T12:10'],
      ['00:50 a clock that is ahead', '2026-03-10T00:50'],
      ['14:31 UTC+2 rollback', '2026-03-09T12:31'],
      ['yesterday 23:00 deploy', '2026-03-09T23:00'],
    ] as const)
      expect(day(line, late)).toBe(expected)
  })
})

describe('the row typed last', () => {
  it('keeps the times of an evening together, in whatever order they are typed', () => {
    const evening = createTimeContext({ record: unknown, previous: at('2018-10-21T23:40Z'), now })
    expect(day('23:55 failover', evening)).toBe('2018-10-21T23:55')
    expect(day('00:05 paged', evening)).toBe('2018-10-22T00:05')
    expect(day('22:52 connectivity lost', evening)).toBe('2018-10-21T22:52')
  })

  it('is followed by later times, or by times a few hours earlier', () => {
    const long = { ...unknown, startedAt: at('2018-10-21T22:52Z'), resolvedAt: at('2018-10-22T23:03Z') }
    expect(day('23:03 resolved', createTimeContext({ record: long, previous: at('2018-10-22T07:46Z'), now }))).toBe(
      '2018-10-22T23:03',
    )
    expect(day('07:30 deploy', createTimeContext({ record: unknown, previous: at('2018-10-21T14:00Z'), now }))).toBe(
      '2018-10-21T07:30',
    )
  })

  it('is continued beyond the end of the incident, not back to its first day', () => {
    const long = { ...unknown, startedAt: at('2018-10-21T22:52Z'), resolvedAt: at('2018-10-22T23:03Z') }
    const context = createTimeContext({ record: long, previous: at('2018-10-22T22:58Z'), now })
    expect(day('23:10 all clear', context)).toBe('2018-10-22T23:10')
    expect(day('23:10 deploy', createTimeContext({ record: long, now }))).toBe('2018-10-21T23:10')
  })

  it('does not lead out of the incident if another day is within it', () => {
    const record = { ...unknown, startedAt: at('2018-10-21T08:00Z'), resolvedAt: at('2018-10-21T23:30Z') }
    const context = createTimeContext({ record, previous: at('2018-10-21T08:00Z'), now })
    expect(day('22:30 resolved', context)).toBe('2018-10-21T22:30')
  })

  it('leads out of the incident once it was typed with a day outside it', () => {
    const record = { ...unknown, startedAt: at('2018-10-21T08:00Z'), resolvedAt: at('2018-10-21T23:30Z') }
    const context = createTimeContext({ record, previous: at('2018-10-25T09:00Z'), now })
    expect(day('13:00 customers are told', context)).toBe('2018-10-25T13:00')
  })

  it('is the base of “the next day” and of weekdays, while “yesterday” counts from today', () => {
    const context = createTimeContext({ record: gitlab, previous: at('2017-01-31T22:00Z'), now })
    expect(day('next day 09:00 review', context)).toBe('2017-02-01T09:00')
    expect(day('Wed 10:00 review', context)).toBe('2017-02-01T10:00')
    expect(day('Mon 10:00 deploy', context)).toBe('2017-01-30T10:00')
    expect(day('yesterday 10:00 asked', context)).toBe('2026-03-09T10:00')
  })
})

it('a time that is changed stays on the day nearest to its former value', () => {
  const context = contextForChange(createTimeContext({ record: gitlab, now }), at('2017-01-31T23:27Z'))
  expect(readTypedTime('15:30', context)?.at).toBe(at('2017-01-31T15:30Z'))
  expect(readTypedTime('00:10', context)?.at).toBe(at('2017-02-01T00:10Z'))
})

it('a time is described with its weekday, and with its year unless it is the current one', () => {
  expect(describeTime(at('2017-01-31T23:29Z'), 'UTC', now)).toBe('Tue 31 Jan 2017 23:29 UTC')
  expect(describeTime(at('2026-01-31T23:29Z'), 'UTC', now)).toBe('Sat 31 Jan 23:29 UTC')
  expect(describeTime(at('2017-01-31T23:27Z'), 'Europe/Amsterdam', now)).toBe(
    'Tue 31 Jan 2017 23:27 UTC · 1 Feb 00:27 Amsterdam',
  )
})

const minute = 60_000
const dayMs = 1440 * minute
const moment = fc.integer({ min: 0, max: 8 * 365 * 1440 }).map((minutes) => at('2017-01-01T00:00Z') + minutes * minute)
const ofDay = fc.integer({ min: 0, max: 1439 })
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const zone = fc.constantFrom('UTC', 'Europe/Amsterdam', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland')
const read = (minutes: number, context: ReturnType<typeof createTimeContext>): number => {
  const found = readTypedLine(`${clock(minutes)} something happened`, context).time
  if (!found) throw new Error(`${clock(minutes)} was not read`)
  return found.at
}

describe('with any known times', () => {
  it('a time that fits on one day of the incident is on that day, unless it continues from the row typed last within it', () =>
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 30, max: 1380 }),
        fc.nat(),
        fc.option(fc.nat()),
        (startedAt, length, a, b) => {
          const inside = (offset: number): number => startedAt + (offset % (length + 1)) * minute
          const record = { ...unknown, startedAt, resolvedAt: startedAt + length * minute }
          const previous = b === null ? undefined : inside(b)
          const context = createTimeContext({ record, previous, now })
          const told = inside(a)
          const step = previous === undefined ? -1 : (told % dayMs) - (previous % dayMs)
          const isGoingOn = step >= 0 && step <= 720 * minute
          const expected = previous !== undefined && isGoingOn ? previous + step : told
          expect(read((((told % dayMs) + dayMs) % dayMs) / minute, context)).toBe(expected)
        },
      ),
    ))

  it('a time is never more than a day from the nearest known one, and never in the future', () =>
    fc.assert(
      fc.property(moment, ofDay, zone, fc.boolean(), (known, typed, entryZone, isRow) => {
        const record = { ...unknown, entryZone, startedAt: isRow ? null : known }
        const context = createTimeContext({ record, previous: isRow ? known : undefined, now })
        const found = read(typed, context)
        expect(Math.abs(found - known)).toBeLessThanOrEqual(dayMs + 2 * 60 * minute)
        expect(found).toBeLessThanOrEqual(now + 60 * minute)
      }),
    ))

  it('a row read after another is read as if the other had existed before', () =>
    fc.assert(
      fc.property(moment, fc.array(ofDay, { minLength: 2, maxLength: 6 }), (startedAt, times) => {
        const record = { ...unknown, startedAt }
        let context = createTimeContext({ record, now })
        let previous: number | undefined
        for (const typed of times) {
          const found = read(typed, context)
          expect(found).toBe(read(typed, createTimeContext({ record, previous, now })))
          context = contextAfter(context, found)
          previous = found
        }
      }),
    ))
})
