import { describe, expect, test } from 'vitest'
import { addBusinessDays, addDays, businessDaysBetween, type IsoDate } from '../../../shared/meeting/business-days'
import { fc } from '../../support/fast-check'

const dayAfter = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const isBusinessDay = (date: IsoDate): boolean => new Date(`${date}T00:00Z`).getUTCDay() % 6 !== 0

/** Day by day, as one counts on a calendar. */
const countBusinessDays = (from: IsoDate, to: IsoDate): number => {
  let count = 0
  for (let date = from; date < to; ) {
    date = dayAfter(date, 1)
    if (isBusinessDay(date)) count += 1
  }
  return count
}

describe('business days', () => {
  test.each([
    ['2026-03-10', 1, '2026-03-11'],
    ['2026-03-10', 5, '2026-03-17'],
    ['2026-03-13', 1, '2026-03-16'],
    ['2026-03-14', 1, '2026-03-16'],
    ['2026-03-15', 5, '2026-03-20'],
    ['2026-03-14', 10, '2026-03-27'],
    ['2026-03-16', -1, '2026-03-13'],
    ['2026-03-15', -6, '2026-03-06'],
    ['2026-03-14', 0, '2026-03-14'],
    ['2024-02-28', 2, '2024-03-01'],
    ['1969-12-26', 4, '1970-01-01'],
  ])('%s and %i more is %s', (from, count, expected) => expect(addBusinessDays(from, count)).toBe(expected))

  test('skip every weekend and no other day, whatever the day and the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 30_000 }), fc.integer({ min: 0, max: 300 }), (day, count) => {
        const from = dayAfter('1970-01-01', day)
        const to = addBusinessDays(from, count)
        expect(countBusinessDays(from, to)).toBe(count)
        expect(businessDaysBetween(from, to)).toBe(count)
        expect(businessDaysBetween(to, from)).toBe(0 - count)
        if (count > 0) expect(isBusinessDay(to)).toBe(true)
      }),
    )
  })

  test('are counted back as they are counted on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 300 }), (day, count) => {
        const from = addBusinessDays(dayAfter('1970-01-01', day), 1)
        expect(addBusinessDays(addBusinessDays(from, count), -count)).toBe(from)
      }),
    )
  })

  test('stay within the years that a date can name', () => {
    expect(addBusinessDays('9999-12-30', 10)).toBe('9999-12-31')
    expect(addDays('9999-12-31', 1)).toBe('9999-12-31')
    expect(addDays('2026-03-01', 1e15)).toBe('9999-12-31')
    expect(addDays('0000-01-01', -1)).toBe('0000-01-01')
  })

  test('are none between the days of one weekend', () => {
    expect(businessDaysBetween('2026-03-14', '2026-03-15')).toBe(0)
    expect(businessDaysBetween('2026-03-13', '2026-03-15')).toBe(0)
    expect(businessDaysBetween('2026-03-13', '2026-03-16')).toBe(1)
  })
})
