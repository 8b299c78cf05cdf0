/**
 * One probe of the meeting's clock, four timestamps in ms. `t0` sent and `t3` received, both by the asker's own
 * monotonic clock; `t1` received and `t2` answered, both in meeting time by the one asked.
 */
export type ClockProbe = { t0: number; t1: number; t2: number; t3: number }

/** What a probe tells: how far meeting time is ahead of the own monotonic clock, and how long asking took (ms). */
export type ClockSample = { offset: number; roundTrip: number; takenAt: number }

/** Samples older than this (ms) no longer count, so that the estimate follows two clocks that drift apart. */
const MEMORY = 60_000
const MOST_SAMPLES = 60

/** The true offset is within half of `roundTrip` of the sample's, whatever the two directions took. */
export const readProbe = ({ t0, t1, t2, t3 }: ClockProbe): ClockSample => ({
  offset: (t1 - t0 + (t2 - t3)) / 2,
  roundTrip: Math.max(0, t3 - t0 - (t2 - t1)),
  takenAt: t3,
})

/** Takes a probe in; one that cannot be (answered before it was asked, not a number) changes nothing. */
export const withProbe = (samples: readonly ClockSample[], probe: ClockProbe): readonly ClockSample[] => {
  const sample = readProbe(probe)
  const isPossible = Number.isFinite(sample.offset) && probe.t3 >= probe.t0 && probe.t2 >= probe.t1
  if (!isPossible) return samples
  return [...samples.filter((old) => sample.takenAt - old.takenAt < MEMORY), sample].slice(-MOST_SAMPLES)
}

/** The sample that took least time is the one that can be least wrong; undefined before the first answer. */
export const bestSample = (samples: readonly ClockSample[]): ClockSample | undefined =>
  samples.reduce<ClockSample | undefined>(
    (best, sample) => (best === undefined || sample.roundTrip < best.roundTrip ? sample : best),
    undefined,
  )

/** A reading that never steps back: where the estimate falls behind what was shown, it stands until time has caught up. */
export const neverBackward = (read: () => number): (() => number) => {
  let shown = Number.NEGATIVE_INFINITY
  return () => {
    shown = Math.max(shown, read())
    return shown
  }
}
