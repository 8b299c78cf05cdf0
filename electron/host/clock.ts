import { uptime } from 'node:os'
import { bestSample, type ClockProbe, type ClockSample, neverBackward, withProbe } from '../../shared/clock/offset'

/** Own time, ms: how the computer's wall clock stood at the start, ticking on without its later corrections. */
export type OwnTime = () => number

/** A machine that slept longer than this (ms) is noticed; below it, the two counters' own coarseness would show. */
const SHORTEST_SLEEP = 2_500

/**
 * Ticks on the monotonic clock, so that a correction of the wall clock moves no timer. That clock stands while the
 * machine sleeps (the time since boot doesn't), and what was slept is added; it never steps back.
 */
export const createOwnTime = (
  wall: () => number = Date.now,
  monotonic: () => number = () => performance.now(),
  sinceBoot: () => number = () => uptime() * 1000,
): OwnTime => {
  const start = wall() - monotonic()
  const bootAhead = sinceBoot() - monotonic()
  let slept = 0
  return neverBackward(() => {
    const missed = sinceBoot() - monotonic() - bootAhead - slept
    if (missed > SHORTEST_SLEEP) slept += missed
    return start + monotonic() + slept
  })
}

/** Meeting time of one document, epoch ms. */
export type MeetingClock = {
  now: () => number
  /** Takes in a probe of the meeting's host; its own side in own time. */
  learn: (probe: ClockProbe) => void
  /** How far meeting time is ahead of own time, ms; 0 where this host is the authority. */
  ahead: () => number
  /** False for the first moments of a linked host, when an answer would be no more than what was true last time. */
  isSettled: () => boolean
}

/** How long (ms) a linked host waits for the meeting's before it goes by what it knew. */
const SETTLING = 1_500

/**
 * The meeting's host is the authority and simply has own time. A linked host estimates from its probes, and goes on
 * with the estimate when the link is lost or after a restart (`known`, as it was), so that no timer moves.
 */
export const createMeetingClock = (ownTime: OwnTime, known?: number): MeetingClock => {
  const startedAt = ownTime()
  let samples: readonly ClockSample[] = []
  let offset = known ?? 0
  const read = (): number => ownTime() + offset
  let steady = neverBackward(read)
  return {
    now: () => steady(),
    learn: (probe) => {
      const isFirst = samples.length === 0
      samples = withProbe(samples, probe)
      offset = bestSample(samples)?.offset ?? offset
      // What was known from last time may be wrong by minutes, which nobody should have to wait out.
      if (isFirst && samples.length > 0) steady = neverBackward(read)
    },
    ahead: () => offset,
    isSettled: () => known === undefined || samples.length > 0 || ownTime() - startedAt > SETTLING,
  }
}
