import { type Duration, type Instant, MAX_DURATION_MS } from '../../crdt'

/** A stopwatch shared by everyone in the meeting. Nothing in it depends on the observer. */
export type Stopwatch = { startedAt: Instant; pausedAt: Instant | null; pausedFor: Duration }

/** A stopwatch that starts now. */
export const start = (now: Instant): Stopwatch => ({ startedAt: now, pausedAt: null, pausedFor: 0 })

/** Running time at `now`, in ms, without pauses; never more than a document can hold, however long it was left running. */
export const elapsed = (watch: Stopwatch, now: Instant): Duration =>
  Math.min(MAX_DURATION_MS, Math.max(0, (watch.pausedAt ?? now) - watch.startedAt - watch.pausedFor))

/** Idempotent: two people may press the button at once. */
export const pause = (watch: Stopwatch, now: Instant): Stopwatch =>
  watch.pausedAt === null ? { ...watch, pausedAt: now } : watch

/**
 * Continues from the running time so far. The length of the pause is not stored: it may be longer than a duration can
 * be.
 */
export const resume = (watch: Stopwatch, now: Instant): Stopwatch =>
  watch.pausedAt === null ? watch : start(now - elapsed(watch, now))
