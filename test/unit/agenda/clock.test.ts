import { describe, expect, it } from 'vitest'
import { countdownText, untilNextSecond } from '../../../shared/meeting/agenda/clock-text'
import { getClockWarning, isLaterWarning } from '../../../shared/meeting/agenda/clock-warnings'
import { fc } from '../../support/fast-check'

const minutes = (n: number): number => n * 60_000

describe('the warnings of the clock', () => {
  it('come at five minutes and at one if the stage is long enough', () => {
    expect(getClockWarning(minutes(20), minutes(5) + 1)).toBeUndefined()
    expect(getClockWarning(minutes(20), minutes(5))).toBe('five')
    expect(getClockWarning(minutes(20), minutes(1))).toBe('one')
    expect(getClockWarning(minutes(20), 0)).toBe('up')
    expect(getClockWarning(minutes(6), minutes(5))).toBeUndefined()
    expect(getClockWarning(minutes(6), minutes(1))).toBe('one')
    expect(getClockWarning(minutes(2), minutes(1))).toBeUndefined()
  })

  it('count as new only if they are later ones', () => {
    expect(isLaterWarning('one', 'five')).toBe(true)
    expect(isLaterWarning('five', 'one')).toBe(false)
    expect(isLaterWarning('up', 'up')).toBe(false)
    expect(isLaterWarning(undefined, 'up')).toBe(false)
  })
})

describe('time left as text', () => {
  it.each([
    [minutes(20), '20:00'],
    [minutes(20) - 1, '20:00'],
    [minutes(20) - 1000, '19:59'],
    [1, '0:01'],
    [0, '0:00'],
    [-999, '0:00'],
    [-42_000, '+0:42'],
    [minutes(61), '1:01:00'],
  ])('%i ms is %s', (remaining, text) => expect(countdownText(remaining)).toBe(text))

  it('changes exactly when `untilNextSecond` says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -7_200_000, max: 7_200_000 }), (remaining) => {
        const wait = untilNextSecond(remaining)
        expect(wait).toBeGreaterThan(0)
        expect(wait).toBeLessThanOrEqual(1000)
        const isSign = remaining < 0 && remaining > -1000
        if (!isSign && remaining !== 0) expect(countdownText(remaining - wait)).not.toBe(countdownText(remaining))
        if (wait > 1) expect(countdownText(remaining - wait + 1)).toBe(countdownText(remaining))
      }),
    )
  })
})
