import type { Millis } from '../../crdt'

export type { Millis }

export const MINUTE_MS = 60_000

/** A stretch of running time that everyone shares. Nothing in it depends on who is looking. */
export type Countdown = { startedAt: Millis; pausedAt: Millis | null; pausedFor: Millis }

export const start = (now: Millis): Countdown => ({ startedAt: now, pausedAt: null, pausedFor: 0 })

/** Running time so far at `now`, without pauses. */
export const elapsed = (c: Countdown, now: Millis): Millis =>
  Math.max(0, (c.pausedAt ?? now) - c.startedAt - c.pausedFor)

/** Pausing twice is no error: two people may press the button at once. */
export const pause = (c: Countdown, now: Millis): Countdown => (c.pausedAt === null ? { ...c, pausedAt: now } : c)

export const resume = (c: Countdown, now: Millis): Countdown =>
  c.pausedAt === null ? c : { ...c, pausedAt: null, pausedFor: c.pausedFor + Math.max(0, now - c.pausedAt) }
