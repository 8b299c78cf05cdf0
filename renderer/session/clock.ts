import type { Instant } from '../../shared/crdt'
import { createTimeEstimate } from '../../shared/meeting/clock'

/** Meeting time on this page. It keeps running when every host is gone. */
export type MeetingClock = {
  /** Meeting time; it never goes backward. Before the first answer, this computer's own time. */
  now: () => Instant
  /** Whether a host has answered yet. */
  isKnown: () => boolean
  /** Half of the shortest round trip: how far `now` may be off, ms. */
  uncertainty: () => number
}

/** The clock with the methods that the session calls. */
export type ProbedClock = MeetingClock & {
  /** The time to send with a probe. */
  ask: () => number
  answer: (answer: { t0: number; t1: number; t2: number }) => void
}

type Sources = { monotonic: () => number; wall: () => number }

/** The monotonic clock stops while the machine sleeps; a jump of the wall clock this large is a sleep. */
const MIN_SLEEP_MS = 1_500

/** Creates a clock that shows this computer's own time until the first answer. */
export const createMeetingClock = (
  { monotonic, wall }: Sources = { monotonic: () => performance.now(), wall: () => Date.now() },
): ProbedClock => {
  let wallOffset = wall() - monotonic()
  const { now, addProbe, hasAnswer, uncertainty, forgetProbes } = createTimeEstimate(monotonic, wallOffset)

  // Earlier samples are off by the length of a sleep. The wall clock is not used to correct them, since setting it by
  // hand looks the same, and a displayed time can't be taken back.
  const noticeSleep = (): void => {
    const jump = wall() - monotonic() - wallOffset
    wallOffset += jump
    if (Math.abs(jump) >= MIN_SLEEP_MS) forgetProbes()
  }

  return {
    now,
    isKnown: hasAnswer,
    uncertainty,
    ask: () => {
      noticeSleep()
      return monotonic()
    },
    answer: (answer) => addProbe({ ...answer, t3: monotonic() }),
  }
}
