/** Processor time below which a reading is noise, ms. */
const NOISE_MS = 10

/** Readings taken before a ratio counts; the smallest of each size is kept, which other work on the machine does not stretch. */
const MAX_READINGS = 6

const cpuMs = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Between 4, which is linear, and 16, which is quadratic, with room on both sides. */
export const LINEAR_GROWTH = 9

/**
 * How many times more processor time `work` takes on an input four times as long: about 4 if it is linear, 16 if it is
 * quadratic. A ratio of two readings in one process, so that it does not depend on how fast or busy the machine is.
 */
export const growth = (work: (size: number) => void, size: number): number => {
  const quarter = Math.ceil(size / 4)
  work(quarter)
  let small = Number.POSITIVE_INFINITY
  let large = Number.POSITIVE_INFINITY
  for (let reading = 0; reading < MAX_READINGS; reading += 1) {
    small = Math.min(
      small,
      cpuMs(() => work(quarter)),
    )
    large = Math.min(
      large,
      cpuMs(() => work(size)),
    )
    if (large / Math.max(small, NOISE_MS) < LINEAR_GROWTH) break
  }
  return large / Math.max(small, NOISE_MS)
}
