/** A token bucket that fills at `perSecond` up to `burst`. `take` returns false if something came too fast. */
export type Bucket = { take: (amount?: number) => boolean }

/** Creates a full bucket; `now` in ms. */
export const createBucket = (perSecond: number, burst: number, now: () => number = () => performance.now()): Bucket => {
  let level = burst
  let filledAt = now()
  return {
    take: (amount = 1) => {
      const time = now()
      level = Math.min(burst, level + ((time - filledAt) / 1000) * perSecond)
      filledAt = time
      if (level < amount) return false
      level -= amount
      return true
    },
  }
}
