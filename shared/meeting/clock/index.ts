import { type Duration, type Instant, MAX_DURATION_MS } from '../../crdt'

export const MINUTE_MS = 60_000

/** A stopwatch shared by everyone in the meeting. Nothing in it depends on the observer. */
export type Countdown = { startedAt: Instant; pausedAt: Instant | null; pausedFor: Duration }

export const start = (now: Instant): Countdown => ({ startedAt: now, pausedAt: null, pausedFor: 0 })

/** Running time at `now`, in ms, without pauses; never more than a document can hold, however long it was left running. */
export const elapsed = (c: Countdown, now: Instant): Duration =>
  Math.min(MAX_DURATION_MS, Math.max(0, (c.pausedAt ?? now) - c.startedAt - c.pausedFor))

/** Idempotent: two people may press the button at once. */
export const pause = (c: Countdown, now: Instant): Countdown => (c.pausedAt === null ? { ...c, pausedAt: now } : c)

/** Counts on from the running time so far. The pause itself is not kept: it may be longer than a duration can be. */
export const resume = (c: Countdown, now: Instant): Countdown =>
  c.pausedAt === null ? c : start(now - elapsed(c, now))
