import { uptime } from 'node:os'
import {
  bestSample,
  type ClockProbe,
  type ClockSample,
  neverBackward,
  withProbe,
} from '../../../shared/meeting/clock/offset'

/** Own time, epoch ms: the computer's wall clock at the start, ticking on without its later corrections. */
export type OwnTime = () => number

/** A shorter sleep of the machine cannot be told from the coarseness of the two counters. */
const MIN_SLEEP_MS = 2_500

/**
 * Ticks with the monotonic clock, so that a correction of the wall clock moves no timer. That clock stops while the machine
 * sleeps (the time since boot doesn't), so sleep is added. It never steps back.
 */
export const createOwnTime = (
  wall: () => number = Date.now,
  monotonic: () => number = () => performance.now(),
  sinceBoot: () => number = () => uptime() * 1000,
): OwnTime => {
  const start = wall() - monotonic()
  const bootAhead = sinceBoot() - monotonic()
  let sleptMs = 0
  return neverBackward(() => {
    const missed = sinceBoot() - monotonic() - bootAhead - sleptMs
    if (missed > MIN_SLEEP_MS) sleptMs += missed
    return start + monotonic() + sleptMs
  })
}

/** Meeting time of one document, epoch ms. */
export type MeetingClock = {
  now: () => number
  /** Takes in a probe of the meeting's host; `t0` and `t3` in own time. */
  addProbe: (probe: ClockProbe) => void
  /** Meeting time minus own time, ms; 0 where this host is the authority. */
  offset: () => number
  /** False for the first moments of a linked host, when it knows only the offset of last time. */
  isSettled: () => boolean
}

/** How long a linked host waits for a first sample before it relies on the offset of last time. */
const SETTLE_TIMEOUT_MS = 1_500

/**
 * The meeting's host is the authority: its meeting time is own time. A linked host estimates the offset from its probes and
 * keeps the estimate when the link is lost, and over a restart (`knownOffset`), so that no timer moves.
 */
export const createMeetingClock = (ownTime: OwnTime, knownOffset?: number): MeetingClock => {
  const startedAt = ownTime()
  let samples: readonly ClockSample[] = []
  let offset = knownOffset ?? 0
  const read = (): number => ownTime() + offset
  let steady = neverBackward(read)
  return {
    now: () => steady(),
    addProbe: (probe) => {
      const isFirst = samples.length === 0
      samples = withProbe(samples, probe)
      offset = bestSample(samples)?.offset ?? offset
      // The offset of last time may be wrong by minutes, which nobody should have to wait out.
      if (isFirst && samples.length > 0) steady = neverBackward(read)
    },
    offset: () => offset,
    isSettled: () => knownOffset === undefined || samples.length > 0 || ownTime() - startedAt > SETTLE_TIMEOUT_MS,
  }
}
