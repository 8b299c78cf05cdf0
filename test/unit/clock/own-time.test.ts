import { describe, expect, test } from 'vitest'
import { createHostMeetingClock, createOwnTime } from '../../../electron/host/sync/clock'

/** A computer whose clocks stand where the test puts them, ms. */
const computer = () => {
  const at = { wall: 1_700_000_000_000, monotonic: 5_000, boot: 905_000 }
  return {
    at,
    pass: (ms: number) => {
      at.wall += ms
      at.monotonic += ms
      at.boot += ms
    },
    ownTime: () =>
      createOwnTime(
        () => at.wall,
        () => at.monotonic,
        () => at.boot,
      ),
  }
}

describe('own time', () => {
  test('is the wall clock at startup, ticking on', () => {
    const { pass, ownTime } = computer()
    const now = ownTime()
    expect(now()).toBe(1_700_000_000_000)
    pass(1_234)
    expect(now()).toBe(1_700_000_001_234)
  })

  test('is not moved by corrections of the wall clock, either way', () => {
    const { at, pass, ownTime } = computer()
    const now = ownTime()
    at.wall += 3_600_000
    pass(10)
    expect(now()).toBe(1_700_000_000_010)
    at.wall -= 7_200_000
    pass(10)
    expect(now()).toBe(1_700_000_000_020)
  })

  test('counts the time that the machine slept, although its monotonic clock stopped', () => {
    const { at, pass, ownTime } = computer()
    const now = ownTime()
    pass(100)
    at.boot += 60_000
    at.wall += 60_000
    expect(now()).toBe(1_700_000_060_100)
    pass(100)
    expect(now()).toBe(1_700_000_060_200)
  })

  test('does not mistake the resolution of the time since boot for sleep', () => {
    const { at, pass, ownTime } = computer()
    const now = ownTime()
    for (let step = 0; step < 10; step += 1) {
      pass(500)
      at.boot += step % 2 === 0 ? 900 : -900
      expect(now()).toBe(1_700_000_000_000 + (step + 1) * 500)
    }
  })
})

describe('the meeting’s clock', () => {
  test('of the host that holds the meeting is own time', () => {
    let own = 10
    const clock = createHostMeetingClock(() => own)
    expect(clock.now()).toBe(10)
    own = 30
    expect(clock.now()).toBe(30)
    expect(clock.offset()).toBe(0)
  })

  test('of a linked host follows the meeting’s, never goes back, and continues without it', () => {
    let own = 1_000
    const clock = createHostMeetingClock(() => own, 400)
    clock.addProbe({ t0: 1_000, t1: 1_410, t2: 1_410, t3: 1_020 })
    own = 1_020
    expect(clock.now()).toBe(1_420)
    clock.addProbe({ t0: 1_020, t1: 1_325, t2: 1_325, t3: 1_030 })
    expect(clock.offset()).toBe(300)
    expect(clock.now()).toBe(1_420)
    own = 1_200
    expect(clock.now()).toBe(1_500)
    own = 900_000
    expect(clock.now()).toBe(900_300)
  })

  test('waits before using the offset from last time, and drops it if it was wrong', () => {
    let own = 1_000
    const clock = createHostMeetingClock(() => own, 300_000)
    expect(clock.isSettled()).toBe(false)
    expect(clock.now()).toBe(301_000)
    clock.addProbe({ t0: 1_000, t1: 1_010, t2: 1_010, t3: 1_020 })
    expect(clock.isSettled()).toBe(true)
    expect(clock.now()).toBe(1_000)
    const alone = createHostMeetingClock(() => own, 300_000)
    own += 1_600
    expect(alone.isSettled()).toBe(true)
    expect(createHostMeetingClock(() => own).isSettled()).toBe(true)
  })
})
