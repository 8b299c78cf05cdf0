import { bestSample, type ClockProbe, type ClockSample, makeMonotonic, withProbe } from './offset'

/** Meeting time, estimated from probes of a host that knows it. */
export type TimeEstimate = {
  /** Meeting time, epoch ms; it never goes back once a probe was answered. */
  now: () => number
  addProbe: (probe: ClockProbe) => void
  /** Meeting time minus own time, ms. */
  offset: () => number
  /** Whether any probe was answered. */
  hasAnswer: () => boolean
  /** Half of the shortest round trip: how far `now` may be off, ms. */
  uncertainty: () => number
  /** Lets only later probes count, because own time has jumped. Until then, the estimate stays. */
  forgetProbes: () => void
}

/** Estimates meeting time from `ownTime`, which ticks steadily; until the first answer, with a guessed offset. */
export const createTimeEstimate = (ownTime: () => number, guessedOffset: number): TimeEstimate => {
  let samples: readonly ClockSample[] = []
  let offset = guessedOffset
  let hasAnswer = false
  const read = (): number => ownTime() + offset
  let steady = makeMonotonic(read)
  return {
    now: () => steady(),
    addProbe: (probe) => {
      samples = withProbe(samples, probe)
      offset = bestSample(samples)?.offset ?? offset
      // The guess may be off by minutes, so the first answer may set the clock back.
      if (!hasAnswer && samples.length > 0) steady = makeMonotonic(read)
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
