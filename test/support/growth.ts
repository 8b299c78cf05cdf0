/** Processor time below which a reading is noise. */
const NOISE_MS = 10

/** How many readings are taken at most; the smallest of each size counts, since other work on the machine inflates the rest. */
const MAX_READINGS = 6

const measureCpuMs = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Above 4, which is linear, and below 16, which is quadratic, with a margin on both sides. */
export const LINEAR_GROWTH = 9

/**
 * How many times more processor time `work` takes on an input four times as long: about 4 if it is linear, 16 if it is
 * quadratic. It is a ratio of processor times, so that it does not depend on how fast or busy the machine is.
 */
export const growth = (work: (size: number) => void, size: number): number => {
  const quarter = Math.ceil(size / 4)
  work(quarter)
  let small = Number.POSITIVE_INFINITY
  let large = Number.POSITIVE_INFINITY
  for (let reading = 0; reading < MAX_READINGS; reading += 1) {
    small = Math.min(
      small,
      measureCpuMs(() => work(quarter)),
    )
    large = Math.min(
      large,
      measureCpuMs(() => work(size)),
    )
    if (large / Math.max(small, NOISE_MS) < LINEAR_GROWTH) break
  }
  return large / Math.max(small, NOISE_MS)
}
