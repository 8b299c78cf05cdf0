/** How often (ms) a client is pinged, and how many pings in a row it may leave unanswered. */
const PING_INTERVAL_MS = 2_500
const MAX_MISSED_PINGS = 4

type Options = {
  ping: () => void
  /** The other side has vanished without closing the connection. */
  onLost: () => void
}

/**
 * Watches whether a client is still there. Pings are counted rather than time: a host that was busy for long has read
 * what came meanwhile before it misses another one. So its own delay never counts as the client's.
 */
export const startHeartbeat = ({ ping, onLost }: Options) => {
  let missed = 0
  const timer = setInterval(() => {
    if (missed >= MAX_MISSED_PINGS) onLost()
    else ping()
    missed += 1
  }, PING_INTERVAL_MS)
  return {
    /** To be called with every sign of life. */
    alive: (): void => {
      missed = 0
    },
    stop: (): void => clearInterval(timer),
  }
}
