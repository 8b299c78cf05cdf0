import { uptime } from 'node:os'
import { createTimeEstimate, makeMonotonic, type TimeEstimate } from '../../../shared/meeting/clock'

/** Own time, epoch ms: the computer's wall clock at startup, ticking on without later corrections. */
export type OwnTime = () => number

/** A shorter sleep of the machine cannot be distinguished from the resolution of the two counters. */
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
  return makeMonotonic(() => {
    const missed = sinceBoot() - monotonic() - bootAhead - sleptMs
    if (missed > MIN_SLEEP_MS) sleptMs += missed
    return start + monotonic() + sleptMs
  })
}

/** Meeting time of one document. */
export type HostMeetingClock = Pick<TimeEstimate, 'now' | 'addProbe' | 'offset'> & {
  /** False while a linked host has just started and only knows the offset from last time. */
  isSettled: () => boolean
}

/** How long a linked host waits for a first answer before it relies on the offset from last time. */
const SETTLE_TIMEOUT_MS = 1_500

/**
 * The meeting's host is the authority: there, meeting time is own time. A linked host estimates the offset from its
 * probes and keeps the estimate when the link is lost and across restarts (`knownOffset`), so that no timer jumps.
 */
export const createHostMeetingClock = (ownTime: OwnTime, knownOffset?: number): HostMeetingClock => {
  const startedAt = ownTime()
  const { now, addProbe, offset, hasAnswer } = createTimeEstimate(ownTime, knownOffset ?? 0)
  const isSettled = (): boolean => knownOffset === undefined || hasAnswer() || ownTime() - startedAt > SETTLE_TIMEOUT_MS
  return { now, addProbe, offset, isSettled }
}
