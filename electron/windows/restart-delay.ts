const MIN_RESTART_DELAY_MS = 250
const MAX_RESTART_DELAY_MS = 15_000
const STABLE_AFTER_MS = 60_000

/** Returns the delay (ms) before the next restart: it doubles each time, and starts over after a minute of uptime. */
export const createRestartDelay = (): ((livedFor: number) => number) => {
  let next = MIN_RESTART_DELAY_MS
  return (livedFor) => {
    const delay = livedFor >= STABLE_AFTER_MS ? MIN_RESTART_DELAY_MS : next
    next = Math.min(MAX_RESTART_DELAY_MS, delay * 2)
    return delay
  }
}
