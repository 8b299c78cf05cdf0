import { describe, expect, it } from 'vitest'
import {
  applyDateOrder,
  findDates,
  formatDay,
  offsetMinutesAt,
  parseElapsed,
  parseZone,
  readDate,
  readTime,
  readTimedLine,
  resolveDay,
  resolveWallTime,
} from '../../../shared/libs/time'
import { fc } from '../../support/fast-check'

describe('a line that may begin with a time', () => {
  it.each([
    '1/2 of the pods',
    '3 pods died',
    'May the fourth',
    '16:9 screens',
    '10.0.0.1:8080 fails',
    'at the office',
    '2021 was bad',
    '5.6 released',
    '99:99 a',
  ])('%s holds no clock', (line) => expect(readTimedLine(line)?.time.clock).toBeUndefined())

  it('is read the same whether an instant is all of it or words follow', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 1960, max: 2210 }), fc.nat(13), fc.nat(32), fc.nat(25), fc.nat(61), fc.nat(61)),
        fc.constantFrom('T', ' '),
        fc.constantFrom('', '.5', ',250', '.123456789', undefined),
        ([year, ...numbers], joint, fraction) => {
          const [month, day, hour, minute, second] = numbers.map((one) => String(one).padStart(2, '0'))
          const seconds = fraction === undefined ? '' : `:${second}${fraction}`
          const instant = `${year}-${month}-${day}${joint}${hour}:${minute}${seconds}Z`
          expect(readTimedLine(instant)?.time).toEqual(readTimedLine(`${instant} seen`)?.time)
        },
      ),
    )
  })

  it('leaves the text after it with its markup', () => {
    expect(readTimedLine('**14:05 UTC - disk full** on `db-1`')?.text).toBe('**disk full** on `db-1`')
    expect(readTimedLine('14:05 - 5 pods died')?.text).toBe('5 pods died')
    expect(readTimedLine('🔥 14:05 disk full 💥')?.text).toBe('🔥 disk full 💥')
    expect(readTimedLine('[14:05](https://chat.example/1): see')?.text).toBe('see (https://chat.example/1)')
  })

  it('distinguishes the end of a range from an offset', () => {
    expect(readTime('14:05-15:00')?.value.end?.clock?.hour).toBe(15)
    expect(readTime('2024-06-15T14:05:00-07:00')?.value.zone).toMatchObject({ minutes: -420 })
    expect(readTime('2024-06-15T02:00:00-08:00')?.value.zone).toMatchObject({ minutes: -480 })
    expect(readTime('2024-06-15 02:00:00.000-08:00')?.value.zone).toMatchObject({ minutes: -480 })
    expect(readTime('02:00:00-08:00:00')?.value.end?.clock).toMatchObject({ hour: 8 })
  })
})

describe('a time of day', () => {
  const clockOf = (text: string, options = {}): string | undefined => {
    const clock = readTimedLine(text, options)?.time.clock
    return clock && `${String(clock.hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`
  }

  it.each([
    ['~ 14.00 the queue grows', '14:00'],
    ['10.30ish the queue grows', '10:30'],
    ['at 9.15 the queue grows', '09:15'],
    ['14.10 UTC the queue grows', '14:10'],
    ['14.10h the queue grows', '14:10'],
    ['about 14.10–14.20: the queue grows', '14:10'],
    ['1047 UTC the queue grows', '10:47'],
    ['1047Z the queue grows', '10:47'],
    ['10h47 the queue grows', '10:47'],
    ['2024-03-01: 14:05 the queue grows', '14:05'],
    ['February 15, 2024: at 7:56am the queue grows', '07:56'],
    ['1 March 2024 – at 14:05 the queue grows', '14:05'],
    ['14:05〜14:20 the queue grows', '14:05'],
  ])('is read from "%s"', (text, expected) => expect(clockOf(text)).toBe(expected))

  it.each([
    '3.10 is released',
    '~ 14.50 GB are lost',
    '~ 1.20 € each',
    '~ 10.30% of requests',
    'at 1.2.3 we stopped',
    'from 3.10 to 3.11 it is slower',
    'after 1.24 nothing worked',
    '1.10 Scope',
    '2024-03-01: 3 pods died',
    '1234 requests failed',
  ])('is not read from "%s"', (text) => expect(clockOf(text)).toBeUndefined())

  it('is read from plain numbers in a column of times', () => {
    expect(clockOf('14.10', { column: true })).toBe('14:10')
    expect(clockOf('1047', { column: true })).toBe('10:47')
  })

  it('ends a range after a wave dash or a dot', () => {
    expect(readTime('14:05～14:20')?.value).toMatchObject({ approximate: false, end: { clock: { minute: 20 } } })
    expect(readTime('~14.05 - 14.20')?.value.end?.clock).toMatchObject({ hour: 14, minute: 20 })
  })
})

describe('a zone', () => {
  it('follows daylight saving time', () => {
    const berlin = parseZone('Europe/Berlin')
    if (!berlin) throw new Error('Europe/Berlin is unknown here')
    expect(resolveWallTime(Date.UTC(2024, 0, 1, 12), berlin).at).toBe(Date.UTC(2024, 0, 1, 11))
    expect(resolveWallTime(Date.UTC(2024, 6, 1, 12), berlin).at).toBe(Date.UTC(2024, 6, 1, 10))
    expect(resolveWallTime(Date.UTC(2024, 2, 31, 2, 30), berlin).isSkipped).toBe(true)
    expect(resolveWallTime(Date.UTC(2024, 9, 27, 2, 30), berlin)).toEqual({
      at: Date.UTC(2024, 9, 27, 0, 30),
      repeatedAt: Date.UTC(2024, 9, 27, 1, 30),
    })
  })

  it.each([
    ['UTC', 0],
    ['CEST', 120],
    ['+05:30', 330],
    ['UTC-3', -180],
    ['GMT+2', 120],
    ['Pacific Standard Time', -480],
    ['Europe/Berlin', 60],
    ['Berlin', 60],
    ['Eastern time', -300],
  ])('named %s is %i minutes from UTC in January', (name, minutes) => {
    const zone = parseZone(name)
    expect(zone && offsetMinutesAt(zone, Date.UTC(2024, 0, 1))).toBe(minutes)
  })

  it.each(['', 'Mars/Base', '+25:00', 'toString', 'constructor', 'soon'])('is not named %j', (name) =>
    expect(parseZone(name)).toBeUndefined(),
  )
})

describe('a date', () => {
  const near = resolveDay({ year: 2024, month: 12, day: 31 }, undefined)
  const resolved = (text: string): string | undefined => {
    const date = readDate(text, 0)?.value
    const day = date && resolveDay(date, near)
    return day === undefined ? undefined : formatDay(day)
  }

  it.each([
    ['2024-03-01', '2024-03-01'],
    ['Jan 1', '2025-01-01'],
    ['30 December', '2024-12-30'],
    ['Thursday', '2025-01-02'],
    ['yesterday', '2024-12-30'],
    ['01/Mar/24', '2024-03-01'],
    ['24/03/01', '2024-03-01'],
    ['03/01/24', '2024-03-01'],
    ['2204-12-30', '2024-12-30'],
    ['next day', '2025-01-01'],
  ])('written %s means %s next to the last day of 2024', (text, day) => expect(resolved(text)).toBe(day))

  it('of two small numbers has the order of the file, and one with a number above 12 proves it', () => {
    const ambiguous = readDate('03/04/2024', 0)?.value
    expect(ambiguous).toMatchObject({ month: 3, day: 4, isAmbiguous: true })
    expect(ambiguous && applyDateOrder(ambiguous, 'DMY')).toMatchObject({ month: 4, day: 3 })
    expect(readDate('25/04/2024', 0)?.value.provenOrder).toBe('DMY')
    expect(readDate('04/25/2024', 0)?.value.provenOrder).toBe('MDY')
  })

  it('of three numbers of two digits may begin with the year', () => {
    const date = readDate('24/03/14', 0)?.value
    expect(date && applyDateOrder(date, 'YMD')).toEqual({ year: 2024, month: 3, day: 14 })
    expect(date && applyDateOrder(date, 'DMY')).toMatchObject({ year: 2014, month: 3, day: 24 })
  })

  it.each(['2024-13-01', '2024-02-30', '31/31/2024', 'May the fourth', '0001-01-01', '1900-01-00', '12340501'])(
    'is not written %s',
    (text) => expect(readDate(text, 0)?.value.month).toBeUndefined(),
  )
})

describe('the dates in a text', () => {
  it.each([
    ['Outage of May 9th 2021', [{ year: 2021, month: 5, day: 9 }]],
    [
      '2021-05-09 and 10 June 2022',
      [
        { year: 2021, month: 5, day: 9 },
        { year: 2022, month: 6, day: 10 },
      ],
    ],
    ['version 1.2.3 of 2021', []],
  ])('of "%s" are found', (text, dates) => expect(findDates(text)).toEqual(dates))
})

describe('a time since a start', () => {
  it.each([
    ['00:01:23.400', 83_400],
    ['1:23', 83_000],
    ['T+5', 300_000],
    ['T + 1:30', 5_400_000],
    ['T-10m', -600_000],
    ['+5 min', 300_000],
    ['[1h 30m]', 5_400_000],
    ['90s', 90_000],
    ['T0', 0],
  ])('%s is %i ms', (text, ms) => expect(parseElapsed(text)).toBe(ms))

  it.each(['', '5', 'soon', '14:05 UTC', 'T', '1.2.3', '25:99', '1:60:00'])('is not %j', (text) =>
    expect(parseElapsed(text)).toBeUndefined(),
  )
})
