import type { Millis } from '../../shared/meeting/clock'
import { bestSample, type ClockSample, neverBackward, withProbe } from '../../shared/meeting/clock/offset'

/** Meeting time on this page. It goes on when every host is gone. */
export type MeetingClock = {
  /** Meeting time; never less than it was. Before the first answer, this computer's own time. */
  now: () => Millis
  /** Whether a host has answered yet. */
  isKnown: () => boolean
  /** Half of the best round trip: how far `now` may be off, ms. */
  uncertainty: () => number
}

/** The clock with the ends that the session feeds. */
export type ProbedClock = MeetingClock & {
  /** The time to send with a probe. */
  ask: () => number
  answer: (answer: { t0: number; t1: number; t2: number }) => void
}

type Sources = { monotonic: () => number; wall: () => number }

/** The monotonic clock stands still while the machine sleeps; a gap this large (ms) against the wall clock is a wake. */
const ASLEEP = 1_500

export const createMeetingClock = (
  { monotonic, wall }: Sources = { monotonic: () => performance.now(), wall: () => Date.now() },
): ProbedClock => {
  const guess = wall() - monotonic()
  let samples: readonly ClockSample[] = []
  let estimate = guess
  let gap = guess
  let isGuess = true
  const read = (): number => monotonic() + estimate
  let steady = neverBackward(read)

  // What was measured before a sleep is off by its length: the next answer counts alone. The wall clock itself is not
  // believed, because somebody setting it forward looks the same, and a shown time can't be taken back.
  const noticeWake = (): void => {
    const slept = wall() - monotonic() - gap
    gap += slept
    if (Math.abs(slept) >= ASLEEP) samples = []
  }

  return {
    now: () => steady(),
    isKnown: () => !isGuess,
    uncertainty: () => (bestSample(samples)?.roundTrip ?? Number.POSITIVE_INFINITY) / 2,
    ask: () => {
      noticeWake()
      return monotonic()
    },
    answer: (answer) => {
      samples = withProbe(samples, { ...answer, t3: monotonic() })
      estimate = bestSample(samples)?.offset ?? estimate
      // Nobody has seen a countdown yet, so a wrong guess need not be waited out.
      if (isGuess && samples.length > 0) steady = neverBackward(read)
      isGuess = isGuess && samples.length === 0
    },
  }
}
