import { bestSample, type ClockProbe, type ClockSample, neverBackward, withProbe } from './offset'

/** Meeting time, as it is estimated from probes of whoever knows it. */
export type TimeEstimate = {
  /** Meeting time, epoch ms; never less than it was. */
  now: () => number
  addProbe: (probe: ClockProbe) => void
  /** Meeting time minus own time, ms. */
  offset: () => number
  /** Whether any probe was answered. */
  hasAnswer: () => boolean
  /** Half of the best round trip: how far `now` may be off, ms. */
  uncertainty: () => number
  /** Lets the next probe count alone, because own time is no longer what it was. The estimate stays until then. */
  forgetProbes: () => void
}

/** Estimates meeting time by `ownTime`, which ticks steadily; until the first answer, by a guess of the offset. */
export const createTimeEstimate = (ownTime: () => number, guessedOffset: number): TimeEstimate => {
  let samples: readonly ClockSample[] = []
  let offset = guessedOffset
  let hasAnswer = false
  const read = (): number => ownTime() + offset
  let steady = neverBackward(read)
  return {
    now: () => steady(),
    addProbe: (probe) => {
      samples = withProbe(samples, probe)
      offset = bestSample(samples)?.offset ?? offset
      // The guess may be wrong by minutes, which nobody should have to wait out.
      if (!hasAnswer && samples.length > 0) steady = neverBackward(read)
      hasAnswer ||= samples.length > 0
    },
    offset: () => offset,
    hasAnswer: () => hasAnswer,
    uncertainty: () => (bestSample(samples)?.roundTrip ?? Number.POSITIVE_INFINITY) / 2,
    forgetProbes: () => {
      samples = []
    },
  }
}
