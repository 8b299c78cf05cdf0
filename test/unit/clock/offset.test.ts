import { describe, expect, test } from 'vitest'
import { bestSample, type ClockSample, makeMonotonic, readProbe, withProbe } from '../../../shared/meeting/clock/offset'
import { fc } from '../../support/fast-check'

/** A probe between two clocks whose true difference is known. */
const probeBetween = (offset: number, sentAt: number, there: number, answering: number, back: number) => ({
  t0: sentAt,
  t1: sentAt + there + offset,
  t2: sentAt + there + answering + offset,
  t3: sentAt + there + answering + back,
})

describe('the estimate of meeting time', () => {
  test('is exact if both directions take the same time', () => {
    expect(readProbe(probeBetween(1_700_000_000_000, 5_000, 40, 3, 40))).toEqual({
      offset: 1_700_000_000_000,
      roundTrip: 80,
      takenAt: 5_083,
    })
  })

  test('is never further off than half the round trip', () => {
    const delay = fc.integer({ min: 0, max: 5_000 })
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), delay, delay, delay, (offset, there, answering, back) => {
        const sample = readProbe(probeBetween(offset, 100, there, answering, back))
        expect(Math.abs(sample.offset - offset)).toBeLessThanOrEqual(sample.roundTrip / 2)
      }),
    )
  })

  test('uses the sample with the shortest round trip, whatever came later', () => {
    let samples: readonly ClockSample[] = []
    samples = withProbe(samples, probeBetween(1_000, 0, 900, 0, 10))
    samples = withProbe(samples, probeBetween(1_000, 1_000, 3, 0, 3))
    samples = withProbe(samples, probeBetween(1_000, 2_000, 10, 0, 700))
    expect(bestSample(samples)?.offset).toBe(1_000)
  })

  test('forgets what is older than a minute, so that it follows a drifting clock', () => {
    let samples: readonly ClockSample[] = withProbe([], probeBetween(1_000, 0, 1, 0, 1))
    for (let at = 1_000; at <= 61_000; at += 1_000) samples = withProbe(samples, probeBetween(1_200, at, 5, 0, 5))
    expect(bestSample(samples)?.offset).toBe(1_200)
    expect(samples.length).toBeLessThanOrEqual(60)
  })

  test('ignores impossible answers', () => {
    const samples = withProbe([], probeBetween(1_000, 0, 1, 0, 1))
    expect(withProbe(samples, { t0: 10, t1: 0, t2: 0, t3: 5 })).toBe(samples)
    expect(withProbe(samples, { t0: 10, t1: 50, t2: 20, t3: 30 })).toBe(samples)
    expect(withProbe(samples, { t0: 10, t1: Number.NaN, t2: 20, t3: 30 })).toBe(samples)
    expect(bestSample([])).toBeUndefined()
  })

  test('never steps back', () => {
    const readings = [10, 20, 15, 19, 21]
    const read = makeMonotonic(() => readings.shift() ?? 0)
    expect([read(), read(), read(), read(), read()]).toEqual([10, 20, 20, 20, 21])
  })
})
