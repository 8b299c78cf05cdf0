/**
 * One probe of the meeting's clock, as in NTP; timestamps in ms. `t0` (sent) and `t3` (received) are on the client's
 * monotonic clock, `t1` (received) and `t2` (answered) in meeting time on the server's.
 */
export type ClockProbe = { t0: number; t1: number; t2: number; t3: number }

/** The result of a probe: how far meeting time is ahead of the local monotonic clock, and the round trip (ms). */
export type ClockSample = { offset: number; roundTrip: number; takenAt: number }

/** Samples older than this (ms) are dropped, so that the estimate follows clock drift. */
const SAMPLE_LIFETIME_MS = 60_000
const MAX_SAMPLES = 60

/** The true offset is within half of `roundTrip` of the sample's, however asymmetric the network is. */
export const readProbe = ({ t0, t1, t2, t3 }: ClockProbe): ClockSample => ({
  offset: (t1 - t0 + (t2 - t3)) / 2,
  roundTrip: Math.max(0, t3 - t0 - (t2 - t1)),
  takenAt: t3,
})

/** Adds a probe. An impossible one (answered before it was sent, not a number) is ignored. */
export const withProbe = (samples: readonly ClockSample[], probe: ClockProbe): readonly ClockSample[] => {
  const sample = readProbe(probe)
  const isPossible = Number.isFinite(sample.offset) && probe.t3 >= probe.t0 && probe.t2 >= probe.t1
  if (!isPossible) return samples
  return [...samples.filter((old) => sample.takenAt - old.takenAt < SAMPLE_LIFETIME_MS), sample].slice(-MAX_SAMPLES)
}

/** The sample with the shortest round trip has the smallest possible error; undefined before the first answer. */
export const bestSample = (samples: readonly ClockSample[]): ClockSample | undefined =>
  samples.reduce<ClockSample | undefined>(
    (best, sample) => (best === undefined || sample.roundTrip < best.roundTrip ? sample : best),
    undefined,
  )

/** Makes a clock monotonic: if the estimate goes back, the reading stays the same until time has caught up. */
export const makeMonotonic = (read: () => number): (() => number) => {
  let shown = Number.NEGATIVE_INFINITY
  return () => {
    shown = Math.max(shown, read())
    return shown
  }
}
