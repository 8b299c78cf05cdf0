import { describe, expect, test } from 'vitest'
import { createMeetingClock } from '../../renderer/session/clock'
import { fc } from '../support/fast-check'

/** A page's clocks and a host's, all moved by hand. */
const setup = (wallAhead = 0) => {
  let true_ = 1_000_000
  let sleptFor = 0
  let setForward = 0
  const clock = createMeetingClock({
    monotonic: () => true_ - sleptFor - 900_000,
    wall: () => true_ + wallAhead + setForward,
  })
  return {
    clock,
    meeting: () => true_,
    pass: (ms: number) => {
      true_ += ms
    },
    sleep: (ms: number) => {
      true_ += ms
      sleptFor += ms
    },
    setWall: (ms: number) => {
      setForward += ms
    },
    probe: (there: number, back: number) => {
      const t0 = clock.ask()
      true_ += there
      const t1 = true_
      true_ += back
      clock.answer({ t0, t1, t2: t1 })
    },
  }
}

describe('the meeting clock', () => {
  test('shows the computer’s own time before any answer, and jumps to the first answer at once, even backward', () => {
    const { clock, meeting, probe } = setup(600_000)
    expect(clock.now()).toBe(meeting() + 600_000)
    expect(clock.isKnown()).toBe(false)
    probe(5, 5)
    expect(clock.now()).toBe(meeting())
    expect(clock.isKnown()).toBe(true)
    expect(clock.uncertainty()).toBe(5)
  })

  test('keeps the answer with the shortest round trip', () => {
    const { clock, meeting, pass, probe } = setup(-30_000)
    probe(1, 1)
    for (let n = 0; n < 20; n++) {
      pass(1_000)
      probe(400, 20)
    }
    expect(Math.abs(clock.now() - meeting())).toBeLessThanOrEqual(1)
  })

  test('keeps running when the host is gone', () => {
    const { clock, meeting, pass, probe } = setup()
    probe(2, 2)
    pass(3_600_000)
    expect(Math.abs(clock.now() - meeting())).toBeLessThanOrEqual(2)
  })

  test('never goes backward, and is off by at most half a round trip once it is known', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.array(fc.tuple(fc.nat(3_000), fc.nat(200), fc.nat(200)), { minLength: 1, maxLength: 30 }),
        (ahead, probes) => {
          const { clock, meeting, pass, probe } = setup(ahead)
          probe(10, 10)
          let before = clock.now()
          for (const [wait, there, back] of probes) {
            pass(wait)
            probe(there, back)
            const shown = clock.now()
            expect(shown).toBeGreaterThanOrEqual(before)
            expect(Math.abs(shown - meeting())).toBeLessThanOrEqual(11)
            before = shown
          }
        },
      ),
    )
  })

  test('ignores after a sleep what was measured before it', () => {
    const { clock, meeting, sleep, probe } = setup()
    probe(1, 1)
    sleep(120_000)
    expect(meeting() - clock.now()).toBeGreaterThan(100_000)
    probe(50, 50)
    expect(Math.abs(clock.now() - meeting())).toBeLessThanOrEqual(50)
  })

  test('does not move when somebody sets the computer’s clock', () => {
    const { clock, meeting, setWall, pass, probe } = setup()
    probe(1, 1)
    setWall(3_600_000)
    pass(1_000)
    expect(Math.abs(clock.now() - meeting())).toBeLessThanOrEqual(1)
    probe(1, 1)
    expect(Math.abs(clock.now() - meeting())).toBeLessThanOrEqual(1)
  })
})
