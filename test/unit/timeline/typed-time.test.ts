import { describe, expect, test } from 'vitest'
import { readTypedLine, readTypedTime } from '../../../shared/meeting/capture/typed-time'
import { localClock, localTimeText, zoneLabel } from '../../../shared/meeting/local-time'

const utc = (text: string): number => Date.parse(`${text}Z`)
const near = utc('2017-01-31T23:27:00')
const inUtc = { zone: 'UTC', near }

describe('a time typed into a field', () => {
  test.each([
    ['23:30', '2017-01-31T23:30:00'],
    ['00:10', '2017-02-01T00:10:00'],
    ['1 Feb 18:00', '2017-02-01T18:00:00'],
    ['Feb 1 2016 18:00', '2016-02-01T18:00:00'],
    ['2017-01-31T22:05', '2017-01-31T22:05:00'],
    ['2017-01-31 22:05:30Z', '2017-01-31T22:05:30'],
    ['2017-01-31T22:05+02:00', '2017-01-31T20:05:00'],
    ['11:30 pm', '2017-01-31T23:30:00'],
    ['03/02/2017 10:00', '2017-02-03T10:00:00'],
  ])('%s', (text, expected) => {
    expect(readTypedTime(text, inUtc)?.at).toBe(utc(expected))
  })

  test('is read in the entry zone', () => {
    expect(readTypedTime('00:27', { zone: 'Europe/Amsterdam', near })?.at).toBe(near)
    expect(readTypedTime('23:27 UTC', { zone: 'Europe/Amsterdam', near })?.at).toBe(near)
  })

  test('may be approximate, and may be a range', () => {
    expect(readTypedTime('~23:30', inUtc)).toMatchObject({ at: utc('2017-01-31T23:30:00'), isApproximate: true })
    expect(readTypedTime('23:30–00:15', inUtc)?.end).toBe(utc('2017-02-01T00:15:00'))
  })

  test.each(['', 'soon', '25:00', '14:31 rollback', '31 Jan'])('%j is none', (text) => {
    expect(readTypedTime(text, inUtc)).toBeUndefined()
  })
})

test('a line is split into its leading time, if any, and its text', () => {
  expect(readTypedLine('23:31 rollback started', inUtc)).toMatchObject({
    time: { at: utc('2017-01-31T23:31:00'), raw: '23:31' },
    text: 'rollback started',
  })
  expect(readTypedLine('the rollback started at 14:31', inUtc)).toEqual({
    time: undefined,
    text: 'the rollback started at 14:31',
  })
})

test('what is shown reads back as the same moment', () => {
  for (const zone of ['UTC', 'Europe/Amsterdam', 'America/Los_Angeles', 'Asia/Kolkata']) {
    expect(readTypedTime(localTimeText(near, zone), { zone, near })?.at).toBe(near)
  }
  expect(localTimeText(near, 'Europe/Amsterdam')).toBe('1 Feb 00:27')
  expect(localTimeText(near, 'UTC', utc('2018-01-01T00:00:00'))).toBe('31 Jan 2017 23:27')
  expect(localClock(near, 'Europe/London')).toBe('23:27')
  expect(localClock(near, 'Europe/Amsterdam')).toBe('1 Feb 00:27')
  expect(zoneLabel('America/Los_Angeles')).toBe('Los Angeles')
})
